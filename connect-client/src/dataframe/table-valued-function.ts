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

  /**
   * Calls any table function of the catalog by its (qualified) name; a whole DataFrame is `df.asTable()`.
   *
   * @example
   * ```ts
   * await spark.tvf.call("range", lit(3)).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  0|
   * // |  1|
   * // |  2|
   * // +---+
   * ```
   * @see PySpark `TableValuedFunction`
   */
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

  /**
   * A row for each item of an array or entry of a map; none for null or empty ones.
   *
   * @example
   * ```ts
   * await spark.tvf.explode(F.array(lit("DE"), lit("FR"))).show();
   * // +---+
   * // |col|
   * // +---+
   * // | DE|
   * // | FR|
   * // +---+
   * ```
   * @see PySpark `TableValuedFunction.explode`
   */
  explode(collection: ColumnOrName): DataFrame {
    return this.call("explode", collection);
  }

  /** {@link explode}, with one row of nulls for null or empty ones. */
  explodeOuter(collection: ColumnOrName): DataFrame {
    return this.call("explode_outer", collection);
  }

  /**
   * A row for each item of an array or entry of a map, with its position, from 0, as a first column.
   *
   * @example
   * ```ts
   * await spark.tvf.posexplode(F.array(lit("DE"), lit("FR"))).show();
   * // +---+---+
   * // |pos|col|
   * // +---+---+
   * // |  0| DE|
   * // |  1| FR|
   * // +---+---+
   * ```
   * @see PySpark `TableValuedFunction.posexplode`
   */
  posexplode(collection: ColumnOrName): DataFrame {
    return this.call("posexplode", collection);
  }

  /**
   * {@link posexplode}, with one row of nulls for null or empty ones.
   *
   * @see PySpark `TableValuedFunction.posexplode_outer`
   */
  posexplodeOuter(collection: ColumnOrName): DataFrame {
    return this.call("posexplode_outer", collection);
  }

  /**
   * A row for each struct of an array, its fields as columns.
   *
   * @example
   * ```ts
   * await spark.tvf.inline(F.array(lit({ zone: "DE", price: 90 }), lit({ zone: "FR", price: 80 }))).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE|   90|
   * // |  FR|   80|
   * // +----+-----+
   * ```
   * @see PySpark `TableValuedFunction.inline`
   */
  inline(structs: ColumnOrName): DataFrame {
    return this.call("inline", structs);
  }

  /** {@link inline}, with one row of nulls for null or empty arrays. */
  inlineOuter(structs: ColumnOrName): DataFrame {
    return this.call("inline_outer", structs);
  }

  /**
   * One row with the values of fields, given as columns such as `lit("zone")`, of a JSON text.
   *
   * @throws {@link ArgumentError} if no field is given
   * @example
   * ```ts
   * await spark.tvf.jsonTuple(lit('{"zone":"FR","price":98.5}'), lit("zone"), lit("price")).show();
   * // +---+----+
   * // | c0|  c1|
   * // +---+----+
   * // | FR|98.5|
   * // +---+----+
   * ```
   * @see PySpark `TableValuedFunction.json_tuple`
   */
  jsonTuple(json: ColumnOrName, ...fields: readonly [ColumnOrName, ...ColumnOrName[]]): DataFrame {
    if (fields.length === 0) throw new ArgumentError("jsonTuple() needs at least one field");
    return this.call("json_tuple", json, ...fields);
  }

  /**
   * The columns, after the first, spread over as many rows as the first says.
   *
   * @example
   * ```ts
   * await spark.tvf.stack(lit(2), lit("DE"), lit(90), lit("FR"), lit(80)).show();
   * // +----+----+
   * // |col0|col1|
   * // +----+----+
   * // |  DE|  90|
   * // |  FR|  80|
   * // +----+----+
   * ```
   * @see PySpark `TableValuedFunction.stack`
   */
  stack(rows: ColumnOrName, ...columns: readonly ColumnOrName[]): DataFrame {
    return this.call("stack", rows, ...columns);
  }

  /**
   * A row for each item or field of a variant: `pos`, `key`, `value`.
   *
   * @example
   * ```ts
   * await spark.tvf.variantExplode(F.parseJson(lit('{"zone":"FR","price":98.5}'))).orderBy("pos").show();
   * // +---+-----+-----+
   * // |pos|  key|value|
   * // +---+-----+-----+
   * // |  0|price| 98.5|
   * // |  1| zone| "FR"|
   * // +---+-----+-----+
   * ```
   * @see PySpark `TableValuedFunction.variant_explode`
   */
  variantExplode(variant: ColumnOrName): DataFrame {
    return this.call("variant_explode", variant);
  }

  /** {@link variantExplode}, with one row of nulls for what has no items. */
  variantExplodeOuter(variant: ColumnOrName): DataFrame {
    return this.call("variant_explode_outer", variant);
  }

  /**
   * The collations Spark knows.
   *
   * @example
   * ```ts
   * await spark.tvf.collations().filter(col("NAME").like("UTF8%")).select("NAME").orderBy("NAME").show();
   * // +-----------------+
   * // |             NAME|
   * // +-----------------+
   * // |      UTF8_BINARY|
   * // |UTF8_BINARY_RTRIM|
   * // |       UTF8_LCASE|
   * // | UTF8_LCASE_RTRIM|
   * // +-----------------+
   * ```
   * @see PySpark `TableValuedFunction.collations`
   */
  collations(): DataFrame {
    return this.call("collations");
  }

  /**
   * The keywords of Spark's SQL, and which of them are reserved.
   *
   * @example
   * ```ts
   * await spark.tvf.sqlKeywords().filter(col("keyword").eq("SELECT")).show();
   * // +-------+--------+
   * // |keyword|reserved|
   * // +-------+--------+
   * // | SELECT|   false|
   * // +-------+--------+
   * ```
   * @see PySpark `TableValuedFunction.sql_keywords`
   */
  sqlKeywords(): DataFrame {
    return this.call("sql_keywords");
  }

  /**
   * What Python code on the workers has logged; since Spark 4.1.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @example
   * ```ts
   * await spark.conf.set("spark.sql.pyspark.worker.logging.enabled", true);
   * console.log(await spark.tvf.pythonWorkerLogs().count());
   * // 0
   * ```
   * @see PySpark `TableValuedFunction.python_worker_logs`
   */
  pythonWorkerLogs(): DataFrame {
    requireConnected(this.#executor, "4.1", "tvf.pythonWorkerLogs()");
    return this.call("python_worker_logs");
  }
}
