import type { Row, SparkSession } from "spark-connect-js";
import type { TableContract } from "../contract/table-contract.ts";
import { filesOf, fullBytes, type JoiningLimits, joinBelow } from "./small-files.ts";

/**
 * Runs jobs: puts small files together, where there are enough of them; changes no rows, and appends may go on
 * meanwhile.
 */
export async function compact(
  spark: SparkSession,
  table: TableContract,
  limits: JoiningLimits,
): Promise<{ readonly from: number; readonly to: number }> {
  const { fewestFiles, targetBytes } = limits;
  const { partitions, deleteFiles } = await filesOf(spark, table.name);
  // Where rows were taken out of files, those are written anew with all that are not full.
  const below = deleteFiles > 0 ? fullBytes(limits) : joinBelow(partitions.values(), limits);
  if (below === undefined) return { from: 0, to: 0 };
  const options = [
    ["min-input-files", fewestFiles],
    ["min-file-size-bytes", below],
    ["target-file-size-bytes", targetBytes],
    // A file that so many MERGEs have taken rows from is written anew, without those rows.
    ["delete-file-threshold", fewestFiles],
    ["remove-dangling-deletes", true],
  ].map(([name, value]) => `'${name}', '${value}'`);
  const row = await call(spark, table, "rewrite_data_files", `options => map(${options.join(", ")})`);
  return { from: Number(row.rewritten_data_files_count ?? 0), to: Number(row.added_data_files_count ?? 0) };
}

/** Runs a job: forgets snapshots older than `before`, with the files that only they have; keeps the newest. */
export async function expireSnapshots(
  spark: SparkSession,
  table: TableContract,
  before: Date,
): Promise<number> {
  const row = await call(
    spark,
    table,
    "expire_snapshots",
    `older_than => ${timestamp(before)}, retain_last => 1`,
  );
  return Object.entries(row)
    .filter(([name]) => name.startsWith("deleted_"))
    .reduce((sum, [, files]) => sum + Number(files ?? 0), 0);
}

/** Runs a job: deletes files no snapshot knows and that are older than `before`, as a killed writer leaves them. */
export async function removeOrphans(
  spark: SparkSession,
  table: TableContract,
  before: Date,
): Promise<number> {
  const result = await spark.sql(
    statement(table, "remove_orphan_files", `older_than => ${timestamp(before)}`),
  );
  return (await result.collect()).length;
}

async function call(
  spark: SparkSession,
  table: TableContract,
  procedure: string,
  args: string,
): Promise<Row> {
  const result = await spark.sql(statement(table, procedure, args));
  const [row = {}] = await result.collect();
  return row;
}

function statement({ name }: TableContract, procedure: string, args: string): string {
  const [catalog, ...table] = name.split(".");
  return `CALL ${catalog}.system.${procedure}(table => '${table.join(".")}', ${args})`;
}

function timestamp(time: Date): string {
  return `TIMESTAMP '${time.toISOString().replace("Z", " UTC").replace("T", " ")}'`;
}
