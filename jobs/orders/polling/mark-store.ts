import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Config } from "@kindling/spark/config";
import { exitCodes, JobFailure } from "../../lib/job/exit-codes.ts";
import type { Range } from "./source-table.ts";

/** How far the orders are published. */
export interface Mark {
  /** Every change of a transaction before this one is published. */
  readonly horizon: string;
  /** The newest change published: its time and its order; null before the first. */
  readonly updated_at: string | null;
  readonly order_id: string | null;
}

/** What is kept between two rounds: the mark, and the range that was being published, if a round was cut off. */
export interface Progress {
  readonly mark: Mark;
  readonly planned: Range | null;
}

function placeOf({ orders }: Config) {
  const Key = `food/${orders.kafka.topicPrefix}/lastprocess/orders/progress.json`;
  return { Bucket: orders.datalake.bucket, Key };
}

/** The object that holds the progress, for messages. */
export function markAddress(config: Config): string {
  const { Bucket, Key } = placeOf(config);
  return `s3://${Bucket}/${Key}`;
}

/** Where a table begins: transactions have higher numbers. */
const beginning: Progress = { mark: { horizon: "0", updated_at: null, order_id: null }, planned: null };

/**
 * Keeps the progress as one object of the store, which is replaced as a whole and only if nobody else has replaced it.
 */
export class MarkStore {
  readonly #store: S3Client;
  readonly #place: { readonly Bucket: string; readonly Key: string };
  #etag: string | null = null;

  constructor(store: S3Client, config: Config) {
    this.#store = store;
    this.#place = placeOf(config);
  }

  /** Reads the progress; the beginning, where there is none yet. */
  async read(): Promise<Progress> {
    try {
      const answer = await this.#store.send(new GetObjectCommand(this.#place));
      this.#etag = answer.ETag ?? null;
      return JSON.parse((await answer.Body?.transformToString()) ?? "") as Progress;
    } catch (error) {
      if (!(error instanceof NoSuchKey)) throw error;
      this.#etag = null;
      return beginning;
    }
  }

  /** @throws {@link JobFailure} when another run has written since this one has read. */
  async write(progress: Progress): Promise<void> {
    const condition = this.#etag === null ? { IfNoneMatch: "*" } : { IfMatch: this.#etag };
    try {
      const answer = await this.#store.send(
        new PutObjectCommand({ ...this.#place, ...condition, Body: `${JSON.stringify(progress)}\n` }),
      );
      this.#etag = answer.ETag ?? null;
    } catch (error) {
      if (!isPreconditionFailed(error)) throw error;
      throw new JobFailure(
        exitCodes.alreadyRunning,
        `another run of orders-cdc has moved s3://${this.#place.Bucket}/${this.#place.Key}; only one may run`,
        { cause: error },
      );
    }
  }
}

function isPreconditionFailed(error: unknown): boolean {
  return error instanceof Error && error.name === "PreconditionFailed";
}
