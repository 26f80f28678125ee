import { col, functions as F, lit, type SparkSession, Timestamp } from "spark-connect-js";
import type { TableContract } from "../contract/table-contract.ts";

/** Runs a job: the id of the table's newest snapshot; undefined while nothing was ever written to it. */
export async function newestSnapshot(spark: SparkSession, table: TableContract): Promise<bigint | undefined> {
  const [row] = await spark
    .table(`${table.name}.refs`)
    .filter(col("name").eq("main"))
    .select(col("snapshot_id").cast("string").alias("id"))
    .collect();
  return row === undefined ? undefined : BigInt(String(row.id));
}

/** Runs a job: the newest snapshot of each table that has one, by the table's name. */
export async function newestSnapshots(
  spark: SparkSession,
  tables: readonly TableContract[],
): Promise<Record<string, bigint>> {
  const found: Record<string, bigint> = {};
  for (const table of tables) {
    const id = await newestSnapshot(spark, table);
    if (id !== undefined) found[table.name] = id;
  }
  return found;
}

/** Runs a job: how many rows were appended to the table since a moment, by its own history. */
export async function rowsAppendedSince(
  spark: SparkSession,
  table: TableContract,
  since: Date,
): Promise<number> {
  const added = F.elementAt(col("summary"), lit("added-records")).cast("bigint");
  const [row] = await spark
    .table(`${table.name}.snapshots`)
    .filter(
      col("operation")
        .eq("append")
        .and(col("committed_at").geq(lit(Timestamp.fromDate(since)))),
    )
    .agg(F.sum(added).alias("added"))
    .collect();
  return Number(row?.added ?? 0);
}
