import type { S3Client } from "@aws-sdk/client-s3";
import type { Config } from "@kindling/spark/config";
import { col, type SparkSession, Timestamp } from "spark-connect-js";
import type { TableContract } from "../contract/table-contract.ts";
import { neededSnapshots } from "./checkpoints.ts";
import { positionsOf } from "./follow-table.ts";
import { compact, expireSnapshots, removeOrphans } from "./procedures.ts";

const hourMs = 3_600_000;

/** What keeps tables tidy, and how often each is due. */
const tasks = ["compact", "expire", "orphans"] as const;
export type MaintenanceTask = (typeof tasks)[number];

/** What maintenance works with. */
export interface MaintenanceOptions {
  readonly spark: SparkSession;
  readonly store: S3Client;
  readonly config: Config;
  readonly tables: readonly TableContract[];
  /** How often small files are put together; as where streams append them unless said. */
  readonly compactMinutes?: number;
  readonly say: (line: string) => void;
  /** When its first round is due, epoch milliseconds; at once unless said. */
  readonly firstAt?: number;
  /** After which nothing more is begun, and what is cut short is no failure. */
  readonly stop?: AbortSignal;
}

/** One thing to be done to one table. */
interface Piece {
  readonly task: MaintenanceTask;
  readonly table: TableContract;
}

/**
 * Keeps tables from falling into many small files and old snapshots: each batch of a stream leaves some of both. Runs
 * beside the streams; changes no rows.
 */
export class Maintenance {
  readonly #options: MaintenanceOptions;
  readonly #dueAt: Record<MaintenanceTask, number>;
  readonly #waiting: Piece[] = [];
  #running: Promise<void> | undefined;
  /** Where streams are, read once a round: a store lists every file of their state for it. */
  #needed: Promise<ReadonlySet<bigint>> | undefined;

  constructor(options: MaintenanceOptions) {
    this.#options = options;
    const { firstAt = 0 } = options;
    this.#dueAt = { compact: firstAt, expire: firstAt, orphans: firstAt };
  }

  /** Whether there is something that {@link tick} would start. */
  isDue(now: number): boolean {
    if (this.#running !== undefined) return false;
    return this.#waiting.length > 0 || tasks.some((task) => now >= this.#dueAt[task]);
  }

  /** Starts the next piece of what is due, unless one runs; returns at once. */
  tick(now: number): void {
    if (this.#running !== undefined) return;
    this.#add(this.#due(now));
    const piece = this.#waiting.shift();
    if (piece === undefined) return;
    this.#running = this.#attempt(piece).finally(() => {
      this.#running = undefined;
    });
  }

  /** Runs jobs: what is due. */
  async due(now: number): Promise<void> {
    await this.run(this.#due(now));
  }

  /** Runs jobs: the tasks, on all tables. What fails is told, and tried again when it is due. */
  async run(wanted: readonly MaintenanceTask[] = tasks): Promise<void> {
    this.#add(wanted);
    for (let piece = this.#waiting.shift(); piece !== undefined; piece = this.#waiting.shift())
      await this.#attempt(piece);
  }

  #due(now: number): MaintenanceTask[] {
    const { config, compactMinutes = config.lake.compactMinutes } = this.#options;
    const every = { compact: (compactMinutes / 60) * hourMs, expire: hourMs, orphans: 24 * hourMs };
    const due = tasks.filter((task) => now >= this.#dueAt[task]);
    for (const task of due) this.#dueAt[task] = now + every[task];
    return due;
  }

  #add(wanted: readonly MaintenanceTask[]): void {
    if (wanted.includes("expire")) this.#needed = undefined;
    const { tables } = this.#options;
    this.#waiting.push(...wanted.flatMap((task) => tables.map((table) => ({ task, table }))));
  }

  async #attempt({ task, table }: Piece): Promise<void> {
    const { say, stop } = this.#options;
    if (stop?.aborted) return;
    try {
      const done = await this.#do(task, table);
      if (done !== null) say(`${table.name}: ${done}`);
    } catch (error) {
      // A stop ends the session, and with it what runs there.
      if (stop?.aborted) return;
      const why = error instanceof Error ? error.message.split("\n")[0] : error;
      say(`${table.name}: ${task} failed, to be tried again: ${why}`);
    }
  }

  /** What was done to a table, in words; null where there was nothing to do. */
  async #do(task: MaintenanceTask, table: TableContract): Promise<string | null> {
    const { spark, config } = this.#options;
    const { fewestFiles, targetFileMb, snapshotHours, orphanHours } = config.lake;
    const ago = (hours: number) => new Date(Date.now() - hours * hourMs);
    switch (task) {
      case "compact": {
        const { from, to } = await compact(spark, table, {
          fewestFiles,
          targetBytes: targetFileMb * 2 ** 20,
        });
        return from === 0 ? null : `${from} small files made ${to}`;
      }
      case "expire": {
        const hours = Math.min(table.snapshotHours ?? snapshotHours, snapshotHours);
        const files = await expireSnapshots(spark, table, await this.#expirable(table, ago(hours)));
        return files === 0 ? null : `${files} files of old snapshots deleted`;
      }
      case "orphans": {
        const files = await removeOrphans(spark, table, ago(orphanHours));
        return files === 0 ? null : `${files} files that no snapshot has deleted`;
      }
    }
  }

  /** The given time, or an earlier one where a stream or a follower has still to read a snapshot from before it. */
  async #expirable(table: TableContract, wanted: Date): Promise<Date> {
    const { spark, store, config } = this.#options;
    this.#needed ??= neededSnapshots(store, config.storage.buckets);
    const needed = new Set([...(await this.#needed), ...(await positionsOf(spark, table))]);
    const snapshots = await spark
      .table(`${table.name}.snapshots`)
      .select(col("snapshot_id"), col("committed_at"))
      .collect();
    const times = snapshots.flatMap(({ snapshot_id, committed_at }) =>
      needed.has(BigInt(String(snapshot_id))) && committed_at instanceof Timestamp
        ? [committed_at.toDate().getTime()]
        : [],
    );
    return new Date(Math.min(wanted.getTime(), ...times));
  }
}
