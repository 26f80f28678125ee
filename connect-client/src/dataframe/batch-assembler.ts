import { DecodeError } from "../errors/index.ts";
import type { ExecutePlanResponse_ArrowBatch as ArrowBatch } from "../gen/spark/connect/base_pb.ts";

/** Puts batches together that a server of version 4.1 or newer sent in chunks. */
export class BatchAssembler {
  #chunks: ArrowBatch[] = [];

  /**
   * Takes the next message and gives a whole batch once all its chunks are there.
   *
   * @throws {@link DecodeError} if a chunk is missing or repeated
   */
  add(message: ArrowBatch): ArrowBatch | undefined {
    const total = Number(message.numChunksInBatch ?? 0n);
    if (total === 0) {
      this.end();
      return message;
    }
    const index = Number(message.chunkIndex ?? 0n);
    if (index !== this.#chunks.length)
      throw new DecodeError(`chunk ${index} of a batch arrived in place of chunk ${this.#chunks.length}`);
    this.#chunks.push(message);
    if (this.#chunks.length < total) return undefined;
    const data = Buffer.concat(this.#chunks.map((chunk) => chunk.data));
    this.#chunks = [];
    return { ...message, data };
  }

  /** Says that no chunk may follow; one that is still missing is an error. */
  end(): void {
    if (this.#chunks.length > 0)
      throw new DecodeError(`the result ends after ${this.#chunks.length} chunks of a batch that has more`);
  }
}
