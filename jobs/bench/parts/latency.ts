/**
 * From an event to a row that queries see, at the rates of config.yml, while tables are kept tidy: of each row, from the
 * event's time to the commit of the snapshot that brought it. The catalog is not cached, so a query that starts after
 * the commit sees the row. And the files that the tables have meanwhile.
 *
 * `--seconds=150` is how long it is measured; `--filled` first sends an hour's events, so that the streams remember as
 * many keys as after an hour.
 */
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { clickstream, iot } from "../../events/contracts.ts";
import { start } from "../../harness/programs.ts";
import { untilCaughtUp } from "../backlog.ts";
import { batchesDuring, batchTimes } from "../batch-times.ts";
import { forgetEvents } from "../event-topics.ts";
import { startStreams, stopStreams } from "../job-queries.ts";
import { filesByMinute, waitsOf } from "../lake-waits.ts";
import { generator, sendAtOnce } from "../send-at-once.ts";
import { figure, markdown } from "../statistics.ts";

/** Until batches are compiled and even; these events are not counted. */
const warmUpSeconds = 90;

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "150" }, filled: { type: "boolean", default: false } },
});
const { spark: server, events, dataGenerator } = loadConfig();
const { clickstreamPerSecond, iotPerSecond } = dataGenerator;
const { triggerSeconds } = events;

await forgetEvents();
const streams = await startStreams(["clickstream", "iot", "minutes"]);
if (values.filled) await sendAtOnce(streams, 3_600);
const steady = start(generator);
await delay(warmUpSeconds * 1_000);
const from = new Date();
const batches = await batchesDuring(Number(values.seconds));
const to = new Date();
steady.process.kill("SIGTERM");
await steady.exit;
// All of them, so that the slowest are not left out.
await untilCaughtUp(streams, 0);
await stopStreams(streams);

const spark = await SparkSession.builder
  .remote(server.remote)
  .config("spark.sql.session.timeZone", "UTC")
  .create();
const tables = [clickstream, iot];
const besides: Record<string, string> = { null: "all", true: "beside compaction", false: "others" };
const rows: string[][] = [];
const files: string[][] = [];
for (const { name } of tables) {
  for (const waits of await waitsOf(spark, name, { from, to, triggerSeconds })) {
    const goal = (triggerSeconds + 1) * 1_000;
    rows.push([
      name,
      besides[String(waits.besideCompaction)] ?? "",
      figure(waits.events),
      ...[waits.p50, waits.p99, waits.highest].map((ms) => `${figure(ms)} ms`),
      `p99 ≤ ${figure(goal)} ms: ${waits.p99 <= goal ? "met" : "missed"}`,
    ]);
  }
  const most = await filesByMinute(spark, name, { from, to });
  files.push([name, String(Math.max(...most)), most.join(" ")]);
}
await spark.stop();
const keys = values.filled ? ", an hour's keys remembered" : "";
console.log(
  `${clickstreamPerSecond} page views and ${iotPerSecond} reports a second, trigger ${triggerSeconds} s${keys}\n`,
);
const heading = ["table", "batches", "events", "p50", "p99", "highest", "goal"];
console.log(markdown(heading, rows));
console.log(`\n${markdown(["table", "files at most", "files at most, minute by minute"], files)}`);
const times = [...batches].map(([query, ended]) => [query, ...batchTimes(ended)]);
console.log(`\n${markdown(["query", "batches", "p50", "longest", "largest parts"], times)}`);
