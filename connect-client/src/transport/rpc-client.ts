import {
  create,
  type DescMessage,
  type DescMethodClientStreaming,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { type Channel, type Metadata, status as statusCodes } from "@grpc/grpc-js";
import { callMetadata, openChannel } from "./channel.ts";
import type { ConnectionOptions } from "./connection-string.ts";
import { ResponseStream } from "./response-stream.ts";
import { RpcFailure } from "./rpc-failure.ts";

type Call = ReturnType<Channel["createCall"]>;
type AnyMethod<I extends DescMessage, O extends DescMessage> =
  | DescMethodUnary<I, O>
  | DescMethodServerStreaming<I, O>
  | DescMethodClientStreaming<I, O>;

/** Makes calls from the method descriptions of the generated service; knows no method by name. */
export class RpcClient {
  readonly #channel: Channel;
  readonly #metadata: Metadata;

  constructor(connection: ConnectionOptions) {
    this.#channel = openChannel(connection);
    this.#metadata = callMetadata(connection);
  }

  /** One request, one response. */
  async unary<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    request: MessageInitShape<I>,
    timeoutMs: number,
  ): Promise<MessageShape<O>> {
    return this.#only(this.#start(method, [request], timeoutMs));
  }

  /** One request, many responses. */
  serverStream<I extends DescMessage, O extends DescMessage>(
    method: DescMethodServerStreaming<I, O>,
    request: MessageInitShape<I>,
    timeoutMs: number,
  ): ResponseStream<MessageShape<O>> {
    return this.#start(method, [request], timeoutMs);
  }

  /** Many requests, one response. */
  async clientStream<I extends DescMessage, O extends DescMessage>(
    method: DescMethodClientStreaming<I, O>,
    requests: Iterable<MessageInitShape<I>>,
    timeoutMs: number,
  ): Promise<MessageShape<O>> {
    return this.#only(this.#start(method, requests, timeoutMs));
  }

  /** Closes the channel once running calls have ended. */
  close(): void {
    this.#channel.close();
  }

  #start<I extends DescMessage, O extends DescMessage>(
    method: AnyMethod<I, O>,
    requests: Iterable<MessageInitShape<I>>,
    timeoutMs: number,
  ): ResponseStream<MessageShape<O>> {
    const path = `/${method.parent.typeName}/${method.name}`;
    const call = this.#channel.createCall(path, Date.now() + timeoutMs, null, null, null);
    const stream = new ResponseStream(call, this.#metadata, (bytes) => fromBinary(method.output, bytes));
    void this.#send(call, stream, encodeEach(method.input, requests));
    return stream;
  }

  /** Writes one message after the other: a call holds one message until it is connected. */
  async #send(
    call: Call,
    stream: Pick<ResponseStream<never>, "ended" | "hasEnded">,
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

  async #only<T>(stream: ResponseStream<T>): Promise<T> {
    const response = await stream.next();
    if (response === undefined) {
      const details = "The server ended the call without an answer";
      throw new RpcFailure({ code: statusCodes.INTERNAL, details, metadata: this.#metadata });
    }
    // The status follows the response; a call whose status is an error has failed.
    await stream.next();
    return response;
  }
}

function* encodeEach<I extends DescMessage>(
  schema: I,
  requests: Iterable<MessageInitShape<I>>,
): Iterable<Buffer> {
  for (const request of requests) yield Buffer.from(toBinary(schema, create(schema, request)));
}
