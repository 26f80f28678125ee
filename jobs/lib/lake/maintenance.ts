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
  readonly say: (line: string) => void;
  /** When its first round is due, epoch milliseconds; at once unless said. */
  readonly firstAt?: number;
}

/**
 * Keeps tables from falling into many small files and old snapshots: each batch of a stream leaves some of both. Runs
 * beside the streams; changes no rows.
 */
export class Maintenance {
  readonly #options: MaintenanceOptions;
  readonly #dueAt: Record<MaintenanceTask, number>;
  #running: Promise<void> | undefined;
  /** Where streams are, read once a round: a store lists every file of their state for it. */
  #needed: Promise<ReadonlySet<bigint>> | undefined;

  constructor(options: MaintenanceOptions) {
    this.#options = options;
    const { firstAt = 0 } = options;
    this.#dueAt = { compact: firstAt, expire: firstAt, orphans: firstAt };
  }

  /** Starts what is due, unless something runs; returns at once. */
  tick(now: number): void {
    if (this.#running !== undefined) return;
    this.#running = this.due(now).finally(() => {
      this.#running = undefined;
    });
  }

  /** Runs jobs: what is due. */
  async due(now: number): Promise<void> {
    const { compactMinutes } = this.#options.config.lake;
    const every = { compact: (compactMinutes / 60) * hourMs, expire: hourMs, orphans: 24 * hourMs };
    const due = tasks.filter((task) => now >= this.#dueAt[task]);
    for (const task of due) this.#dueAt[task] = now + every[task];
    if (due.length > 0) await this.run(due);
  }

  /** Runs jobs: the tasks, on all tables. What fails is told, and tried again when it is due. */
  async run(due: readonly MaintenanceTask[] = tasks): Promise<void> {
    const { tables, say } = this.#options;
    this.#needed = undefined;
    for (const task of due) {
      for (const table of tables) {
        try {
          const done = await this.#do(task, table);
          if (done !== null) say(`${table.name}: ${done}`);
        } catch (error) {
          const why = error instanceof Error ? error.message.split("\n")[0] : error;
          say(`${table.name}: ${task} failed, to be tried again: ${why}`);
        }
      }
    }
  }

  /** What was done to a table, in words; null where there was nothing to do. */
  async #do(task: MaintenanceTask, table: TableContract): Promise<string | null> {
    const { spark, config } = this.#options;
    const { fewestFiles, targetFileMb, snapshotHours, orphanHours } = config.lake;
    const ago = (hours: number) => new Date(Date.now() - hours * hourMs);
    switch (task) {
      case "compact": {
        const { from, to } = await compact(spark, table, { fewestFiles, targetFileMb });
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
    const followers = await positionsOf(spark, table);
    const needed = new Set([...(await this.#needed), ...followers]);
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
