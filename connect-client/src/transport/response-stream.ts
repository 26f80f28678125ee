import { type Channel, Metadata, status as statusCodes } from "@grpc/grpc-js";
import { RpcFailure } from "./rpc-failure.ts";

type Call = ReturnType<Channel["createCall"]>;

/**
 * The responses of one call, read one at a time.
 *
 * gRPC's own readable stream fetches up to 16 messages ahead, which for Arrow batches may be gigabytes, and
 * throws them away when the call breaks: more than the server keeps for a reattach. Here a message is fetched
 * when it is asked for, so flow control reaches from the consumer to Spark.
 */
export class ResponseStream<T> {
  readonly #call: Call;
  readonly #decode: (bytes: Uint8Array) => T;
  #waiting: { resolve: (value: T | undefined) => void; reject: (error: unknown) => void } | undefined;
  #outcome: { readonly failure: RpcFailure | undefined } | undefined;
  #markEnded: () => void = () => undefined;
  /** Settles when the call is over, well or not. */
  readonly ended = new Promise<void>((resolve) => {
    this.#markEnded = resolve;
  });

  constructor(call: Call, metadata: Metadata, decode: (bytes: Uint8Array) => T) {
    this.#call = call;
    this.#decode = decode;
    call.start(metadata, {
      onReceiveMetadata: () => undefined,
      onReceiveMessage: (bytes: Uint8Array) => this.#receive(bytes),
      onReceiveStatus: (status) =>
        this.#end(status.code === statusCodes.OK ? undefined : new RpcFailure(status)),
    });
  }

  get hasEnded(): boolean {
    return this.#outcome !== undefined;
  }

  /** The next response; undefined once the server has ended the call. One call at a time. */
  next(): Promise<T | undefined> {
    if (this.#outcome !== undefined) {
      const { failure } = this.#outcome;
      return failure === undefined ? Promise.resolve(undefined) : Promise.reject(failure);
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#call.startRead();
    });
  }

  /** Ends the call; a waiting {@link next} rejects with status `CANCELLED`. Harmless after the end. */
  cancel(): void {
    if (this.#outcome !== undefined) return;
    this.#call.cancelWithStatus(statusCodes.CANCELLED, "Cancelled on client");
    this.#end(
      new RpcFailure({
        code: statusCodes.CANCELLED,
        details: "Cancelled on client",
        metadata: new Metadata(),
      }),
    );
  }

  #receive(bytes: Uint8Array): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    try {
      waiting?.resolve(this.#decode(bytes));
    } catch (error) {
      waiting?.reject(error);
    }
  }

  #end(failure: RpcFailure | undefined): void {
    this.#outcome ??= { failure };
    this.#markEnded();
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (failure === undefined) waiting?.resolve(undefined);
    else waiting?.reject(failure);
  }
}
