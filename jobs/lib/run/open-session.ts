import { createHash } from "node:crypto";
import type { Config } from "@kindling/spark/config";
import { SessionError, SparkSession } from "spark-connect-js";

/** What every job relies on, whatever the server's own settings are. */
const sessionSettings = {
  // Every time in the lake is UTC; local clocks are asked for by name.
  "spark.sql.session.timeZone": "UTC",
  // A file is read by one task, so that a line's number is its place in the file.
  "spark.sql.files.minPartitionNum": 1,
  // A batch without data would only write checkpoints.
  "spark.sql.streaming.noDataMicroBatches.enabled": false,
  // Checkpoints lie on S3, where a rename is a copy: each of their files is written completely or not at all. Set
  // here and not on the server, because a stream whose checkpoint is on a local disk cannot do that.
  "spark.sql.streaming.checkpointFileManagerClass":
    "org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager",
  // A second run of a query gets an error instead of ending the first.
  "spark.sql.streaming.stopActiveRunOnRestart": false,
  // Spark shows the plans it is sent on its own pages; the password of a database read over JDBC is one of their
  // options.
  "spark.sql.redaction.string.regex": 'password"\\s*value: "[^"]*"',
};

/** Long enough for a busy server; one that is being started again is asked again. */
const connectTimeoutMs = 20_000;

/** How many released sessions of one job a server may remember before this gives up. */
const mostGenerations = 1_000;

/**
 * Connects with the session of a job: always the same id, so that what a killed runner left running is found.
 *
 * A server refuses the id of a session that was released, for as long as it remembers it; then the next id in
 * a fixed row is taken.
 *
 * @throws {@link ConnectionError} if no server answers.
 */
export async function openJobSession(config: Config, job: string): Promise<SparkSession> {
  for (let generation = 0; generation < mostGenerations; generation += 1) {
    try {
      return await SparkSession.builder
        .remote(withSession(config.spark.remote, sessionId(job, generation)))
        .appName(job)
        .config(sessionSettings)
        .connectTimeout(connectTimeoutMs)
        .create();
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
    }
  }
  throw new Error(`the server remembers ${mostGenerations} released sessions of ${job}; restart it`);
}

function withSession(remote: string, id: string): string {
  const separator = remote.includes("/;") ? ";" : "/;";
  const user = remote.includes("user_id=") ? "" : ";user_id=kindling";
  return `${remote.replace(/;$/, "")}${separator}session_id=${id}${user}`;
}

/** A UUID that follows from the job's name. */
export function sessionId(job: string, generation: number): string {
  const hex = createHash("sha256").update(`kindling ${job} ${generation}`).digest("hex");
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `${a}-${b}-5${c}-8${d}-${e}`;
}
