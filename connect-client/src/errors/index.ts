export {
  AnalysisError,
  ParseError,
  TableOrViewAlreadyExistsError,
  TableOrViewNotFoundError,
} from "./analysis-error.ts";
export { ArgumentError, type ArgumentErrorOptions } from "./argument-error.ts";
export { DecodeError, type DecodeErrorOptions } from "./decode-error.ts";
export { PlanError, type PlanErrorOptions } from "./plan-error.ts";
export {
  SchemaError,
  type SchemaErrorOptions,
  type SchemaMismatch,
} from "./schema-error.ts";
export { SessionError } from "./session-error.ts";
export { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";
export {
  ArithmeticError,
  ArrayIndexOutOfBoundsError,
  DateTimeError,
  IllegalArgumentError,
  NoSuchElementError,
  NumberFormatError,
  SparkRuntimeError,
  UnsupportedOperationError,
  UpgradeError,
} from "./spark-runtime-error.ts";
export {
  type BreakingChange,
  type QueryContext,
  type ServerError,
  SparkServerError,
  type SparkServerErrorOptions,
} from "./spark-server-error.ts";
export { StreamingQueryError, type StreamingQueryErrorOptions } from "./streaming-query-error.ts";
export {
  AuthenticationError,
  CancelledError,
  ConnectionError,
  TimeoutError,
  TransportError,
  type TransportErrorOptions,
} from "./transport-error.ts";
export { UnsupportedError, type UnsupportedErrorOptions } from "./unsupported-error.ts";
