import {
  AuthenticationError,
  CancelledError,
  ConnectionError,
  SessionError,
  type SparkConnectError,
  type SparkServerError,
  TimeoutError,
  TransportError,
  UnsupportedError,
} from "../errors/index.ts";
import { explainUnknownFunction } from "../execution/function-news.ts";
import { serverErrorFromDetails, serverErrorFromInfo } from "../execution/server-error.ts";
import type { FetchErrorDetailsResponse } from "../gen/spark/connect/base_pb.ts";
import { takeStack } from "../internal/take-stack.ts";
import { canRetry } from "./retry-policy.ts";
import type { RpcFailure } from "./rpc-failure.ts";

/** What the converter needs to know about the failed call. */
export interface FailedCall {
  readonly sessionId: string;
  readonly operationId?: string | undefined;
  /** The server's address, for messages about the connection. */
  readonly address: string;
  /** Empty before the session has connected. */
  readonly serverVersion: string;
  /** Asks the server for all it knows about an error; the server answers once. */
  fetchErrorDetails(errorId: string): Promise<FetchErrorDetailsResponse>;
}

/** Turns the failure of a call into the one error a caller sees; there is no other place that does. */
export async function errorFromGrpc(failure: RpcFailure, call: FailedCall): Promise<SparkConnectError> {
  const error = await convert(failure, call);
  // The stack is the caller's and not that of this conversion.
  takeStack(error, errorFromGrpc);
  return error;
}

async function convert(failure: RpcFailure, call: FailedCall): Promise<SparkConnectError> {
  const context = { cause: failure, sessionId: call.sessionId, operationId: call.operationId };
  const info = failure.errorInfo;
  if (info === undefined) return transportError(failure, call);
  const errorId = info.metadata.errorId;
  // Best effort: what came with the status is enough to name the error, and failing here must not hide it.
  const details =
    errorId === undefined ? undefined : await call.fetchErrorDetails(errorId).catch(() => undefined);
  const serverError =
    details?.rootErrorIdx === undefined
      ? serverErrorFromInfo(info, failure.details, context)
      : serverErrorFromDetails(details.errors, details.rootErrorIdx, context);
  explainUnknownFunction(serverError, call.serverVersion);
  return byErrorClass(serverError, failure);
}

const sessionIsLost =
  "The server was restarted or ended the session, so its views, configuration, cached data and unread results are " +
  "gone. Make a new one with spark.rebuild().";

/** Some of Spark's error classes mean the session or the call rather than the query. */
function byErrorClass(error: SparkServerError, failure: RpcFailure): SparkConnectError {
  const { errorClass = "", message, operationId, sessionId } = error;
  const options = { cause: error, operationId, sessionId };
  if (errorClass.startsWith("INVALID_HANDLE.SESSION_")) {
    return new SessionError(`${message} ${sessionIsLost}`, options);
  }
  if (errorClass.startsWith("OPERATION_CANCELED")) {
    return new CancelledError(message, { ...options, grpcCode: failure.status, attempts: failure.attempts });
  }
  return error;
}

function transportError(failure: RpcFailure, call: FailedCall): SparkConnectError {
  const { status, attempts } = failure;
  const details = failure.details.replace(/\s*Resolution note:\s*$/, "").trim();
  const { sessionId, operationId, address } = call;
  const options = {
    cause: failure,
    sessionId,
    operationId,
    grpcCode: status,
    canRetry: canRetry(failure),
    attempts,
  };
  switch (status) {
    case "UNAVAILABLE": {
      const tried = attempts === 1 ? "once" : `${attempts} times`;
      return new ConnectionError(
        `No answer from Spark Connect at ${address}, tried ${tried}: ${details}`,
        options,
      );
    }
    case "DEADLINE_EXCEEDED":
      return new TimeoutError(`Spark Connect at ${address} did not answer in time: ${details}`, options);
    case "CANCELLED":
      return new CancelledError(details, options);
    case "UNAUTHENTICATED":
    case "PERMISSION_DENIED":
      return new AuthenticationError(`${address} refused the token or the user: ${details}`, options);
    case "UNIMPLEMENTED":
      return new UnsupportedError(`The server at ${address} does not know this call: ${details}`, options);
    case "RESOURCE_EXHAUSTED":
      return new TransportError(
        `${details}. Make the message smaller, or raise grpc_max_message_size in the connection string and ` +
          "spark.connect.grpc.maxInboundMessageSize on the server.",
        options,
      );
    default:
      return new TransportError(`${status}: ${details}`, options);
  }
}
