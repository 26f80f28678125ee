import { createHash } from "node:crypto";
import type { Config } from "@kindling/spark/config";
import type { SparkSession, StreamingQuery, Trigger } from "spark-connect-js";
import { locationOf } from "../contract/location.ts";
import type { RunMode } from "../job/command-line.ts";
import type { Sink, StreamQuery } from "../job/define-job.ts";
import { planText } from "../plan/plan-text.ts";

/** Where and how often the queries of a job write. */
export interface QueryPlace {
  readonly job: string;
  /** The folder of their checkpoints. */
  readonly checkpoints: string;
  readonly mode: RunMode;
  readonly triggerSeconds: number;
  readonly config: Config;
}

/**
 * Where a query keeps how far it is: in the bucket it writes to, `silver` for a topic.
 *
 * @param folder - that of the job that runs it
 */
export function checkpointOf(folder: string, query: StreamQuery, config: Config): string {
  const bucket =
    query.sink.kind === "table" ? new URL(locationOf(query.sink.table, config)).hostname : "silver";
  return `s3a://${bucket}/${query.checkpoints ?? folder}/${query.name}`;
}

/** Runs a job: starts a query from its checkpoint, or from the beginning where there is none. */
export function startQuery(query: StreamQuery, place: QueryPlace): Promise<StreamingQuery> {
  const writer = query.rows.writeStream
    .queryName(query.name)
    .outputMode("append")
    .trigger(triggerOf(query, place))
    .option("checkpointLocation", checkpointOf(place.checkpoints, query, place.config));
  return query.sink.kind === "table"
    ? writer
        .options({ "fanout-enabled": "true", "check-nullability": "false" })
        .toTable(query.sink.table.name)
    : writer
        .format("kafka")
        .option("kafka.bootstrap.servers", place.config.kafka.sparkBootstrapServers)
        .option("topic", query.sink.topic)
        .start();
}

function triggerOf(query: StreamQuery, { mode, triggerSeconds }: QueryPlace): Trigger {
  if (mode === "available-now") return { availableNow: true };
  if (mode === "once") return { once: true };
  return { processingTime: `${query.triggerSeconds ?? triggerSeconds} seconds` };
}

/**
 * Finds a query that a killed runner left running, and keeps it if it does what is wanted now; stops it
 * otherwise, to be started anew from its checkpoint.
 */
export async function adoptQuery(spark: SparkSession, query: StreamQuery): Promise<StreamingQuery | null> {
  const running = (await spark.streams.active()).find(({ name }) => name === query.name);
  if (running === undefined) return null;
  const [started, wanted] = [await spark.conf.get(markOf(query), ""), fingerprint(query)];
  if (started === wanted) return running;
  await running.stop();
  return null;
}

/** Keeps in the session what a query was started to do, for a runner that comes after a kill. */
export async function markQuery(spark: SparkSession, query: StreamQuery): Promise<void> {
  await spark.conf.set(markOf(query), fingerprint(query));
}

function markOf(query: StreamQuery): string {
  return `kindling.query.${query.name}`;
}

function fingerprint({ rows, sink }: StreamQuery): string {
  return createHash("sha256")
    .update(planText({ plan: rows.toRelation(), sink: sinkText(sink) }))
    .digest("hex");
}

/** A sink in words: `table lake.silver.x`, `topic y`. */
export function sinkText(sink: Sink): string {
  return sink.kind === "table" ? `table ${sink.table.name}` : `topic ${sink.topic}`;
}
