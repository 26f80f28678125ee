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
 * @see PySpark `ArithmeticException`
 */
export class ArithmeticError extends SparkRuntimeError {
  static override readonly code: string = "ARITHMETIC_ERROR";
}

/**
 * A date or time could not be read or computed.
 *
 * @see PySpark `DateTimeException`
 */
export class DateTimeError extends SparkRuntimeError {
  static override readonly code: string = "DATE_TIME_ERROR";
}

/**
 * A text could not be read as a number.
 *
 * @see PySpark `NumberFormatException`
 */
export class NumberFormatError extends SparkRuntimeError {
  static override readonly code: string = "NUMBER_FORMAT_ERROR";
}

/**
 * An array index lies outside the array.
 *
 * @see PySpark `ArrayIndexOutOfBoundsException`
 */
export class ArrayIndexOutOfBoundsError extends SparkRuntimeError {
  static override readonly code: string = "ARRAY_INDEX_OUT_OF_BOUNDS_ERROR";
}
