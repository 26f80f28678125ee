import type { ArgumentType } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { DoubleType, FieldType, IntegerType, NotNull } from "../types/index.ts";
import type { Result } from "../typing/unresolved.ts";
import {
  type ColumnLike,
  call,
  column,
  nullary,
  type Of,
  optionalColumn,
  optionalValue,
  value,
} from "./define.ts";

/**
 * The number of the row in its window, from 1; equal rows get different ones.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 10], ["DE", 30], ["FR", 20]], "zone STRING, price INT");
 * const best = Window.partitionBy("zone").orderBy(F.desc("price"));
 * await df.withColumn("n", F.rowNumber().over(best)).orderBy("zone", "n").show();
 * // +----+-----+---+
 * // |zone|price|  n|
 * // +----+-----+---+
 * // |  DE|   30|  1|
 * // |  DE|   10|  2|
 * // |  FR|   20|  1|
 * // +----+-----+---+
 * ```
 */
export const rowNumber = nullary<NotNull<IntegerType>>("row_number");

/**
 * The rank of the row in its window, equal rows alike and with gaps after them.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [20], [20], [30]], "x INT");
 * await df.withColumn("rank", F.rank().over(Window.orderBy("x"))).show();
 * // +---+----+
 * // |  x|rank|
 * // +---+----+
 * // | 10|   1|
 * // | 20|   2|
 * // | 20|   2|
 * // | 30|   4|
 * // +---+----+
 * ```
 */
export const rank = nullary<NotNull<IntegerType>>("rank");

/**
 * The rank of the row in its window, equal rows alike and without gaps.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [20], [20], [30]], "x INT");
 * await df.withColumn("rank", F.denseRank().over(Window.orderBy("x"))).show();
 * // +---+----+
 * // |  x|rank|
 * // +---+----+
 * // | 10|   1|
 * // | 20|   2|
 * // | 20|   2|
 * // | 30|   3|
 * // +---+----+
 * ```
 */
export const denseRank = nullary<NotNull<IntegerType>>("dense_rank");

/**
 * The rank of the row in its window from 0 to 1: the rank minus 1, divided by the number of the other rows.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [20], [20], [30], [40]], "x INT");
 * await df.withColumn("rank", F.percentRank().over(Window.orderBy("x"))).show();
 * // +---+----+
 * // |  x|rank|
 * // +---+----+
 * // | 10| 0.0|
 * // | 20|0.25|
 * // | 20|0.25|
 * // | 30|0.75|
 * // | 40| 1.0|
 * // +---+----+
 * ```
 */
export const percentRank = nullary<NotNull<DoubleType>>("percent_rank");

/**
 * The share of rows of the window that are not after the current one.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [20], [20], [30]], "x INT");
 * await df.withColumn("share", F.cumeDist().over(Window.orderBy("x"))).show();
 * // +---+-----+
 * // |  x|share|
 * // +---+-----+
 * // | 10| 0.25|
 * // | 20| 0.75|
 * // | 20| 0.75|
 * // | 30|  1.0|
 * // +---+-----+
 * ```
 */
export const cumeDist = nullary<NotNull<DoubleType>>("cume_dist");

/**
 * Which of `parts` equal parts of the window the row is in, counted from 1; the first ones get the rows left
 * over.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [3], [4], [5]], "x INT");
 * await df.withColumn("half", F.ntile(2).over(Window.orderBy("x"))).show();
 * // +---+----+
 * // |  x|half|
 * // +---+----+
 * // |  1|   1|
 * // |  2|   1|
 * // |  3|   1|
 * // |  4|   2|
 * // |  5|   2|
 * // +---+----+
 * ```
 */
export function ntile(parts: number): Column<NotNull<IntegerType>> {
  return call("ntile", value(parts));
}

function neighbour(name: string) {
  return <const A extends ColumnLike>(
    values: A,
    offset = 1,
    fallback?: ColumnValue,
    ignoreNulls?: boolean,
  ): Of<Result<"nullable", readonly [ArgumentType<A>]>, A> => {
    if (ignoreNulls === undefined) return call(name, column(values), value(offset), optionalValue(fallback));
    return call(name, column(values), value(offset), value(fallback ?? null), value(ignoreNulls));
  };
}

/**
 * The value `offset` rows before the current one of the window, or `fallback` where there is none.
 *
 * @param offset - negative for rows after it
 * @param fallback - null unless given
 * @param ignoreNulls - counts only rows whose value is not null
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 10], [2, 30], [3, 20]], "day INT, price INT");
 * const before = F.lag("price").over(Window.orderBy("day"));
 * await df.withColumn("change", col("price").minus(before)).orderBy("day").show();
 * // +---+-----+------+
 * // |day|price|change|
 * // +---+-----+------+
 * // |  1|   10|  NULL|
 * // |  2|   30|    20|
 * // |  3|   20|   -10|
 * // +---+-----+------+
 * ```
 */
export const lag = neighbour("lag");

/**
 * The value `offset` rows after the current one of the window, or `fallback` where there is none; parameters
 * as those of {@link lag}.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 10], [2, 30], [3, 20]], "day INT, price INT");
 * await df.withColumn("next", F.lead("price", 1, 0).over(Window.orderBy("day"))).orderBy("day").show();
 * // +---+-----+----+
 * // |day|price|next|
 * // +---+-----+----+
 * // |  1|   10|  30|
 * // |  2|   30|  20|
 * // |  3|   20|   0|
 * // +---+-----+----+
 * ```
 */
export const lead = neighbour("lead");

/**
 * The value of row number `offset` of the window frame, counted from 1; null while there are fewer.
 *
 * @param ignoreNulls - counts only rows whose value is not null
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [20], [30]], "x INT");
 * await df.withColumn("second", F.nthValue("x", 2).over(Window.orderBy("x"))).show();
 * // +---+------+
 * // |  x|second|
 * // +---+------+
 * // | 10|  NULL|
 * // | 20|    20|
 * // | 30|    20|
 * // +---+------+
 * ```
 */
export function nthValue<const A extends ColumnLike>(
  values: A,
  offset: number,
  ignoreNulls = false,
): Of<Result<"nullable", readonly [ArgumentType<A>]>, A> {
  return call("nth_value", column(values), value(offset), value(ignoreNulls));
}

/**
 * How much a counter that only grows has grown since the row before in the window; null where it began anew,
 * which a lower value shows, or a later start time; since Spark 4.3.
 *
 * @param startTime - when the counter began
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 100], [2, 150], [3, 20]], "at INT, bytes INT");
 * await df.withColumn("grown", F.counterDiff("bytes").over(Window.orderBy("at"))).orderBy("at").show();
 * // +---+-----+-----+
 * // | at|bytes|grown|
 * // +---+-----+-----+
 * // |  1|  100| NULL|
 * // |  2|  150|   50|
 * // |  3|   20| NULL|
 * // +---+-----+-----+
 * ```
 */
export function counterDiff<const A extends ColumnLike, const B extends ColumnLike = never>(
  counter: A,
  startTime?: B,
): Of<FieldType, A | B> {
  return call("counter_diff", column(counter), optionalColumn(startTime));
}
