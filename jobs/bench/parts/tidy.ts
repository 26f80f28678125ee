/**
 * How many files a day of page views at the default rate leaves: hour by hour, the files that the batches between two
 * compactions leave, in number, rows and columns as the stream writes them, and then the compaction that is due. What is
 * compressed in time are the commits: one for each interval in place of one for each batch.
 *
 * `--hours=24` goes through a whole day.
 */
import { parseArgs } from "node:util";
import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { appendSmallFiles, tableLikeClickstream } from "../../harness/small-files.ts";
import { ensureTables } from "../../lib/lake/ensure-tables.ts";
import { Maintenance } from "../../lib/lake/maintenance.ts";
import { partitionStats } from "../../lib/lake/partition-stats.ts";
import { figure, markdown } from "../statistics.ts";

const { values } = parseArgs({ options: { hours: { type: "string", default: "2" } } });
const hours = Number(values.hours);

const config = loadConfig();
const { compactMinutes } = config.lake;
const { triggerSeconds } = config.events;
// Rows of a day are written by one task: a batch leaves one file.
const rowsPerFile = Math.round(config.dataGenerator.clickstreamPerSecond * triggerSeconds);
const files = Math.round((compactMinutes * 60) / triggerSeconds);

const table = tableLikeClickstream(`tidy_bench_${process.pid}`);
const store = storageClient(config.storage);
const spark = await SparkSession.builder
  .remote(config.spark.remote)
  .config("spark.sql.session.timeZone", "UTC")
  .create();
const maintenance = new Maintenance({ spark, store, config, tables: [table], say: () => undefined });
const rows: string[][] = [];
try {
  await ensureTables(spark, config, [table]);
  const intervals = 60 / compactMinutes;
  for (let hour = 1; hour <= hours; hour++) {
    let [most, seconds] = [0, 0];
    for (let interval = 0; interval < intervals; interval++) {
      const from = ((hour - 1) * intervals + interval) * files * rowsPerFile;
      await appendSmallFiles(spark, table, { files, rowsPerFile, from, day: "2026-03-01" });
      most = Math.max(most, (await today()).files);
      const started = performance.now();
      await maintenance.run(["compact"]);
      seconds += (performance.now() - started) / 1_000;
    }
    const { files: left, rows: count, bytes, smallestBytes, largestBytes } = await today();
    const megabytes = (value: number) => `${figure(value / 2 ** 20)} MiB`;
    rows.push([
      String(hour),
      figure(count),
      figure(most),
      String(left),
      megabytes(bytes),
      `${megabytes(smallestBytes)} to ${megabytes(largestBytes)}`,
      `${figure(seconds / intervals)} s`,
    ]);
  }
} finally {
  await spark.sql(`DROP TABLE IF EXISTS ${table.name} PURGE`);
  await spark.stop();
  store.destroy();
}
console.log(
  `${files} files of ${rowsPerFile} rows every ${compactMinutes} minutes, as a trigger of ${triggerSeconds} s leaves them\n`,
);
console.log(
  markdown(
    ["hour", "rows", "files at most", "files left", "bytes", "smallest to largest", "a compaction"],
    rows,
  ),
);

async function today() {
  const [stats] = await partitionStats(spark, table.name);
  if (stats === undefined) throw new Error(`${table.name} has no files`);
  return stats;
}
