import { col, type DataFrame, functions as F, type SparkSession } from "spark-connect-js";

/** What one partition of a table consists of; a table without rows has none. */
export interface PartitionStats {
  readonly table: string;
  /** `dt=2026-03-01`; empty for a table that is not partitioned. */
  readonly partition: string;
  readonly files: number;
  readonly bytes: number;
  readonly rows: number;
  readonly smallestBytes: number;
  readonly largestBytes: number;
}

/** Runs a job: the data files of a table's newest snapshot, partition by partition. */
export async function partitionStats(spark: SparkSession, table: string): Promise<PartitionStats[]> {
  const rows = await (await placesOfFiles(spark, table))
    .filter(col("content").eq(0))
    .groupBy("place")
    .agg(
      F.count("*").alias("files"),
      F.sum("file_size_in_bytes").alias("bytes"),
      F.sum("record_count").alias("rows"),
      F.min("file_size_in_bytes").alias("smallest"),
      F.max("file_size_in_bytes").alias("largest"),
    )
    .orderBy("place")
    .collect();
  return rows.map((row) => ({
    table,
    partition: partitionName(String(row.place)),
    files: Number(row.files),
    bytes: Number(row.bytes),
    rows: Number(row.rows),
    smallestBytes: Number(row.smallest),
    largestBytes: Number(row.largest),
  }));
}

/** The files of a table's newest snapshot, deletions among them, with their partition as JSON in a column `place`. */
export async function placesOfFiles(spark: SparkSession, table: string): Promise<DataFrame> {
  const files = spark.table(`${table}.files`);
  const partitioned = (await files.columns()).includes("partition");
  return files.withColumn("place", partitioned ? F.toJson(col("partition")) : F.lit("{}"));
}

function partitionName(json: string): string {
  const values: Record<string, unknown> = JSON.parse(json);
  return Object.entries(values)
    .map(([column, value]) => `${column}=${value}`)
    .join("/");
}
