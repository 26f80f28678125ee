import { type Column, type DataFrame, lit } from "spark-connect-js";
import type { TableContract } from "../contract/table-contract.ts";

/**
 * Runs a job: puts `rows` in the place of those the table has, in one snapshot.
 *
 * @param where - which rows of the table to replace, by a partition column; all of them unless given
 */
export async function replaceRows(
  rows: DataFrame,
  table: TableContract,
  where: Column = lit(true),
): Promise<void> {
  // Spark's plan cannot show what the checks have shown: that required columns are never null.
  await rows.writeTo(table.name).option("check-nullability", "false").overwrite(where);
}

/** Runs a job: adds `rows` to those the table has, in one snapshot. */
export async function append(rows: DataFrame, table: TableContract): Promise<void> {
  await rows.writeTo(table.name).option("check-nullability", "false").append();
}
