import { SparkServerError } from "./spark-server-error.ts";

/**
 * The analyzer refused the plan: an unknown column, a type that does not fit, a missing table.
 *
 * @see PySpark `AnalysisException`
 */
export class AnalysisError extends SparkServerError {
  static override readonly code: string = "ANALYSIS_ERROR";
}

/**
 * A SQL text could not be parsed.
 *
 * @see PySpark `ParseException`
 */
export class ParseError extends AnalysisError {
  static override readonly code: string = "PARSE_ERROR";
}

/** A table, view or path-based relation does not exist (Spark's `TABLE_OR_VIEW_NOT_FOUND`). */
export class TableOrViewNotFoundError extends AnalysisError {
  static override readonly code: string = "TABLE_OR_VIEW_NOT_FOUND_ERROR";
}
