import type { BinaryType, LongType } from "../../types/index.ts";
import { unary, unaryAggregate } from "../define.ts";

/**
 * The number of the bitmap bucket of a value; a bucket is for 32768 values, and the first, for those from 1
 * on, is 1.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.bitmapBucketNumber(32768).alias("first"),
 *   F.bitmapBucketNumber(32769).alias("second"),
 * );
 * console.log(await df.first());
 * // { first: 1n, second: 2n }
 * ```
 */
export const bitmapBucketNumber = unary<LongType>("bitmap_bucket_number");

/**
 * The position of a value in the bitmap of its bucket, from 0 to 32767.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.bitmapBitPosition(1).alias("start"),
 *   F.bitmapBitPosition(32769).alias("again"),
 * );
 * console.log(await df.first());
 * // { start: 0n, again: 0n }
 * ```
 */
export const bitmapBitPosition = unary<LongType>("bitmap_bit_position");

/**
 * Aggregates bit positions, from 0 to 32767, to a bitmap of 4096 bytes.
 *
 * @example
 * ```ts
 * const ids = spark.createDataFrame([[1], [2], [2], [40000]], "id INT");
 * const bitmap = F.bitmapConstructAgg(F.bitmapBitPosition("id")); // exact distinct counts
 * const buckets = ids.groupBy(F.bitmapBucketNumber("id").alias("bucket")).agg(bitmap.alias("ids"));
 * await buckets.select("bucket", F.bitmapCount("ids").alias("distinct")).orderBy("bucket").show();
 * // +------+--------+
 * // |bucket|distinct|
 * // +------+--------+
 * // |     1|       2|
 * // |     2|       1|
 * // +------+--------+
 * ```
 */
export const bitmapConstructAgg = unaryAggregate<BinaryType>("bitmap_construct_agg");

/**
 * The number of bits set in a bitmap.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.bitmapCount(Uint8Array.of(0b101, 0b1)).alias("bits")).first());
 * // { bits: 3n }
 * ```
 */
export const bitmapCount = unary<LongType>("bitmap_count");

/**
 * Aggregates bitmaps to the bits set in any of them, in a bitmap of 4096 bytes.
 *
 * @example
 * ```ts
 * const bitmaps = spark.createDataFrame([[Uint8Array.of(0b101)], [Uint8Array.of(0b110)]], "ids BINARY");
 * console.log(await bitmaps.agg(F.bitmapCount(F.bitmapOrAgg("ids")).alias("either")).first());
 * // { either: 3n }
 * ```
 */
export const bitmapOrAgg = unaryAggregate<BinaryType>("bitmap_or_agg");

/**
 * Aggregates bitmaps to the bits set in all of them, in a bitmap of 4096 bytes; since Spark 4.1.
 *
 * @example
 * ```ts
 * const bitmaps = spark.createDataFrame([[Uint8Array.of(0b101)], [Uint8Array.of(0b110)]], "ids BINARY");
 * console.log(await bitmaps.agg(F.bitmapCount(F.bitmapAndAgg("ids")).alias("both")).first());
 * // { both: 1n }
 * ```
 */
export const bitmapAndAgg = unaryAggregate<BinaryType>("bitmap_and_agg");
