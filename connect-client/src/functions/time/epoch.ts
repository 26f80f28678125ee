import type { DecimalType, LongType, TimestampType } from "../../types/index.ts";
import { unary } from "../define.ts";

/**
 * A timestamp in whole seconds since 1970, rounded down.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.unixSeconds(Timestamp.parse("1970-01-01 00:00:01.9")).alias("seconds"));
 * console.log(await df.first());
 * // { seconds: 1n }
 * ```
 */
export const unixSeconds = unary<LongType>("unix_seconds");

/**
 * A timestamp in whole milliseconds since 1970, rounded down.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.unixMillis(Timestamp.parse("1970-01-01 00:00:01.9999")).alias("millis"),
 * );
 * console.log(await df.first());
 * // { millis: 1999n }
 * ```
 */
export const unixMillis = unary<LongType>("unix_millis");

/**
 * A timestamp in microseconds since 1970.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.unixMicros(Timestamp.parse("1970-01-01 00:00:01.5")).alias("micros"));
 * console.log(await df.first());
 * // { micros: 1500000n }
 * ```
 */
export const unixMicros = unary<LongType>("unix_micros");

/**
 * A timestamp of nanosecond precision in nanoseconds since 1970, as a decimal; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.unixNanos(F.timestampNanos(1_000_000_001n)).alias("nanos"));
 * console.log(await df.first());
 * // { nanos: 1000000001 }
 * ```
 */
export const unixNanos = unary<DecimalType>("unix_nanos");

/**
 * Seconds since 1970, which may have a fraction, as a timestamp.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.timestampSeconds(1.5).alias("at")).first());
 * // { at: 1970-01-01 00:00:01.5 }
 * ```
 */
export const timestampSeconds = unary<TimestampType>("timestamp_seconds");

/**
 * Milliseconds since 1970 as a timestamp.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.timestampMillis(1500).alias("at")).first());
 * // { at: 1970-01-01 00:00:01.5 }
 * ```
 */
export const timestampMillis = unary<TimestampType>("timestamp_millis");

/**
 * Microseconds since 1970 as a timestamp.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.timestampMicros(1500000).alias("at")).first());
 * // { at: 1970-01-01 00:00:01.5 }
 * ```
 */
export const timestampMicros = unary<TimestampType>("timestamp_micros");

/**
 * Nanoseconds since 1970 as a timestamp of that precision; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.typeof_(F.timestampNanos(1_000_000_001n)).alias("type"));
 * console.log(await df.first());
 * // { type: 'timestamp_ltz(9)' }
 * ```
 */
export const timestampNanos = unary("timestamp_nanos");
