import { col, functions as F, lit, type Row, type SparkSession, Timestamp } from "spark-connect-js";

/** A part of the events of a table, and how long they took, in milliseconds from the event's time. */
export interface Waits {
  /** Which batches brought them; null for all. */
  readonly besideCompaction: boolean | null;
  readonly events: number;
  /** Until the snapshot was committed that brought them. */
  readonly p50: number;
  readonly p99: number;
  readonly highest: number;
}

/** What is asked of a table, by the time of its events. */
export interface Measured {
  readonly from: Date;
  readonly to: Date;
  readonly triggerSeconds: number;
}

/**
 * Runs jobs: how long the events of a time took, all together and by whether the table's files were put together while
 * their batch ran. The files that batches wrote are read themselves, because those put together tell of no batch.
 */
export async function waitsOf(
  spark: SparkSession,
  table: string,
  { from, to, triggerSeconds }: Measured,
): Promise<Waits[]> {
  const committed = await spark.sql(
    `SELECT DISTINCT e.data_file.file_path AS path, unix_millis(s.committed_at) AS at
       FROM ${table}.all_entries e JOIN ${table}.snapshots s ON e.snapshot_id = s.snapshot_id
      WHERE e.status = 1 AND s.operation = 'append' AND s.committed_at >= TIMESTAMP '${utc(from)}'`,
  );
  const period = (ms: string) => F.expr(`${ms} div ${triggerSeconds * 1_000}`);
  const tidied = spark
    .table(`${table}.snapshots`)
    .filter(col("operation").eq("replace"))
    .select(period("unix_millis(committed_at)").alias("end"))
    // It began in the period before, or in that one.
    .selectExpr("explode(array(end - 1, end)) AS period")
    .distinct();
  const nameOf = (path: string) => F.elementAt(F.split(col(path), "/"), lit(-1));
  const files = (await committed.collect()).map(({ path }) => String(path));
  const waits = spark.read
    .parquet(...files)
    .filter(col("ts").between(lit(Timestamp.fromDate(from)), lit(Timestamp.fromDate(to))))
    .select("ts", nameOf("_metadata.file_path").alias("file"))
    .join(F.broadcast(committed.select(nameOf("path").alias("file"), col("at"))), "file")
    .withColumn("period", period("at"))
    .join(F.broadcast(tidied.withColumn("beside", lit(true))), ["period"], "left")
    .selectExpr("coalesce(beside, false) AS beside", "at - unix_millis(ts) AS ms");
  const measured = [
    F.count("*").alias("events"),
    F.expr("percentile(ms, 0.5)").alias("p50"),
    F.expr("percentile(ms, 0.99)").alias("p99"),
    F.max("ms").alias("highest"),
  ] as const;
  const all = await waits.agg(...measured).collect();
  const parts = await waits
    .groupBy("beside")
    .agg(...measured)
    .orderBy("beside")
    .collect();
  return [...all, ...parts].map(waitsFrom);
}

/** Runs a job: the most data files that a table had, in each minute; of a table with one day's partition. */
export async function filesByMinute(
  spark: SparkSession,
  table: string,
  { from, to }: Pick<Measured, "from" | "to">,
): Promise<number[]> {
  const rows = await spark.sql(
    `SELECT max(CAST(summary['total-data-files'] AS INT)) AS files
       FROM ${table}.snapshots
      WHERE committed_at BETWEEN TIMESTAMP '${utc(from)}' AND TIMESTAMP '${utc(to)}'
      GROUP BY date_trunc('MINUTE', committed_at) ORDER BY date_trunc('MINUTE', committed_at)`,
  );
  return (await rows.collect()).map(({ files }) => Number(files));
}

function waitsFrom(row: Row): Waits {
  const { beside, events, p50, p99, highest } = row;
  return {
    besideCompaction: typeof beside === "boolean" ? beside : null,
    ...{ events: Number(events), p50: Number(p50), p99: Number(p99), highest: Number(highest) },
  };
}

function utc(time: Date): string {
  return time.toISOString().replace("T", " ").replace("Z", " UTC");
}
