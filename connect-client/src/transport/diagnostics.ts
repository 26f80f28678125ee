import { channel, type TracingChannel, tracingChannel } from "node:diagnostics_channel";

/**
 * One call to the server, from start to end; what the tracing channel `spark-connect-js:rpc` publishes.
 *
 * Holds no plan, no row, no token and no header of the connection.
 */
export interface RpcEvent {
  /** The method of `spark.connect.SparkConnectService`, e.g. `ExecutePlan`. */
  readonly method: string;
  readonly host: string;
  readonly port: number;
  readonly sessionId: string;
  /** The operation the call belongs to, if any. */
  readonly operationId: string | undefined;
  /** Headers a subscriber of `start` puts on the call, such as `traceparent`. */
  readonly headers: Record<string, string>;
  /** Messages received so far. */
  responses: number;
  /** The gRPC status once the call has ended, e.g. `OK`. */
  status: string | undefined;
  /** What ended the call, if its status is not `OK`. */
  error: unknown;
}

/** A call that failed and is made again; published on `spark-connect-js:retry` before the wait. */
export interface RetryEvent {
  readonly method: string;
  readonly sessionId: string;
  readonly operationId: string | undefined;
  /** The gRPC status of the failure, e.g. `UNAVAILABLE`. */
  readonly status: string;
  readonly details: string;
  /** How often the call was tried so far. */
  readonly attempts: number;
  /** How long is waited before the next try, in milliseconds. */
  readonly delayMs: number;
}

/** A result that goes on in another stream; published on `spark-connect-js:reattach`. */
export interface ReattachEvent {
  readonly sessionId: string;
  readonly operationId: string;
  /** The last response that was read; undefined if there was none. */
  readonly lastResponseId: string | undefined;
}

export const rpcChannel: TracingChannel<unknown, RpcEvent> = tracingChannel("spark-connect-js:rpc");
export const retryChannel = channel("spark-connect-js:retry");
export const reattachChannel = channel("spark-connect-js:reattach");

/** Publishes the end of a call, with its error if it failed. */
export function publishEnd(event: RpcEvent, status: string, error: unknown): void {
  event.status = status;
  if (error !== undefined) {
    event.error = error;
    rpcChannel.error.publish(event);
  }
  rpcChannel.asyncStart.publish(event);
  rpcChannel.asyncEnd.publish(event);
}
