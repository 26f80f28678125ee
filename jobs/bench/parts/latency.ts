/**
 * From an event to a row that queries see, at the rates of config.yml: of each row, from the event's time to the commit
 * of the snapshot that brought it. The catalog is not cached, so a query that starts after the commit sees the row.
 */
import { setTimeout as delay } from "node:timers/promises";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { clickstream, iot } from "../../events/contracts.ts";
import { start } from "../../harness/programs.ts";
import { untilCaughtUp } from "../backlog.ts";
import { forgetEvents } from "../event-topics.ts";
import { startStreams, stopStreams } from "../job-queries.ts";
import { figure, markdown } from "../statistics.ts";

/** Until batches are compiled and even; these events are not counted. */
const warmUpSeconds = 45;
const measuredSeconds = 60;

const { spark: server, events, dataGenerator } = loadConfig();

await forgetEvents();
const streams = await startStreams(["clickstream", "iot", "minutes"]);
const generator = start("producers/events/producer-events.ts");
await delay(warmUpSeconds * 1_000);
const from = new Date();
await delay(measuredSeconds * 1_000);
const to = new Date();
generator.process.kill("SIGTERM");
await generator.exit;
// All of them, so that the slowest are not left out.
await untilCaughtUp(streams, 0);
await stopStreams(streams);

const spark = await SparkSession.builder.remote(server.remote).create();
const rows: string[][] = [];
for (const { name } of [clickstream, iot]) {
  const [row = {}] = await spark
    .sql(
      `WITH added AS (
         SELECT e.data_file.file_path AS path, s.committed_at
         FROM ${name}.all_entries e JOIN ${name}.snapshots s ON e.snapshot_id = s.snapshot_id AND e.status = 1),
       waits AS (
         SELECT unix_millis(committed_at) - unix_millis(ts) AS ms
         FROM ${name} r JOIN added ON r._file = path
         WHERE ts BETWEEN TIMESTAMP '${utc(from)}' AND TIMESTAMP '${utc(to)}')
       SELECT count(*) AS events, percentile(ms, 0.5) AS p50, percentile(ms, 0.99) AS p99, max(ms) AS highest
       FROM waits`,
    )
    .then((frame) => frame.collect());
  const [p50, p99, highest] = [row.p50, row.p99, row.highest].map(Number);
  const goal = (events.triggerSeconds + 1) * 1_000;
  rows.push([
    name,
    figure(Number(row.events)),
    ...[p50, p99, highest].map((ms) => `${figure(ms ?? Number.NaN)} ms`),
    `p99 ≤ ${figure(goal)} ms: ${(p99 ?? Number.NaN) <= goal ? "met" : "missed"}`,
  ]);
}
await spark.stop();
const { clickstreamPerSecond, iotPerSecond } = dataGenerator;
console.log(
  `${clickstreamPerSecond} page views and ${iotPerSecond} reports a second, trigger ${events.triggerSeconds} s\n`,
);
console.log(markdown(["table", "events", "p50", "p99", "highest", "goal"], rows));

function utc(time: Date): string {
  return time.toISOString().replace("T", " ").replace("Z", " UTC");
}
