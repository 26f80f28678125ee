import { SparkServerError } from "./spark-server-error.ts";

/**
 * The query was accepted and failed while it ran.
 *
 * @see PySpark `SparkRuntimeException`
 */
export class SparkRuntimeError extends SparkServerError {
  static override readonly code: string = "SPARK_RUNTIME_ERROR";
}

/**
 * Arithmetic failed: division by zero, overflow.
 *
 * @example
 * ```ts
 * try {
 *   await spark.range(1).select(col("id").divide(0)).collect();
 * } catch (error) {
 *   console.log(error instanceof ArithmeticError && error.errorClass);
 * }
 * // DIVIDE_BY_ZERO
 * ```
 * @see PySpark `ArithmeticException`
 */
export class ArithmeticError extends SparkRuntimeError {
  static override readonly code: string = "ARITHMETIC_ERROR";
}

/**
 * A date or time could not be read or computed.
 *
 * @example
 * ```ts
 * try {
 *   await spark.range(1).select(lit("31 May").cast("date")).collect();
 * } catch (error) {
 *   console.log(error instanceof DateTimeError && error.errorClass);
 * }
 * // CAST_INVALID_INPUT
 * ```
 * @see PySpark `DateTimeException`
 */
export class DateTimeError extends SparkRuntimeError {
  static override readonly code: string = "DATE_TIME_ERROR";
}

/**
 * A value cannot be what it was given for.
 *
 * @see PySpark `IllegalArgumentException`
 */
export class IllegalArgumentError extends SparkRuntimeError {
  static override readonly code: string = "ILLEGAL_ARGUMENT_ERROR";
}

/**
 * A text could not be read as a number.
 *
 * @example
 * ```ts
 * try {
 *   await spark.range(1).select(lit("12,5").cast("double")).collect();
 * } catch (error) {
 *   console.log(error instanceof NumberFormatError && error.errorClass);
 * }
 * // CAST_INVALID_INPUT
 * ```
 * @see PySpark `NumberFormatException`
 */
export class NumberFormatError extends IllegalArgumentError {
  static override readonly code: string = "NUMBER_FORMAT_ERROR";
}

/**
 * An array index lies outside the array.
 *
 * @example
 * ```ts
 * try {
 *   await spark.range(1).select(F.array(lit(1), lit(2)).getItem(2)).collect();
 * } catch (error) {
 *   console.log(error instanceof ArrayIndexOutOfBoundsError && error.errorClass);
 * }
 * // INVALID_ARRAY_INDEX
 * ```
 * @see PySpark `ArrayIndexOutOfBoundsException`
 */
export class ArrayIndexOutOfBoundsError extends SparkRuntimeError {
  static override readonly code: string = "ARRAY_INDEX_OUT_OF_BOUNDS_ERROR";
}

/**
 * Spark cannot do this at all, with this source or with this type.
 *
 * @see PySpark `UnsupportedOperationException`
 */
export class UnsupportedOperationError extends SparkRuntimeError {
  static override readonly code: string = "UNSUPPORTED_OPERATION_ERROR";
}

/**
 * What was asked for by name or key is not there, such as a setting.
 *
 * @example
 * ```ts
 * try {
 *   await spark.conf.get("spark.no.such.setting");
 * } catch (error) {
 *   console.log(error instanceof NoSuchElementError && error.errorClass);
 * }
 * // SQL_CONF_NOT_FOUND
 * ```
 * @see PySpark `SparkNoSuchElementException`
 */
export class NoSuchElementError extends SparkRuntimeError {
  static override readonly code: string = "NO_SUCH_ELEMENT_ERROR";
}

/**
 * The result would differ from that of an older Spark, and a setting must say which one is meant.
 *
 * @see PySpark `SparkUpgradeException`
 */
export class UpgradeError extends SparkRuntimeError {
  static override readonly code: string = "UPGRADE_ERROR";
}
