import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { col, functions as F, type SparkSession } from "spark-connect-js";
import type { TableContract } from "../lib/contract/table-contract.ts";

/** A smaller file says more about its own head and foot than about rows. */
const largeFile = 2 ** 20;

/** Bytes of a row in the table's files of at least a megabyte. Runs a job over metadata. */
export async function parquetBytesPerRow(spark: SparkSession, table: TableContract): Promise<number> {
  const [sums] = await spark
    .table(`${table.name}.files`)
    .filter(col("content").eq(0).and(col("file_size_in_bytes").geq(largeFile)))
    .agg(F.sum("file_size_in_bytes").alias("bytes"), F.sum("record_count").alias("rows"))
    .collect();
  const { bytes, rows } = sums ?? {};
  if (!rows)
    throw new Error(`${table.name} has no file of a megabyte yet: let maintenance put some together`);
  return Number(bytes) / Number(rows);
}

/** Data files that a batch of a stream added, the median of those still known. Runs a job over metadata. */
export async function filesPerCommit(spark: SparkSession, table: TableContract): Promise<number> {
  const [row] = await spark
    .table(`${table.name}.snapshots`)
    .filter("operation = 'append'")
    .agg(F.expr("median(CAST(summary['added-data-files'] AS INT))").alias("files"))
    .collect();
  if (typeof row?.files !== "number") throw new Error(`${table.name} has no commit of a stream yet`);
  return row.files;
}

/** Bytes of the newest metadata file for each snapshot in it. Runs a job over metadata. */
export async function metadataBytesPerSnapshot(
  spark: SparkSession,
  store: S3Client,
  table: TableContract,
): Promise<number> {
  const [newest] = await spark
    .table(`${table.name}.metadata_log_entries`)
    .orderBy(col("timestamp").desc())
    .limit(1)
    .collect();
  const [, bucket, key] = /^s3a:\/\/([^/]+)\/(.+)$/.exec(String(newest?.file)) ?? [];
  const { Body } = await store.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const text = (await Body?.transformToString()) ?? "";
  const { snapshots = [], "snapshot-log": log = [] }: { snapshots?: unknown[]; "snapshot-log"?: unknown[] } =
    JSON.parse(text);
  if (snapshots.length === 0) throw new Error(`${table.name} has no snapshots yet`);
  // Ids are beyond what a JavaScript number keeps, but only the length of the text counts here.
  return (
    JSON.stringify(snapshots).length / snapshots.length + JSON.stringify(log).length / Math.max(1, log.length)
  );
}
