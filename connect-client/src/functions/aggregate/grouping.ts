import type { ByteType, LongType, NotNull } from "../../types/index.ts";
import { unaryAggregate, variadic } from "../define.ts";

/**
 * 1 where `rollup`, `cube` or grouping sets made the column null, otherwise 0: a total is told from a group
 * of nulls.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 10], ["FR", 30]], "zone STRING, price INT");
 * const totals = df.rollup("zone").agg(F.sum("price").alias("sum"), F.grouping("zone").alias("isTotal"));
 * await totals.orderBy("sum").show();
 * // +----+---+-------+
 * // |zone|sum|isTotal|
 * // +----+---+-------+
 * // |  DE| 10|      0|
 * // |  FR| 30|      0|
 * // |NULL| 40|      1|
 * // +----+---+-------+
 * ```
 */
export const grouping = unaryAggregate<NotNull<ByteType>>("grouping");

/**
 * The {@link grouping} of the columns as the bits of one number, the first column's the highest; of all that
 * are grouped by without arguments.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 1], ["FR", 1]], "zone STRING, day INT");
 * const levels = df.cube("zone", "day").agg(F.groupingId().alias("level"));
 * await levels.groupBy("level").count().orderBy("level").show();
 * // +-----+-----+
 * // |level|count|
 * // +-----+-----+
 * // |    0|    2|
 * // |    1|    2|
 * // |    2|    1|
 * // |    3|    1|
 * // +-----+-----+
 * ```
 */
export const groupingId = variadic<LongType>("grouping_id");
