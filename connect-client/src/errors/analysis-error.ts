import { SparkServerError } from "./spark-server-error.ts";

/**
 * The analyzer refused the plan: an unknown column, a type that does not fit, a missing table.
 *
 * @example
 * ```ts
 * try {
 *   await spark.range(1).untyped().select(col("price")).collect();
 * } catch (error) {
 *   if (error instanceof AnalysisError) console.log(error.errorClass, error.messageParameters.proposal);
 * }
 * // UNRESOLVED_COLUMN.WITH_SUGGESTION `id`
 * ```
 * @see PySpark `AnalysisException`
 */
export class AnalysisError extends SparkServerError {
  static override readonly code: string = "ANALYSIS_ERROR";
}

/**
 * A SQL text could not be parsed.
 *
 * @example
 * ```ts
 * try {
 *   await spark.sql("SELEC 1");
 * } catch (error) {
 *   if (error instanceof ParseError) console.log(error.errorClass, error.messageParameters);
 * }
 * // PARSE_SYNTAX_ERROR { error: "'SELEC'", hint: '' }
 * ```
 * @see PySpark `ParseException`
 */
export class ParseError extends AnalysisError {
  static override readonly code: string = "PARSE_ERROR";
}

/**
 * A table, view or path-based relation does not exist (Spark's `TABLE_OR_VIEW_NOT_FOUND`).
 *
 * @example
 * ```ts
 * try {
 *   await spark.table("no_such_table").collect();
 * } catch (error) {
 *   if (error instanceof TableOrViewNotFoundError) console.log(error.messageParameters.relationName);
 * }
 * // `no_such_table`
 * ```
 * @see PySpark `AnalysisException` of that error class
 */
export class TableOrViewNotFoundError extends AnalysisError {
  static override readonly code: string = "TABLE_OR_VIEW_NOT_FOUND_ERROR";
}

/**
 * A table, view or temporary view of that name exists already (Spark's `…_ALREADY_EXISTS`).
 *
 * @example
 * ```ts
 * await spark.range(1).createTempView("numbers");
 * try {
 *   await spark.range(2).createTempView("numbers");
 * } catch (error) {
 *   console.log(error instanceof TableOrViewAlreadyExistsError && error.errorClass);
 * }
 * // TEMP_TABLE_OR_VIEW_ALREADY_EXISTS
 * ```
 */
export class TableOrViewAlreadyExistsError extends AnalysisError {
  static override readonly code: string = "TABLE_OR_VIEW_ALREADY_EXISTS_ERROR";
}
