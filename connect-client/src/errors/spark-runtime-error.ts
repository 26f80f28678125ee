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
export class NumberFormatError extends SparkRuntimeError {
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
