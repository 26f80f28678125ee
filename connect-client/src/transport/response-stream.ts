import { type Channel, Metadata, type StatusObject, status as statusCodes } from "@grpc/grpc-js";
import { publishEnd, type RpcEvent } from "./diagnostics.ts";
import { RpcFailure } from "./rpc-failure.ts";

type Call = ReturnType<Channel["createCall"]>;

/** One call: how to open it and how to read it. */
export interface CallToRead<out T> {
  readonly event: RpcEvent;
  /** The call is opened once these are there. */
  readonly headers: Promise<Metadata>;
  open(): Call;
  /** Writes the requests of an opened call. */
  send(call: Call, stream: Pick<ResponseStream<unknown>, "ended" | "hasEnded">): Promise<void>;
  decode(bytes: Uint8Array): T;
  toFailure(status: StatusObject): RpcFailure;
}

/**
 * The responses of one call, read one at a time.
 *
 * gRPC's own readable stream fetches up to 16 messages ahead, which for Arrow batches may be gigabytes, and
 * throws them away when the call breaks: more than the server keeps for a reattach. Here a message is fetched
 * when it is asked for, so flow control reaches from the consumer to Spark.
 */
export class ResponseStream<T> {
  readonly #source: CallToRead<T>;
  #call: Call | undefined;
  #waiting: { resolve: (value: T | undefined) => void; reject: (error: unknown) => void } | undefined;
  #outcome: { readonly error: unknown } | undefined;
  #markEnded: () => void = () => undefined;
  /** Settles when the call is over, well or not. */
  readonly ended = new Promise<void>((resolve) => {
    this.#markEnded = resolve;
  });
  readonly #opened: Promise<void>;

  constructor(source: CallToRead<T>) {
    this.#source = source;
    this.#opened = this.#open();
  }

  get hasEnded(): boolean {
    return this.#outcome !== undefined;
  }

  /** The next response; undefined once the server has ended the call. One call at a time. */
  async next(): Promise<T | undefined> {
    if (this.#call === undefined) await Promise.race([this.#opened, this.ended]);
    if (this.#outcome !== undefined) {
      if (this.#outcome.error !== undefined) throw this.#outcome.error;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#call?.startRead();
    });
  }

  /** Ends the call; a waiting {@link next} rejects with status `CANCELLED`. Harmless after the end. */
  cancel(): void {
    this.close(this.#source.toFailure(cancelled));
  }

  /** Ends a call of which nothing more is wanted, well unless there is an error. Harmless after the end. */
  close(error?: unknown): void {
    if (this.hasEnded) return;
    this.#call?.cancelWithStatus(cancelled.code, cancelled.details);
    this.#end(error);
  }

  async #open(): Promise<void> {
    try {
      const metadata = await this.#source.headers;
      if (this.hasEnded) return;
      const call = this.#source.open();
      this.#call = call;
      call.start(metadata, {
        onReceiveMetadata: () => undefined,
        onReceiveMessage: (bytes: Uint8Array) => this.#receive(bytes),
        onReceiveStatus: (status) =>
          this.#end(status.code === statusCodes.OK ? undefined : this.#source.toFailure(status)),
      });
      this.#source.send(call, this).catch((error: unknown) => this.close(error));
    } catch (error) {
      this.close(error);
    }
  }

  #receive(bytes: Uint8Array): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#source.event.responses += 1;
    try {
      waiting?.resolve(this.#source.decode(bytes));
    } catch (error) {
      waiting?.reject(error);
    }
  }

  #end(error: unknown): void {
    if (this.hasEnded) return;
    this.#outcome = { error };
    const status = error === undefined ? "OK" : error instanceof RpcFailure ? error.status : "UNKNOWN";
    publishEnd(this.#source.event, status, error);
    this.#markEnded();
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (error === undefined) waiting?.resolve(undefined);
    else waiting?.reject(error);
  }
}

const cancelled: StatusObject = {
  code: statusCodes.CANCELLED,
  details: "Cancelled on client",
  metadata: new Metadata(),
};
