import type { SparkSession } from "spark-connect-js";
import { clickstream } from "../events/contracts.ts";
import type { TableContract } from "../lib/contract/table-contract.ts";

/** A table like that of the page views, under another name. */
export function tableLikeClickstream(name: string): TableContract {
  return { ...clickstream, name: `lake.bronze.${name}`, location: `s3a://bronze/test/${name}` };
}

/** What the batches of a stream leave in one partition until they are put together. */
export interface SmallFiles {
  readonly files: number;
  readonly rowsPerFile: number;
  /** The number of the first page view; no two have the same. */
  readonly from: number;
  /** The day, as `2026-03-01`. */
  readonly day: string;
}

/**
 * Runs a job: appends page views as many batches would, in as many files with as many rows each, though in one commit;
 * so a day of a stream can be gone through in minutes.
 */
export async function appendSmallFiles(
  spark: SparkSession,
  table: TableContract,
  { files, rowsPerFile, from, day }: SmallFiles,
): Promise<void> {
  const rows = spark
    .range(from, from + files * rowsPerFile, 1, files)
    .selectExpr(
      "concat('7a350b79-', id) AS event_id",
      "concat('u', int(50000 * pow(rand(1), 3))) AS user_id",
      "concat('https://shop.example/p/', int(2000 * pow(rand(2), 3))) AS url",
      "if(rand(3) < 0.3, NULL, concat('https://shop.example/c/', int(8 * rand(4)))) AS referrer",
      "concat('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/', 140 + int(6 * rand(5))) AS ua",
      `timestamp_millis(unix_millis(TIMESTAMP '${day} 00:00:00') + id * 5 % 86400000) AS ts`,
      "timestamp_micros(unix_micros(ts) + 20000) AS kafka_timestamp",
      "'clickstream' AS source_topic",
      "int(id % 4) AS source_partition",
      "id AS source_offset",
      "to_date(ts) AS dt",
    );
  await rows
    .writeTo(table.name)
    .options({ "distribution-mode": "none", "check-nullability": "false", "fanout-enabled": "true" })
    .append();
}
