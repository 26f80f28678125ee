import { type ColumnOrName, toColumn } from "../column/col.ts";
import { ArgumentError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { requireConnected } from "../execution/server-version.ts";
import { relation, withReferences } from "../plan/relation.ts";
import { DataFrame } from "./dataframe.ts";
import type { TableArg } from "./table-arg.ts";

/**
 * Functions that make tables; lazy.
 *
 * With a column of the outer query, marked by `outer()`, they are for `lateralJoin`.
 *
 * @example
 * ```ts
 * await spark.tvf.explode(F.array(lit(1), lit(2))).show();
 * // +---+
 * // |col|
 * // +---+
 * // |  1|
 * // |  2|
 * // +---+
 * ```
 * @see PySpark `TableValuedFunction` · proto `UnresolvedTableValuedFunction` · since Spark 4.0
 */
export class TableValuedFunction {
  readonly #executor: Executor;

  /** @internal Use `spark.tvf`. */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /** Calls any table function of the catalog by its (qualified) name; a whole DataFrame is `df.asTable()`. */
  call(name: string, ...args: readonly (ColumnOrName | TableArg)[]): DataFrame {
    const list = args.map((arg) => (typeof arg === "string" ? toColumn(arg) : arg));
    const nextPlanId = () => this.#executor.nextPlanId();
    const root = relation(nextPlanId(), "unresolvedTableValuedFunction", {
      functionName: name,
      arguments: list.map((arg) => arg.toExpression()),
    });
    const references = list.flatMap((arg) => arg.references);
    return new DataFrame(this.#executor, withReferences(root, references, nextPlanId));
  }

  /** A row for each item of an array or entry of a map; none for null or empty ones. */
  explode(collection: ColumnOrName): DataFrame {
    return this.call("explode", collection);
  }

  /** {@link explode}, with one row of nulls for null or empty ones. */
  explodeOuter(collection: ColumnOrName): DataFrame {
    return this.call("explode_outer", collection);
  }

  /** {@link explode} with the position, from 0, as a first column. */
  posexplode(collection: ColumnOrName): DataFrame {
    return this.call("posexplode", collection);
  }

  /** {@link explodeOuter} with the position, from 0, as a first column. */
  posexplodeOuter(collection: ColumnOrName): DataFrame {
    return this.call("posexplode_outer", collection);
  }

  /** A row for each struct of an array, its fields as columns. */
  inline(structs: ColumnOrName): DataFrame {
    return this.call("inline", structs);
  }

  /** {@link inline}, with one row of nulls for null or empty arrays. */
  inlineOuter(structs: ColumnOrName): DataFrame {
    return this.call("inline_outer", structs);
  }

  /** One row with the values of fields, given as columns such as `lit("zone")`, of a JSON text. */
  jsonTuple(json: ColumnOrName, ...fields: readonly [ColumnOrName, ...ColumnOrName[]]): DataFrame {
    if (fields.length === 0) throw new ArgumentError("jsonTuple() needs at least one field");
    return this.call("json_tuple", json, ...fields);
  }

  /** The columns, after the first, spread over as many rows as the first says. */
  stack(rows: ColumnOrName, ...columns: readonly ColumnOrName[]): DataFrame {
    return this.call("stack", rows, ...columns);
  }

  /** A row for each item or field of a variant: `pos`, `key`, `value`. */
  variantExplode(variant: ColumnOrName): DataFrame {
    return this.call("variant_explode", variant);
  }

  /** {@link variantExplode}, with one row of nulls for what has no items. */
  variantExplodeOuter(variant: ColumnOrName): DataFrame {
    return this.call("variant_explode_outer", variant);
  }

  /** The collations Spark knows. */
  collations(): DataFrame {
    return this.call("collations");
  }

  /** The keywords of Spark's SQL, and which of them are reserved. */
  sqlKeywords(): DataFrame {
    return this.call("sql_keywords");
  }

  /**
   * What Python code on the workers has logged; since Spark 4.1.
   *
   * @throws {@link UnsupportedError} if the server is older
   */
  pythonWorkerLogs(): DataFrame {
    requireConnected(this.#executor, "4.1", "tvf.pythonWorkerLogs()");
    return this.call("python_worker_logs");
  }
}
