import { randomUUID } from "node:crypto";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { CancelledError, type SparkConnectError, TimeoutError } from "../errors/index.ts";
import type { ConfigOperation, ExecuteOptions, Executor } from "../execution/index.ts";
import { requireSendable } from "../execution/plan-size.ts";
import { requireProtocol } from "../execution/require-protocol.ts";
import { isAtLeast } from "../execution/server-version.ts";
import {
  type AnalyzePlanRequest,
  type AnalyzePlanRequestSchema,
  type AnalyzePlanResponse,
  type ConfigResponse,
  type ExecutePlanRequestSchema,
  type ExecutePlanResponse,
  type InterruptRequest,
  InterruptRequest_InterruptType as InterruptType,
  type Plan,
  PlanSchema,
  type ReleaseExecuteRequestSchema,
  SparkConnectService,
} from "../gen/spark/connect/base_pb.ts";
import type { Artifact } from "./artifact-chunks.ts";
import { ArtifactUploads } from "./artifact-uploads.ts";
import type { ConnectionOptions } from "./connection-string.ts";
import { type ReattachEvent, reattachChannel } from "./diagnostics.ts";
import { checkTag, OperationTags } from "./operation-tags.ts";
import { PlanCompression } from "./plan-compression.ts";
import { ProgressHandlers } from "./progress-handlers.ts";
import { type ExecutionCalls, executeReattachable } from "./reattachable-execution.ts";
import { defaultRetryPolicy, type RetryPolicy } from "./retry-policy.ts";
import { RpcFailure } from "./rpc-failure.ts";
import { type CallLimits, SessionCalls } from "./session-calls.ts";

const methods = SparkConnectService.method;

/** What an execution adds to the identity of the caller. */
interface Operation
  extends Required<Pick<MessageInitShape<typeof ExecutePlanRequestSchema>, "requestOptions" | "tags">> {
  readonly operationId: string;
  readonly plan: Plan;
}

const reattachable = { requestOption: { case: "reattachOptions", value: { reattachable: true } } } as const;
/** Lets a row be larger than a message. */
const chunked = {
  requestOption: { case: "resultChunkingOptions", value: { allowArrowBatchChunking: true } },
} as const;

type ReleaseInit = MessageInitShape<typeof ReleaseExecuteRequestSchema>;
type Question = NonNullable<MessageInitShape<typeof AnalyzePlanRequestSchema>["analyze"]>;

/** One session's side of the wire: makes its calls, retries and reattaches them, and turns failures into errors. */
export class SparkConnectClient implements Executor {
  readonly sessionId: string;
  readonly tags = new OperationTags();
  readonly progress = new ProgressHandlers();
  readonly #calls: SessionCalls;
  readonly #uploads: ArtifactUploads;
  readonly #compression = new PlanCompression((keys) => this.config({ case: "get", value: { keys } }));
  #lastPlanId = 0n;
  #serverVersion: Promise<string> | undefined;

  constructor(connection: ConnectionOptions, policy: RetryPolicy = defaultRetryPolicy) {
    this.sessionId = connection.sessionId ?? randomUUID();
    this.#calls = new SessionCalls(connection, this.sessionId, policy);
    this.#uploads = new ArtifactUploads(this.#calls);
  }

  get isClosed(): boolean {
    return this.#calls.state.isClosed;
  }

  nextPlanId(): bigint {
    this.#lastPlanId += 1n;
    return this.#lastPlanId;
  }

  execute(plan: Plan, { signal }: ExecuteOptions = {}): AsyncIterable<ExecutePlanResponse> {
    requireSendable(plan);
    requireProtocol(this, PlanSchema, plan);
    const operation: Operation = {
      plan,
      operationId: randomUUID(),
      requestOptions: this.#canCompressAndChunk ? [chunked, reattachable] : [reattachable],
      // Read here, where the caller is, and not when the first response is asked for.
      tags: this.tags.list(),
    };
    return this.#run(operation, signal);
  }

  async analyze(analyze: AnalyzePlanRequest["analyze"]): Promise<AnalyzePlanResponse["result"]> {
    requireSendable(analyze);
    await this.#uploads.settled();
    if (!this.#canCompressAndChunk) return this.#analyze(analyze);
    try {
      return await this.#analyze(await this.#compression.compressedQuestion(analyze));
    } catch (error) {
      throw this.#compression.noted(error);
    }
  }

  config(opType: ConfigOperation): Promise<ConfigResponse> {
    return this.#calls.unary(methods.config, { ...this.#calls.observed, operation: { opType } });
  }

  serverVersion(): Promise<string> {
    this.#serverVersion ??= this.#askVersion().catch((error: unknown) => {
      this.#serverVersion = undefined;
      throw error;
    });
    return this.#serverVersion;
  }

  /**
   * Makes sure that a server answers, sooner than the retries of an ordinary call would give up.
   *
   * @param timeoutMs - how long to try
   * @throws {@link ConnectionError} naming the address if none does
   */
  async connect(timeoutMs: number): Promise<void> {
    const version = await this.#askVersion({ timeoutMs, signal: AbortSignal.timeout(timeoutMs) });
    this.#calls.state.serverVersion = version;
    this.#serverVersion = Promise.resolve(version);
  }

  /** The version the server told when {@link connect} reached it. */
  get connectedVersion(): string {
    return this.#calls.state.serverVersion;
  }

  /** Interrupts every running operation of the session and returns their ids. */
  interruptAll(): Promise<readonly string[]> {
    return this.#interrupt(InterruptType.ALL, { case: undefined });
  }

  /** Interrupts the running operations that carry a tag and returns their ids. */
  interruptTag(tag: string): Promise<readonly string[]> {
    return this.#interrupt(InterruptType.TAG, { case: "operationTag", value: checkTag(tag) });
  }

  /** Interrupts one operation; returns its id if it was running. */
  interruptOperation(operationId: string): Promise<readonly string[]> {
    return this.#interrupt(InterruptType.OPERATION_ID, { case: "operationId", value: operationId });
  }

  /** Makes a session on the server with the state of this one, and returns its id; since Spark 4.1. */
  async cloneSession(newSessionId?: string): Promise<string> {
    const request = { ...this.#calls.observed, ...(newSessionId === undefined ? {} : { newSessionId }) };
    return (await this.#calls.unary(methods.cloneSession, request)).newSessionId;
  }

  /** Uploads files for the session. */
  addArtifacts(artifacts: readonly Artifact[]): Promise<void> {
    return this.#uploads.add(artifacts);
  }

  /**
   * Brings contents into the session's cache on the server, unless it holds them, and returns their SHA-256 in hex.
   *
   * The upload goes on in the background: whatever runs next waits for it, and reports it if it failed.
   */
  stageArtifacts(contents: readonly Uint8Array[]): string[] {
    return this.#uploads.stage(contents);
  }

  /** Waits for what {@link stageArtifacts} was given so far. */
  artifactsSettled(): Promise<void> {
    return this.#uploads.settled();
  }

  /** Releases the session on the server and closes the channel; both best effort, and harmless when repeated. */
  async stop(): Promise<void> {
    const isOpen = !this.isClosed;
    this.#calls.state.close("The session is stopped.");
    if (isOpen) await this.#calls.release(methods.releaseSession, this.#calls.identity);
    this.#calls.close();
  }

  /** Closes the channel and leaves the session on the server, for another client to attach to by its id. */
  detach(): void {
    this.#calls.state.close("The session is detached.");
    this.#calls.close();
  }

  async *#run(operation: Operation, signal: AbortSignal | undefined): AsyncGenerator<ExecutePlanResponse> {
    const { operationId } = operation;
    const { state, policy } = this.#calls;
    state.assertOpen();
    const progress = this.progress.track(operationId);
    // Leaving the stream alone would let the query run on.
    const interrupt = () => void this.interruptOperation(operationId).catch(() => undefined);
    signal?.addEventListener("abort", interrupt);
    try {
      await this.#uploads.settled();
      const { plan } = operation;
      const sent = this.#canCompressAndChunk ? await this.#compression.compressed(plan) : plan;
      // An abort before this point has no stream to cancel.
      signal?.throwIfAborted();
      const calls = this.#executionCalls({ ...operation, plan: sent });
      for await (const response of executeReattachable(calls, policy, signal)) {
        state.verify(response);
        const { responseType } = response;
        if (responseType.case === "executionProgress") progress.report(responseType.value);
        yield response;
      }
    } catch (error) {
      if (signal?.aborted === true) throw this.#aborted(signal, operationId);
      // The stream was cancelled because the session was stopped or detached.
      if (isCancelled(error)) state.assertOpen();
      throw this.#compression.noted(await this.#calls.toError(error, operationId));
    } finally {
      signal?.removeEventListener("abort", interrupt);
      progress.finish();
    }
  }

  /** Known once a server has told its version, which {@link connect} asks for. */
  get #canCompressAndChunk(): boolean {
    return isAtLeast(this.connectedVersion, "4.1");
  }

  #executionCalls(operation: Operation): ExecutionCalls {
    const calls = this.#calls;
    const { operationId } = operation;
    return {
      execute: () => calls.stream(methods.executePlan, { ...calls.observed, ...operation }),
      reattach: (lastResponseId) => {
        const event: ReattachEvent = { sessionId: this.sessionId, operationId, lastResponseId };
        reattachChannel.publish(event);
        const from = lastResponseId === undefined ? {} : { lastResponseId };
        return calls.stream(methods.reattachExecute, { ...calls.observed, operationId, ...from });
      },
      release: (until) =>
        calls.release(methods.releaseExecute, { ...calls.identity, operationId, release: releaseOf(until) }),
    };
  }

  async #analyze(analyze: Question, limits?: CallLimits): Promise<AnalyzePlanResponse["result"]> {
    const request = { ...this.#calls.observed, analyze };
    return (await this.#calls.unary(methods.analyzePlan, request, limits)).result;
  }

  async #askVersion(limits?: CallLimits): Promise<string> {
    const result = await this.#analyze({ case: "sparkVersion", value: {} }, limits);
    return result.case === "sparkVersion" ? result.value.version : "";
  }

  async #interrupt(
    interruptType: InterruptType,
    interrupt: InterruptRequest["interrupt"],
  ): Promise<readonly string[]> {
    const request = { ...this.#calls.observed, interruptType, interrupt };
    return (await this.#calls.unary(methods.interrupt, request)).interruptedIds;
  }

  #aborted({ reason }: AbortSignal, operationId: string): SparkConnectError {
    const context = { cause: reason, sessionId: this.sessionId, operationId };
    // What `AbortSignal.timeout` gives as its reason.
    if (reason instanceof DOMException && reason.name === "TimeoutError") {
      return new TimeoutError(
        "The operation did not end within the time its AbortSignal gave it, and was interrupted on the server.",
        { ...context, grpcCode: "DEADLINE_EXCEEDED" },
      );
    }
    return new CancelledError("The operation was aborted by its AbortSignal and interrupted on the server.", {
      ...context,
      grpcCode: "CANCELLED",
    });
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof RpcFailure && error.status === "CANCELLED";
}

function releaseOf(untilResponseId: string | undefined): NonNullable<ReleaseInit["release"]> {
  return untilResponseId === undefined
    ? { case: "releaseAll", value: {} }
    : { case: "releaseUntil", value: { responseId: untilResponseId } };
}
