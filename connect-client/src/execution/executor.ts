import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  AnalyzePlanRequest,
  AnalyzePlanResponse,
  ConfigRequest_OperationSchema,
  ConfigResponse,
  ExecutePlanResponse,
  Plan,
} from "../gen/spark/connect/base_pb.ts";

/** One question or change to the configuration. */
export type ConfigOperation = NonNullable<MessageInitShape<typeof ConfigRequest_OperationSchema>["opType"]>;

/** How one execution behaves; every field has a default. */
export interface ExecuteOptions {
  /** Cancels the operation on the server when it aborts. */
  readonly signal?: AbortSignal;
}

/**
 * What everything above the wire needs of a session: the library's one upward call.
 *
 * DataFrames, readers, streaming queries and ML models hold an `Executor`, never a channel. The session
 * implements it over gRPC; tests implement it in memory.
 */
export interface Executor {
  /** The client-side session id, a UUID. */
  readonly sessionId: string;

  /** A plan id no other relation of this session has. */
  nextPlanId(): bigint;

  /**
   * Runs a plan and yields every response in order, exactly once: reattached when the stream breaks, retried
   * where Spark's policy retries, released as it is consumed and at the end, on error and on early exit.
   * Rejects with the library's own errors only.
   *
   * @throws {@link UnsupportedError} if the server is too old for the plan
   * @throws {@link PlanError} if the plan is too deep or too large to be sent
   */
  execute(plan: Plan, options?: ExecuteOptions): AsyncIterable<ExecutePlanResponse>;

  /** Asks the analyzer about a plan without running it. */
  analyze(request: AnalyzePlanRequest["analyze"]): Promise<AnalyzePlanResponse["result"]>;

  /** Reads or changes the session's configuration. */
  config(operation: ConfigOperation): Promise<ConfigResponse>;

  /** The server's version, e.g. `4.0.0`; asked once and remembered. */
  serverVersion(): Promise<string>;

  /** The version the server told when the session connected, for where nothing can be waited for; else empty. */
  readonly connectedVersion?: string;
}
