import {
  AnalysisError,
  ArithmeticError,
  ArrayIndexOutOfBoundsError,
  type BreakingChange,
  DateTimeError,
  IllegalArgumentError,
  NoSuchElementError,
  NumberFormatError,
  ParseError,
  type QueryContext,
  type ServerError,
  SparkRuntimeError,
  SparkServerError,
  type SparkServerErrorOptions,
  StreamingQueryError,
  TableOrViewAlreadyExistsError,
  TableOrViewNotFoundError,
  UnsupportedOperationError,
  UpgradeError,
} from "../errors/index.ts";
import type { ErrorInfo } from "../gen/google/rpc/error_details_pb.ts";
import {
  FetchErrorDetailsResponse_QueryContext_ContextType as ContextType,
  type FetchErrorDetailsResponse_BreakingChangeInfo,
  type FetchErrorDetailsResponse_Error,
  type FetchErrorDetailsResponse_QueryContext,
  type FetchErrorDetailsResponse_StackTraceElement,
} from "../gen/spark/connect/base_pb.ts";

interface Context {
  readonly cause: unknown;
  readonly sessionId: string;
  readonly operationId: string | undefined;
}

type ErrorClass = new (message: string, options: SparkServerErrorOptions) => SparkServerError;

/** By Java class; the first name of an exception's hierarchy that stands here decides, as in PySpark. */
const classes: Readonly<Record<string, ErrorClass>> = {
  "org.apache.spark.sql.catalyst.parser.ParseException": ParseError,
  "org.apache.spark.sql.AnalysisException": AnalysisError,
  "org.apache.spark.sql.streaming.StreamingQueryException": StreamingQueryError,
  "java.lang.ArithmeticException": ArithmeticError,
  "java.time.DateTimeException": DateTimeError,
  "java.lang.NumberFormatException": NumberFormatError,
  "java.lang.IllegalArgumentException": IllegalArgumentError,
  "java.lang.UnsupportedOperationException": UnsupportedOperationError,
  "org.apache.spark.SparkNoSuchElementException": NoSuchElementError,
  "org.apache.spark.SparkUpgradeException": UpgradeError,
  "java.lang.ArrayIndexOutOfBoundsException": ArrayIndexOutOfBoundsError,
  "org.apache.spark.SparkRuntimeException": SparkRuntimeError,
  "org.apache.spark.SparkException": SparkRuntimeError,
};

/** The error as the server's answer to FetchErrorDetails describes it: whole message, causes, places. */
export function serverErrorFromDetails(
  errors: readonly FetchErrorDetailsResponse_Error[],
  rootIndex: number,
  context: Context,
): SparkServerError {
  const chain = causeChain(errors, rootIndex).map(toServerError);
  return serverError(chain, stackTraceText(chain), context);
}

/** The error as far as it came with the gRPC status, whose parts the server may have cut. */
export function serverErrorFromInfo(info: ErrorInfo, message: string, context: Context): SparkServerError {
  const { metadata } = info;
  const only: ServerError = {
    classNames: readJson(metadata.classes, isTextList) ?? [info.reason],
    message,
    errorClass: metadata.errorClass ?? classInMessage(message),
    sqlState: metadata.sqlState,
    messageParameters: readJson(metadata.messageParameters, isTextRecord) ?? {},
    queryContexts: [],
    stackTrace: [],
  };
  return serverError([only], metadata.stackTrace, context);
}

/** A 3.5 server tells the class of an error only at the head of its message. */
function classInMessage(message: string): string | undefined {
  return /^\[([A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)*)\] /.exec(message)?.[1];
}

function serverError(
  chain: readonly ServerError[],
  serverStackTrace: string | undefined,
  context: Context,
): SparkServerError {
  const [root, ...causes] = chain;
  const options: SparkServerErrorOptions = {
    ...context,
    // Java's causes become this error's causes, so that any tool that prints a chain prints them.
    cause: causes.length === 0 ? context.cause : serverError(causes, undefined, context),
    errorClass: root?.errorClass,
    sqlState: root?.sqlState,
    messageParameters: root?.messageParameters ?? {},
    queryContexts: root?.queryContexts ?? [],
    serverErrors: chain,
    serverStackTrace,
  };
  return build(messageOf(chain), root?.classNames ?? [], options);
}

/** Java lets an exception go without a message, above all one that only wraps another. */
function messageOf(chain: readonly ServerError[]): string {
  const [root, ...causes] = chain;
  const own = root?.message.trim() ?? "";
  if (own !== "") return own;
  const cause = causes.find(({ message }) => message.trim() !== "");
  const names = [root, cause].flatMap((error) => error?.classNames[0] ?? []);
  return [...names, ...(cause ? [cause.message.trim()] : [])].join(": ") || "the server gave no message";
}

function build(
  message: string,
  classNames: readonly string[],
  options: SparkServerErrorOptions,
): SparkServerError {
  const known = classNames.map((name) => classes[name]).find((type) => type !== undefined);
  if (known === StreamingQueryError) {
    const { id: queryId, runId, startOffset, endOffset } = options.messageParameters ?? {};
    return new StreamingQueryError(message, { ...options, queryId, runId, startOffset, endOffset });
  }
  const precise = known === AnalysisError ? ofTable(options.errorClass ?? "") : undefined;
  return new (precise ?? known ?? SparkServerError)(message, options);
}

/** What programs catch of the analyzer: they make a table that is missing, and leave one alone that is there. */
function ofTable(errorClass: string): ErrorClass | undefined {
  if (errorClass.startsWith("TABLE_OR_VIEW_NOT_FOUND")) return TableOrViewNotFoundError;
  if (/^(TEMP_)?TABLE_OR_VIEW_ALREADY_EXISTS/.test(errorClass)) return TableOrViewAlreadyExistsError;
  return undefined;
}

function causeChain(
  errors: readonly FetchErrorDetailsResponse_Error[],
  rootIndex: number,
): FetchErrorDetailsResponse_Error[] {
  const chain: FetchErrorDetailsResponse_Error[] = [];
  // The length bounds the walk, should the server's indices ever form a ring.
  for (let index: number | undefined = rootIndex; index !== undefined && chain.length < errors.length; ) {
    const error: FetchErrorDetailsResponse_Error | undefined = errors[index];
    if (error === undefined) break;
    chain.push(error);
    index = error.causeIdx;
  }
  return chain;
}

function toServerError({
  errorTypeHierarchy,
  message,
  sparkThrowable,
  stackTrace,
}: FetchErrorDetailsResponse_Error): ServerError {
  return {
    classNames: errorTypeHierarchy,
    message,
    errorClass: sparkThrowable?.errorClass,
    sqlState: sparkThrowable?.sqlState,
    messageParameters: { ...sparkThrowable?.messageParameters },
    queryContexts: (sparkThrowable?.queryContexts ?? []).map(toQueryContext),
    ...(sparkThrowable?.breakingChangeInfo && {
      breakingChange: toBreakingChange(sparkThrowable.breakingChangeInfo),
    }),
    stackTrace: stackTrace.map(frameText),
  };
}

function toQueryContext(context: FetchErrorDetailsResponse_QueryContext): QueryContext {
  const { objectType, objectName, startIndex, stopIndex, fragment, callSite, summary } = context;
  const kind = context.contextType === ContextType.DATAFRAME ? "dataframe" : "sql";
  return { kind, objectType, objectName, startIndex, stopIndex, fragment, callSite, summary };
}

function toBreakingChange({
  migrationMessage,
  mitigationConfig,
  needsAudit = true,
}: FetchErrorDetailsResponse_BreakingChangeInfo): BreakingChange {
  const mitigation = mitigationConfig && { key: mitigationConfig.key, value: mitigationConfig.value };
  return { migration: migrationMessage, mitigation, needsAudit };
}

/** As Java prints a stack trace with its causes; undefined if the server keeps traces to itself. */
function stackTraceText(chain: readonly ServerError[]): string | undefined {
  if (chain.every(({ stackTrace }) => stackTrace.length === 0)) return undefined;
  return chain
    .map(({ classNames, message, stackTrace }) =>
      [`${classNames[0] ?? "error"}: ${message}`, ...stackTrace.map((frame) => `\tat ${frame}`)].join("\n"),
    )
    .join("\nCaused by: ");
}

function frameText({
  declaringClass,
  methodName,
  fileName,
  lineNumber,
}: FetchErrorDetailsResponse_StackTraceElement): string {
  const place =
    fileName === undefined ? "Unknown Source" : lineNumber < 0 ? fileName : `${fileName}:${lineNumber}`;
  return `${declaringClass}.${methodName}(${place})`;
}

/** Undefined also when the text was cut in the middle, which the server does to keep metadata small. */
function readJson<T>(text: string | undefined, check: (value: unknown) => value is T): T | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((item) => typeof item === "string")
  );
}
