import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DataFrame,
  type OutputMode,
  SparkSession,
  type StreamingQuery,
  type StreamingQueryProgress,
} from "../../../src/index.ts";
import { remote } from "../remote.ts";

/** What a run to the end of the data gave: the sink's rows, their values joined, sorted, and each progress. */
export interface Run {
  readonly query: StreamingQuery;
  readonly rows: readonly string[];
  readonly progress: readonly StreamingQueryProgress[];
}

/** A session and a folder for tests of streams; the server sees the folder, as it runs on this machine. */
export class StreamTest {
  readonly spark: SparkSession;
  readonly folder: string;
  /** Begins the names of what the tests make. */
  readonly unique: string;

  constructor(spark: SparkSession, folder: string, unique: string) {
    this.spark = spark;
    this.folder = folder;
    this.unique = unique;
  }

  /** A folder with one JSON file for each batch, in the order in which a file source reads them. */
  async jsonFiles(name: string, batches: readonly (readonly object[])[]): Promise<string> {
    const folder = join(this.folder, name);
    await mkdir(folder, { recursive: true });
    for (const [i, batch] of batches.entries()) {
      const file = join(folder, `${i}.json`);
      await writeFile(file, batch.map((row) => JSON.stringify(row)).join("\n"));
      // Files are read by their age, and a test writes all of them at once.
      await utimes(file, i + 1, i + 1);
    }
    return folder;
  }

  /** Runs a stream over all there is now, into memory. */
  async runToEnd(stream: DataFrame, outputMode: OutputMode = "append"): Promise<Run> {
    const name = `${this.unique}_${randomUUID().slice(0, 8)}`;
    const query = await stream.writeStream
      .format("memory")
      .queryName(name)
      .outputMode(outputMode)
      .option("checkpointLocation", join(this.folder, "checkpoints", name))
      .trigger({ availableNow: true })
      .start();
    await query.awaitTermination();
    const rows = await this.spark.table(name).collect();
    const texts = rows.map((row) => Object.values(row).map(String).join(" "));
    return { query, rows: texts.sort(), progress: await query.recentProgress() };
  }

  async end(): Promise<void> {
    await this.spark.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export async function startStreamTest(name: string): Promise<StreamTest> {
  const spark = await SparkSession.builder.remote(remote).appName(`streaming tests: ${name}`).create();
  const folder = await mkdtemp(join(tmpdir(), "spark-connect-js-streaming-"));
  return new StreamTest(spark, folder, `st_${randomUUID().slice(0, 8)}`);
}

/** The address that attaches another client to a session. */
export function remoteOf({ sessionId }: { readonly sessionId: string }): string {
  return `${remote}${remote.includes("/;") ? ";" : "/;"}session_id=${sessionId}`;
}
