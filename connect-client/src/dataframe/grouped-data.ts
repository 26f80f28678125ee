import { inspect } from "node:util";
import { type ColumnOrName, col, lit, toColumn } from "../column/col.ts";
import { Column, invoke } from "../column/column.ts";
import { ArgumentError, PlanError } from "../errors/index.ts";
import { Aggregate_GroupType as GroupType } from "../gen/spark/connect/relations_pb.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { checkText, wrongArgument } from "../plan/arguments.ts";
import { formatExpression } from "../plan/format-expression.ts";
import { type LiteralInput, literal } from "../plan/literal.ts";
import type { AnySchema, Schema } from "../types/index.ts";
import type { CheckColumn, CheckColumns, CheckNamesOf } from "./check-types.ts";
import type { DataFrame } from "./dataframe.ts";
import type { DataFrameBase } from "./dataframe-base.ts";
import type {
  Aggregated,
  AggregatedBy,
  AggregatedByNames,
  CheckAggregates,
  Counted,
  PivotNames,
} from "./group-types.ts";

type Names = readonly [string, ...string[]];

declare const groupedType: unique symbol;

/** Grouped rows as far as their types go; see {@link OfSchema}. */
interface OfGroups<out S extends Schema, out K extends Schema, out B extends string, out P extends string> {
  readonly [groupedType]: { readonly input: S; readonly keys: K; readonly names: B; readonly values: P };
}

/** How rows are grouped, and what the groups are turned into columns by. */
export interface Grouping {
  readonly type: "groupBy" | "rollup" | "cube" | "groupingSets";
  readonly columns: readonly Column[];
  readonly sets?: readonly (readonly Column[])[];
  readonly pivot?: { readonly column: Column; readonly values: readonly LiteralInput[] };
}

const groupTypes = {
  groupBy: GroupType.GROUPBY,
  rollup: GroupType.ROLLUP,
  cube: GroupType.CUBE,
  groupingSets: GroupType.GROUPING_SETS,
} as const;

/**
 * Grouped rows, which an aggregation makes a DataFrame again; lazy.
 *
 * `S` are the columns of the input and `K` those grouped by, as far as the compiler knows them.
 *
 * @see PySpark `GroupedData` · proto `Aggregate`
 */
export class GroupedData<
  out S extends Schema = AnySchema,
  out K extends Schema = AnySchema,
  out B extends string = string,
  out P extends string = never,
> implements OfGroups<S, K, B, P>
{
  declare readonly [groupedType]: {
    readonly input: S;
    readonly keys: K;
    readonly names: B;
    readonly values: P;
  };
  readonly #df: DataFrameBase<S>;
  readonly #grouping: Grouping;

  /** @internal Use `groupBy`, `rollup`, `cube` or `groupingSets`. */
  constructor(df: DataFrameBase<S>, grouping: Grouping) {
    this.#df = df;
    this.#grouping = grouping;
  }

  [inspect.custom](): string {
    const { type, columns, pivot } = this.#grouping;
    const keys = columns.map((column) => formatExpression(column.toExpression())).join(", ");
    const turned = pivot && `.pivot(${formatExpression(pivot.column.toExpression())})`;
    return `GroupedData[${type}(${keys})${turned ?? ""} of ${this.#df}]`;
  }

  /**
   * One row for each group: the columns grouped by, then the aggregates.
   *
   * @param aggregates - columns, or an object from column names to the names of functions
   * @throws {@link ArgumentError} if there is none, or one is neither
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["DE", 143], ["FR", 98]], ["zone", "price"]);
   * await prices.groupBy("zone").agg(F.max("price").alias("peak")).orderBy("zone").show();
   * // +----+----+
   * // |zone|peak|
   * // +----+----+
   * // |  DE| 143|
   * // |  FR|  98|
   * // +----+----+
   * await prices.groupBy("zone").agg({ price: "max" }).orderBy("zone").show();
   * // +----+----------+
   * // |zone|max(price)|
   * // +----+----------+
   * // |  DE|       143|
   * // |  FR|        98|
   * // +----+----------+
   * ```
   * @see PySpark `GroupedData.agg` · proto `Aggregate`
   */
  agg<T extends Schema, G extends Schema, V extends string, const F extends Readonly<Record<string, string>>>(
    this: OfGroups<T, G, string, V>,
    functions: F & CheckNamesOf<T, F>,
  ): DataFrame<AggregatedByNames<T, G, V, F>>;
  agg<
    T extends Schema,
    G extends Schema,
    M extends string,
    V extends string,
    const A extends readonly [Column, ...Column[]],
  >(
    this: OfGroups<T, G, M, V>,
    ...aggregates: A & CheckAggregates<T, M, A>
  ): DataFrame<Aggregated<T, G, V, A>>;
  agg(
    ...aggregates: readonly [Readonly<Record<string, string>>] | readonly [Column, ...Column[]]
  ): DataFrame<Schema> {
    const columns = aggregates.flatMap((item, i) => {
      if (item instanceof Column) return [item];
      if (!isPlainObject(item))
        throw wrongArgument(
          `aggregates[${i}]`,
          'columns such as F.max("price"), or one object such as { price: "max" }',
          item,
        );
      return Object.entries(item).map(([name, fn]) =>
        invoke(checkText(`the function for ${name}`, fn), col(name)),
      );
    });
    if (columns.length === 0) throw new ArgumentError("agg() needs at least one aggregate");
    return this.#aggregate(columns);
  }

  /**
   * The number of rows of each group, as a column `count`.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["DE", 143], ["FR", 98]], ["zone", "price"]);
   * await prices.groupBy("zone").count().orderBy("zone").show();
   * // +----+-----+
   * // |zone|count|
   * // +----+-----+
   * // |  DE|    2|
   * // |  FR|    1|
   * // +----+-----+
   * ```
   * @see PySpark `GroupedData.count` · proto `Aggregate`
   */
  count<G extends Schema, V extends string>(this: OfGroups<Schema, G, string, V>): DataFrame<Counted<G, V>>;
  count(): DataFrame {
    return this.#aggregate([invoke("count", lit(1)).alias("count")]);
  }

  /**
   * The smallest value of each of the columns, as `min(name)`.
   *
   * @throws {@link ArgumentError} if no column is named
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["DE", 143]], ["zone", "price"]);
   * await prices.groupBy("zone").min("price").show();
   * // +----+----------+
   * // |zone|min(price)|
   * // +----+----------+
   * // |  DE|        90|
   * // +----+----------+
   * ```
   * @see PySpark `GroupedData.min` · proto `Aggregate`
   */
  min<T extends Schema, G extends Schema, V extends string, const N extends Names>(
    this: OfGroups<T, G, string, V>,
    ...names: N & CheckColumns<T, N>
  ): DataFrame<AggregatedBy<T, G, V, "min", N[number]>>;
  min(...names: readonly string[]): DataFrame {
    return this.#each("min", names);
  }

  /**
   * The greatest value of each of the columns, as `max(name)`.
   *
   * @throws {@link ArgumentError} if no column is named
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["DE", 143]], ["zone", "price"]);
   * await prices.groupBy("zone").max("price").show();
   * // +----+----------+
   * // |zone|max(price)|
   * // +----+----------+
   * // |  DE|       143|
   * // +----+----------+
   * ```
   * @see PySpark `GroupedData.max` · proto `Aggregate`
   */
  max<T extends Schema, G extends Schema, V extends string, const N extends Names>(
    this: OfGroups<T, G, string, V>,
    ...names: N & CheckColumns<T, N>
  ): DataFrame<AggregatedBy<T, G, V, "max", N[number]>>;
  max(...names: readonly string[]): DataFrame {
    return this.#each("max", names);
  }

  /**
   * The sum of each of the columns, as `sum(name)`.
   *
   * @throws {@link ArgumentError} if no column is named
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["DE", 143]], ["zone", "price"]);
   * await prices.groupBy("zone").sum("price").show();
   * // +----+----------+
   * // |zone|sum(price)|
   * // +----+----------+
   * // |  DE|       233|
   * // +----+----------+
   * ```
   * @see PySpark `GroupedData.sum` · proto `Aggregate`
   */
  sum<T extends Schema, G extends Schema, V extends string, const N extends Names>(
    this: OfGroups<T, G, string, V>,
    ...names: N & CheckColumns<T, N>
  ): DataFrame<AggregatedBy<T, G, V, "sum", N[number]>>;
  sum(...names: readonly string[]): DataFrame {
    return this.#each("sum", names);
  }

  /**
   * The mean of each of the columns, as `avg(name)`.
   *
   * @throws {@link ArgumentError} if no column is named
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["DE", 143]], ["zone", "price"]);
   * await prices.groupBy("zone").avg("price").show();
   * // +----+----------+
   * // |zone|avg(price)|
   * // +----+----------+
   * // |  DE|     116.5|
   * // +----+----------+
   * ```
   * @see PySpark `GroupedData.avg` · proto `Aggregate`
   */
  avg<T extends Schema, G extends Schema, V extends string, const N extends Names>(
    this: OfGroups<T, G, string, V>,
    ...names: N & CheckColumns<T, N>
  ): DataFrame<AggregatedBy<T, G, V, "avg", N[number]>>;
  avg(...names: readonly string[]): DataFrame {
    return this.#each("avg", names);
  }

  /**
   * {@link avg}.
   *
   * @see PySpark `GroupedData.mean` · proto `Aggregate`
   */
  mean<T extends Schema, G extends Schema, V extends string, const N extends Names>(
    this: OfGroups<T, G, string, V>,
    ...names: N & CheckColumns<T, N>
  ): DataFrame<AggregatedBy<T, G, V, "avg", N[number]>>;
  mean(...names: readonly string[]): DataFrame {
    return this.#each("avg", names);
  }

  #each(functionName: string, names: readonly string[]): DataFrame {
    if (names.length === 0)
      throw new ArgumentError(
        `${functionName}() needs the names of the columns: the client does not know them`,
      );
    return this.#aggregate(names.map((name) => invoke(functionName, col(name))));
  }

  /**
   * Turns the values of a column into columns of the result.
   *
   * @param values - those to make columns of; without them Spark runs a job to find all
   * @throws {@link PlanError} after rollup, cube, grouping sets or another pivot
   * @example
   * ```ts
   * const prices = spark.createDataFrame([[1, "DE", 90], [1, "FR", 80], [2, "DE", 70]], ["hour", "zone", "price"]);
   * await prices.groupBy("hour").pivot("zone", ["DE", "FR"]).sum("price").orderBy("hour").show();
   * // +----+---+----+
   * // |hour| DE|  FR|
   * // +----+---+----+
   * // |   1| 90|  80|
   * // |   2| 70|NULL|
   * // +----+---+----+
   * ```
   * @see PySpark `GroupedData.pivot` · proto `Aggregate.Pivot`
   */
  pivot<
    T extends Schema,
    G extends Schema,
    M extends string,
    const C extends ColumnOrName,
    const V extends readonly LiteralInput[] = readonly LiteralInput[],
  >(
    this: OfGroups<T, G, M, string>,
    column: C & CheckColumn<T, C>,
    values?: V,
  ): GroupedData<T, G, M, PivotNames<V>>;
  pivot(column: ColumnOrName, values: readonly LiteralInput[] = []): GroupedData<S> {
    const { type, columns, pivot } = this.#grouping;
    if (type !== "groupBy" || pivot)
      throw new PlanError(
        `pivot() works once, after groupBy(): this is ${pivot ? "a pivot" : type} already`,
        {
          node: "Aggregate",
        },
      );
    return new GroupedData(this.#df, { type, columns, pivot: { column: toColumn(column), values } });
  }

  #aggregate<R extends Schema>(aggregates: readonly Column[]): DataFrame<R> {
    const { type, columns, sets = [], pivot } = this.#grouping;
    return this.#df.derive(
      "aggregate",
      {
        input: this.#df.toRelation(),
        groupType: pivot ? GroupType.PIVOT : groupTypes[type],
        groupingExpressions: columns.map((column) => column.toExpression()),
        aggregateExpressions: aggregates.map((column) => column.toExpression()),
        groupingSets: sets.map((set) => ({ groupingSet: set.map((column) => column.toExpression()) })),
        ...(pivot && {
          pivot: { col: pivot.column.toExpression(), values: pivot.values.map((value) => literal(value)) },
        }),
      },
      [...columns, ...sets.flat(), ...aggregates, ...(pivot ? [pivot.column] : [])],
    );
  }
}
