import type {
  DescMessage,
  DescMethodClientStreaming,
  DescMethodServerStreaming,
  DescMethodUnary,
  MessageInitShape,
  MessageShape,
} from "@bufbuild/protobuf";
import { SessionError } from "../errors/index.ts";
import { SparkConnectService } from "../gen/spark/connect/base_pb.ts";
import type { CallerIdentity } from "./artifact-chunks.ts";
import { needsTls } from "./channel.ts";
import { clientType } from "./client-type.ts";
import type { ConnectionOptions } from "./connection-string.ts";
import { errorFromGrpc } from "./error-from-grpc.ts";
import type { ResponseStream } from "./response-stream.ts";
import { retrying } from "./retry.ts";
import type { RetryPolicy } from "./retry-policy.ts";
import { RpcClient } from "./rpc-client.ts";
import { RpcFailure } from "./rpc-failure.ts";
import { SessionState } from "./session-state.ts";

/** How one call differs from the others of its method. */
export interface CallLimits {
  readonly timeoutMs?: number;
  /** Ends the tries; the call under way goes on. */
  readonly signal?: AbortSignal;
}

/** The calls of one session: who asks, in which session, how often, and what a failure means. */
export class SessionCalls {
  readonly state: SessionState;
  readonly identity: CallerIdentity;
  readonly policy: RetryPolicy;
  readonly #rpc: RpcClient;
  readonly #address: string;

  constructor(connection: ConnectionOptions, sessionId: string, policy: RetryPolicy) {
    const { userId = "", userAgent, host, port } = connection;
    this.policy = policy;
    this.state = new SessionState(sessionId);
    this.identity = {
      sessionId,
      userContext: { userId, userName: userId },
      clientType: clientType(userAgent),
    };
    this.#address = `${host}:${port}${needsTls(connection) ? " over TLS" : ""}`;
    this.#rpc = new RpcClient(connection, sessionId);
  }

  /** Who is asking, and which server-side session he last saw. */
  get observed() {
    const { observedServerSideSessionId } = this.state;
    return observedServerSideSessionId === undefined
      ? this.identity
      : { ...this.identity, clientObservedServerSideSessionId: observedServerSideSessionId };
  }

  /** One request, one answer of this session; tried again where the policy says so. */
  async unary<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    request: MessageInitShape<I>,
    { timeoutMs, signal }: CallLimits = {},
  ): Promise<MessageShape<O>> {
    return this.#guarded(() =>
      retrying(this.policy, () => this.#rpc.unary(method, request, timeoutMs), signal),
    );
  }

  /** Many requests, made anew for each try, and one answer of this session. */
  async upload<I extends DescMessage, O extends DescMessage>(
    method: DescMethodClientStreaming<I, O>,
    requests: () => Iterable<MessageInitShape<I>>,
  ): Promise<MessageShape<O>> {
    return this.#guarded(() => retrying(this.policy, () => this.#rpc.clientStream(method, requests())));
  }

  /** One request and a stream of answers, none of which is checked, tried again or converted here. */
  stream<I extends DescMessage, O extends DescMessage>(
    method: DescMethodServerStreaming<I, O>,
    request: MessageInitShape<I>,
  ): ResponseStream<MessageShape<O>> {
    return this.#rpc.serverStream(method, request);
  }

  /**
   * Tells the server that something is no longer needed. Few tries: it frees by itself what is never released,
   * and no program should wait for this at its end. An answer of another session closes this one, as any answer does.
   */
  async release<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    request: MessageInitShape<I>,
  ): Promise<void> {
    const policy = { ...this.policy, maxRetries: Math.min(3, this.policy.maxRetries) };
    await retrying(policy, () => this.#rpc.unary(method, request))
      .then((response) => this.state.verify(response))
      .catch(() => undefined);
  }

  /** The error a caller sees for whatever was thrown while a call was made or read. */
  async toError(error: unknown, operationId?: string): Promise<unknown> {
    if (!(error instanceof RpcFailure)) return error;
    const converted = await errorFromGrpc(error, {
      sessionId: this.state.sessionId,
      operationId,
      address: this.#address,
      serverVersion: this.state.serverVersion,
      fetchErrorDetails: (errorId) =>
        this.#rpc.unary(SparkConnectService.method.fetchErrorDetails, { ...this.observed, errorId }),
    });
    if (converted instanceof SessionError) this.state.close("The server no longer has the session.");
    return converted;
  }

  /** Ends the streams that are still read, and closes the channel once the other calls have ended. */
  close(): void {
    this.#rpc.close();
  }

  async #guarded<T extends object>(call: () => Promise<T>): Promise<T> {
    this.state.assertOpen();
    try {
      return this.state.verify(await call());
    } catch (error) {
      throw await this.toError(error);
    }
  }
}
