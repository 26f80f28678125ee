import type { IntegerType, LongType, NotNull, StringType } from "../types/index.ts";
import { nullary } from "./define.ts";

/**
 * A number for each row: unique and growing, but with gaps between partitions and not the same in every run.
 *
 * @example
 * ```ts
 * const df = spark.range(0, 4, 1, 2).select(F.monotonicallyIncreasingId().alias("n"));
 * console.log((await df.collect()).map((row) => row.n));
 * // [ 0n, 1n, 8589934592n, 8589934593n ]
 * ```
 */
export const monotonicallyIncreasingId = nullary<NotNull<LongType>>("monotonically_increasing_id");

/**
 * The number of the partition the row is in, from 0.
 *
 * @example
 * ```ts
 * const df = spark.range(0, 4, 1, 2).select("id", F.sparkPartitionId().alias("partition"));
 * await df.orderBy("id").show();
 * // +---+---------+
 * // | id|partition|
 * // +---+---------+
 * // |  0|        0|
 * // |  1|        0|
 * // |  2|        1|
 * // |  3|        1|
 * // +---+---------+
 * ```
 */
export const sparkPartitionId = nullary<NotNull<IntegerType>>("spark_partition_id");

/**
 * The file the row was read from; empty where there is none.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.inputFileName().alias("file")).first());
 * // { file: '' }
 * ```
 */
export const inputFileName = nullary<NotNull<StringType>>("input_file_name");

/**
 * Where in its file the block begins that the row was read from, in bytes; -1 where there is none.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.inputFileBlockStart().alias("start")).first());
 * // { start: -1n }
 * ```
 */
export const inputFileBlockStart = nullary<NotNull<LongType>>("input_file_block_start");

/**
 * The length in bytes of the file block the row was read from; -1 where there is none.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.inputFileBlockLength().alias("length")).first());
 * // { length: -1n }
 * ```
 */
export const inputFileBlockLength = nullary<NotNull<LongType>>("input_file_block_length");
