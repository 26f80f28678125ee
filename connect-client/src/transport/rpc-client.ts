import {
  create,
  type DescMessage,
  type DescMethodClientStreaming,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
} from "@bufbuild/protobuf";
import { type Channel, Metadata, type StatusObject, status as statusCodes } from "@grpc/grpc-js";
import { encodeMessage } from "../internal/encode-message.ts";
import { CallHeaders } from "./call-headers.ts";
import { openChannel } from "./channel.ts";
import type { ConnectionOptions } from "./connection-string.ts";
import { deadlineOf } from "./deadlines.ts";
import { type RpcEvent, rpcChannel } from "./diagnostics.ts";
import { ResponseStream } from "./response-stream.ts";
import { RpcFailure } from "./rpc-failure.ts";

type Call = ReturnType<Channel["createCall"]>;
type AnyMethod<I extends DescMessage, O extends DescMessage> =
  | DescMethodUnary<I, O>
  | DescMethodServerStreaming<I, O>
  | DescMethodClientStreaming<I, O>;

/** Makes one session's calls from the method descriptions of the generated service; knows no method by name. */
export class RpcClient {
  readonly #channel: Channel;
  readonly #headers: CallHeaders;
  readonly #connection: ConnectionOptions;
  readonly #sessionId: string;
  readonly #streams = new Set<Pick<ResponseStream<unknown>, "cancel">>();

  constructor(connection: ConnectionOptions, sessionId: string) {
    this.#connection = connection;
    this.#sessionId = sessionId;
    this.#channel = openChannel(connection);
    this.#headers = new CallHeaders(connection);
  }

  /** One request, one response. */
  async unary<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    request: MessageInitShape<I>,
    timeoutMs?: number,
  ): Promise<MessageShape<O>> {
    return this.#only(this.#start(method, [request], operationIdOf(request), timeoutMs));
  }

  /** One request, many responses. */
  serverStream<I extends DescMessage, O extends DescMessage>(
    method: DescMethodServerStreaming<I, O>,
    request: MessageInitShape<I>,
  ): ResponseStream<MessageShape<O>> {
    const { stream } = this.#start(method, [request], operationIdOf(request));
    this.#streams.add(stream);
    void stream.ended.then(() => this.#streams.delete(stream));
    return stream;
  }

  /** Many requests, one response. */
  async clientStream<I extends DescMessage, O extends DescMessage>(
    method: DescMethodClientStreaming<I, O>,
    requests: Iterable<MessageInitShape<I>>,
  ): Promise<MessageShape<O>> {
    return this.#only(this.#start(method, requests, undefined));
  }

  /** Ends the streams that are still read, and closes the channel once the other calls have ended. */
  close(): void {
    for (const stream of this.#streams) stream.cancel();
    this.#channel.close();
  }

  #start<I extends DescMessage, O extends DescMessage>(
    method: AnyMethod<I, O>,
    requests: Iterable<MessageInitShape<I>>,
    operationId: string | undefined,
    timeoutMs = deadlineOf(method.name),
  ): { stream: ResponseStream<MessageShape<O>>; event: RpcEvent } {
    const { host, port } = this.#connection;
    const event: RpcEvent = {
      method: method.name,
      host,
      port,
      sessionId: this.#sessionId,
      operationId,
      headers: {},
      responses: 0,
      status: undefined,
      error: undefined,
    };
    const path = `/${method.parent.typeName}/${method.name}`;
    const deadline = Date.now() + timeoutMs;
    const stream = rpcChannel.start.runStores(
      event,
      () =>
        new ResponseStream<MessageShape<O>>({
          event,
          headers: this.#headers.forCall(event.headers),
          open: () => this.#channel.createCall(path, deadline, null, null, null),
          send: (call, opened) => sendAll(call, opened, encodeEach(method.input, requests)),
          decode: (bytes) => fromBinary(method.output, bytes),
          toFailure: (status) => this.#toFailure(status, event),
        }),
    );
    rpcChannel.end.publish(event);
    return { stream, event };
  }

  #toFailure(status: StatusObject, event: RpcEvent): RpcFailure {
    const { method, sessionId, operationId } = event;
    const isRefused = status.code === statusCodes.UNAUTHENTICATED;
    return new RpcFailure(
      status,
      { method, sessionId, operationId },
      isRefused && this.#headers.renewToken(),
    );
  }

  async #only<T>({ stream, event }: { stream: ResponseStream<T>; event: RpcEvent }): Promise<T> {
    const response = await stream.next();
    if (response === undefined) {
      const details = "The server ended the call without an answer";
      throw this.#toFailure({ code: statusCodes.INTERNAL, details, metadata: new Metadata() }, event);
    }
    // The status follows the response; a call whose status is an error has failed.
    await stream.next();
    return response;
  }
}

function operationIdOf(request: object): string | undefined {
  const operationId: unknown = Reflect.get(request, "operationId");
  return typeof operationId === "string" ? operationId : undefined;
}

/** Writes one message after the other: a call holds one message until it is connected. */
async function sendAll(
  call: Call,
  stream: Pick<ResponseStream<unknown>, "ended" | "hasEnded">,
  messages: Iterable<Buffer>,
): Promise<void> {
  for (const message of messages) {
    const written = new Promise<void>((resolve) => {
      call.sendMessageWithContext({ callback: () => resolve() }, message);
    });
    await Promise.race([written, stream.ended]);
    if (stream.hasEnded) return;
  }
  call.halfClose();
}

function* encodeEach<I extends DescMessage>(
  schema: I,
  requests: Iterable<MessageInitShape<I>>,
): Iterable<Buffer> {
  for (const request of requests) yield encodeMessage(schema, create(schema, request));
}
