import { createHash, randomUUID } from "node:crypto";
import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { CancelledError, SessionError, type SparkConnectError, TransportError } from "../errors/index.ts";
import type { ConfigOperation, ExecuteOptions, Executor } from "../execution/index.ts";
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
  type ReleaseExecuteRequestSchema,
  SparkConnectService,
} from "../gen/spark/connect/base_pb.ts";
import { type Artifact, artifactRequests, type CallerIdentity } from "./artifact-chunks.ts";
import { needsTls } from "./channel.ts";
import { clientType } from "./client-type.ts";
import type { ConnectionOptions } from "./connection-string.ts";
import { errorFromGrpc } from "./error-from-grpc.ts";
import { checkTag, OperationTags } from "./operation-tags.ts";
import { ProgressHandlers } from "./progress-handlers.ts";
import { type ExecutionCalls, executeReattachable } from "./reattachable-execution.ts";
import { retrying } from "./retry.ts";
import { defaultRetryPolicy, type RetryPolicy } from "./retry-policy.ts";
import { RpcClient } from "./rpc-client.ts";
import { RpcFailure } from "./rpc-failure.ts";
import { SessionState } from "./session-state.ts";

const methods = SparkConnectService.method;
const minute = 60_000;
/** Same as PySpark 4.3's `RpcDeadlines`. An execution's deadline is that of one stream; it is then reattached. */
const timeouts = { stream: 10 * minute, short: 10 * minute, long: 60 * minute } as const;

/** What an execution adds to the identity of the caller. */
type Operation = Required<
  Pick<MessageInitShape<typeof ExecutePlanRequestSchema>, "operationId" | "requestOptions" | "plan" | "tags">
> & { readonly operationId: string };

type ReleaseInit = MessageInitShape<typeof ReleaseExecuteRequestSchema>;

/** One session's side of the wire: makes its calls, retries and reattaches them, and turns failures into errors. */
export class SparkConnectClient implements Executor {
  readonly sessionId: string;
  readonly tags = new OperationTags();
  readonly progress = new ProgressHandlers();
  readonly #rpc: RpcClient;
  readonly #policy: RetryPolicy;
  readonly #address: string;
  readonly #state: SessionState;
  readonly #identity: CallerIdentity;
  #lastPlanId = 0n;
  #serverVersion: Promise<string> | undefined;
  #connectedVersion = "";
  #uploads: Promise<unknown> = Promise.resolve();

  constructor(connection: ConnectionOptions, policy: RetryPolicy = defaultRetryPolicy) {
    const { sessionId = randomUUID(), userId = "", userAgent, host, port } = connection;
    this.sessionId = sessionId;
    this.#address = `${host}:${port}${needsTls(connection) ? " over TLS" : ""}`;
    this.#policy = policy;
    this.#state = new SessionState(sessionId);
    this.#identity = {
      sessionId,
      userContext: { userId, userName: userId },
      clientType: clientType(userAgent),
    };
    this.#rpc = new RpcClient(connection);
  }

  get isClosed(): boolean {
    return this.#state.isClosed;
  }

  nextPlanId(): bigint {
    this.#lastPlanId += 1n;
    return this.#lastPlanId;
  }

  execute(plan: Plan, { signal }: ExecuteOptions = {}): AsyncIterable<ExecutePlanResponse> {
    const operation: Operation = {
      plan,
      operationId: randomUUID(),
      requestOptions: [{ requestOption: { case: "reattachOptions", value: { reattachable: true } } }],
      // Read here, where the caller is, and not when the first response is asked for.
      tags: this.tags.list(),
    };
    return this.#run(operation, signal);
  }

  async analyze(analyze: AnalyzePlanRequest["analyze"]): Promise<AnalyzePlanResponse["result"]> {
    await this.#uploaded();
    return this.#analyze(analyze, timeouts.long);
  }

  async config(opType: ConfigOperation): Promise<ConfigResponse> {
    const operation = { opType };
    return this.#state.verify(
      await this.#unary(methods.config, { ...this.#observed(), operation }, timeouts.short),
    );
  }

  serverVersion(): Promise<string> {
    this.#serverVersion ??= this.#askVersion(timeouts.short).catch((error: unknown) => {
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
    this.#connectedVersion = await this.#askVersion(timeoutMs, AbortSignal.timeout(timeoutMs));
    this.#serverVersion = Promise.resolve(this.#connectedVersion);
  }

  /** The version the server told when {@link connect} reached it. */
  get connectedVersion(): string {
    return this.#connectedVersion;
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
    const request = { ...this.#observed(), ...(newSessionId === undefined ? {} : { newSessionId }) };
    return this.#state.verify(await this.#unary(methods.cloneSession, request, timeouts.short)).newSessionId;
  }

  /** Uploads files for the session. */
  async addArtifacts(artifacts: readonly Artifact[]): Promise<void> {
    const upload = () => {
      const requests = artifactRequests(artifacts, this.#identity);
      return this.#rpc.clientStream(methods.addArtifacts, requests, timeouts.long);
    };
    const { artifacts: summaries } = this.#state.verify(
      await this.#guarded(() => retrying(this.#policy, upload)),
    );
    const broken = summaries.filter(({ isCrcSuccessful }) => !isCrcSuccessful).map(({ name }) => name);
    if (broken.length > 0) {
      throw new TransportError(`The server received a damaged copy of ${broken.join(", ")}. Upload again.`, {
        sessionId: this.sessionId,
        canRetry: true,
      });
    }
  }

  /**
   * Brings contents into the session's cache on the server, unless it holds them, and returns their SHA-256 in hex.
   *
   * The upload goes on in the background: whatever runs next waits for it, and reports it if it failed.
   */
  stageArtifacts(contents: readonly Uint8Array[]): string[] {
    const artifacts = contents.map((bytes) => ({ name: `cache/${sha256(bytes)}`, bytes }));
    const upload = Promise.all([this.#uploads, this.#uploadMissing(artifacts)]);
    upload.catch(() => undefined);
    this.#uploads = upload;
    return artifacts.map(({ name }) => name.slice("cache/".length));
  }

  /** Releases the session on the server and closes the channel; both best effort, and harmless when repeated. */
  async stop(): Promise<void> {
    if (this.isClosed) return;
    this.#state.close("The session is stopped.");
    await this.#rpc.unary(methods.releaseSession, this.#identity, timeouts.short).catch(() => undefined);
    this.#rpc.close();
  }

  /** Closes the channel and leaves the session on the server, for another client to attach to by its id. */
  detach(): void {
    this.#state.close("The session is detached.");
    this.#rpc.close();
  }

  async #uploadMissing(artifacts: readonly Artifact[]): Promise<void> {
    const request = { ...this.#identity, names: artifacts.map(({ name }) => name) };
    const { statuses } = this.#state.verify(
      await this.#unary(methods.artifactStatus, request, timeouts.short),
    );
    const missing = artifacts.filter(({ name }) => statuses[name]?.exists !== true);
    if (missing.length > 0) await this.addArtifacts(missing);
  }

  async #uploaded(): Promise<void> {
    const uploads = this.#uploads;
    try {
      await uploads;
    } finally {
      // Told once: a failed upload does not fail what has nothing to do with it for ever after.
      if (this.#uploads === uploads) this.#uploads = Promise.resolve();
    }
  }

  async *#run(operation: Operation, signal: AbortSignal | undefined): AsyncGenerator<ExecutePlanResponse> {
    const { operationId } = operation;
    this.#state.assertOpen();
    const progress = this.progress.track(operationId);
    // Leaving the stream alone would let the query run on.
    const interrupt = () => void this.interruptOperation(operationId).catch(() => undefined);
    signal?.addEventListener("abort", interrupt);
    try {
      await this.#uploaded();
      // An abort before this point has no stream to cancel.
      signal?.throwIfAborted();
      for await (const response of executeReattachable(this.#calls(operation), this.#policy, signal)) {
        this.#state.verify(response);
        const { responseType } = response;
        if (responseType.case === "executionProgress") progress.report(responseType.value);
        yield response;
      }
    } catch (error) {
      throw signal?.aborted === true
        ? this.#cancelled(signal, operationId)
        : await this.#toError(error, operationId);
    } finally {
      signal?.removeEventListener("abort", interrupt);
      progress.finish();
    }
  }

  #calls(operation: Operation): ExecutionCalls {
    const { operationId } = operation;
    return {
      execute: () =>
        this.#rpc.serverStream(methods.executePlan, { ...this.#observed(), ...operation }, timeouts.stream),
      reattach: (lastResponseId) =>
        this.#rpc.serverStream(
          methods.reattachExecute,
          { ...this.#observed(), operationId, ...(lastResponseId === undefined ? {} : { lastResponseId }) },
          timeouts.stream,
        ),
      release: (until) =>
        // Few tries: the server frees what is never released, and no process should wait for this at its end.
        retrying({ ...this.#policy, maxRetries: 3 }, () =>
          this.#rpc.unary(
            methods.releaseExecute,
            { ...this.#identity, operationId, release: releaseOf(until) },
            timeouts.short,
          ),
        ),
    };
  }

  async #analyze(
    analyze: NonNullable<MessageInitShape<typeof AnalyzePlanRequestSchema>["analyze"]>,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<AnalyzePlanResponse["result"]> {
    const response = await this.#unary(
      methods.analyzePlan,
      { ...this.#observed(), analyze },
      timeoutMs,
      signal,
    );
    return this.#state.verify(response).result;
  }

  async #askVersion(timeoutMs: number, signal?: AbortSignal): Promise<string> {
    const result = await this.#analyze({ case: "sparkVersion", value: {} }, timeoutMs, signal);
    return result.case === "sparkVersion" ? result.value.version : "";
  }

  async #interrupt(
    interruptType: InterruptType,
    interrupt: InterruptRequest["interrupt"],
  ): Promise<readonly string[]> {
    const request = { ...this.#observed(), interruptType, interrupt };
    return this.#state.verify(await this.#unary(methods.interrupt, request, timeouts.short)).interruptedIds;
  }

  #unary<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    request: MessageInitShape<I>,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<MessageShape<O>> {
    return this.#guarded(() =>
      retrying(this.#policy, () => this.#rpc.unary(method, request, timeoutMs), signal),
    );
  }

  async #guarded<T>(call: () => Promise<T>): Promise<T> {
    this.#state.assertOpen();
    try {
      return await call();
    } catch (error) {
      throw await this.#toError(error, undefined);
    }
  }

  async #toError(error: unknown, operationId: string | undefined): Promise<unknown> {
    if (!(error instanceof RpcFailure)) return error;
    const converted = await errorFromGrpc(error, {
      sessionId: this.sessionId,
      operationId,
      address: this.#address,
      fetchErrorDetails: (errorId) =>
        this.#rpc.unary(methods.fetchErrorDetails, { ...this.#observed(), errorId }, timeouts.short),
    });
    if (converted instanceof SessionError) this.#state.close("The server no longer has the session.");
    return converted;
  }

  #cancelled(signal: AbortSignal, operationId: string): SparkConnectError {
    const { sessionId } = this;
    return new CancelledError("The operation was aborted by its AbortSignal and interrupted on the server.", {
      cause: signal.reason,
      sessionId,
      operationId,
      grpcCode: "CANCELLED",
    });
  }

  /** Who is asking, and which server-side session he last saw. */
  #observed() {
    const { observedServerSideSessionId } = this.#state;
    return observedServerSideSessionId === undefined
      ? this.#identity
      : { ...this.#identity, clientObservedServerSideSessionId: observedServerSideSessionId };
  }
}

function releaseOf(untilResponseId: string | undefined): NonNullable<ReleaseInit["release"]> {
  return untilResponseId === undefined
    ? { case: "releaseAll", value: {} }
    : { case: "releaseUntil", value: { responseId: untilResponseId } };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
