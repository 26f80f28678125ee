import { col, type DataFrame, lit, type SparkSession } from "spark-connect-js";
import type { TableContract } from "../contract/table-contract.ts";

/*
 * A table that is kept up with another holds in its own properties up to which snapshot it has taken that one in. So
 * the place goes with the table: whoever drops it begins anew.
 */

type Named = Pick<TableContract, "name">;

function propertyOf(source: Named): string {
  return `kindling.follows.${source.name}`;
}

/** Runs a job: the snapshot of `source` that `follower` has last taken in; undefined before the first. */
export async function positionOf(
  spark: SparkSession,
  follower: Named,
  source: Named,
): Promise<bigint | undefined> {
  const properties = await spark.sql(`SHOW TBLPROPERTIES ${follower.name}`);
  const [row] = await properties.filter(col("key").eq(lit(propertyOf(source)))).collect();
  return row === undefined ? undefined : BigInt(String(row.value));
}

/** Runs a job: keeps the place; to be called once the rows up to it are in `follower`. */
export async function keepPosition(
  spark: SparkSession,
  follower: Named,
  source: Named,
  snapshot: bigint,
): Promise<void> {
  await spark.sql(`ALTER TABLE ${follower.name} SET TBLPROPERTIES ('${propertyOf(source)}' = '${snapshot}')`);
}

/** Runs jobs: the snapshots at which the followers of a table will go on. */
export async function positionsOf(spark: SparkSession, source: TableContract): Promise<bigint[]> {
  const found: bigint[] = [];
  for (const name of source.followers ?? []) {
    if (!(await spark.catalog.tableExists(name))) continue;
    const position = await positionOf(spark, { name }, source);
    if (position !== undefined) found.push(position);
  }
  return found;
}

/**
 * Runs a job to see what there is: the rows appended to a table after a snapshot, up to another one. All rows, where
 * the table no longer knows the first: rows are then read again rather than left out.
 */
export async function rowsBetween(
  spark: SparkSession,
  source: Named,
  after: bigint | undefined,
  upTo: bigint,
): Promise<DataFrame> {
  const isKnown = after !== undefined && (await isAncestor(spark, source, after));
  const reader = isKnown
    ? spark.read.option("start-snapshot-id", after).option("end-snapshot-id", upTo)
    : spark.read.option("snapshot-id", upTo);
  return reader.table(source.name);
}

async function isAncestor(spark: SparkSession, source: Named, snapshot: bigint): Promise<boolean> {
  const history = spark.table(`${source.name}.history`).filter(col("is_current_ancestor"));
  return (await history.filter(col("snapshot_id").eq(lit(snapshot))).count()) > 0;
}
