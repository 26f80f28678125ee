import { col, type DataFrame, functions as F, lit, type SparkSession } from "spark-connect-js";
import { shapedFor } from "../lib/contract/shape.ts";
import type { TableContract } from "../lib/contract/table-contract.ts";
import type { StepResult } from "../lib/job/define-job.ts";
import { append } from "../lib/lake/write-table.ts";
import { ordersCurrent, ordersDeleted } from "./contracts.ts";

/** The tables that changes are applied to; tests have their own. */
export interface AppliedTables {
  readonly current: TableContract;
  readonly deleted: TableContract;
}

const isDeletion = col("op").eq("d");

/**
 * Of each order the change that decides: its deletion, which is final whatever version it names, else that of the
 * highest version; and how many there are. Changes of orders that were deleted before are left out.
 *
 * @param log - rows of the log
 * @param deleted - orders known to be deleted
 */
export function lastChanges(log: DataFrame, deleted: DataFrame): DataFrame {
  const columns = ordersCurrent.schema.fields.map(({ name }) => col(name));
  const [first = col("order_id"), ...others] = columns;
  return log
    .groupBy("order_id")
    .agg(
      F.maxBy(F.struct(first, ...others), F.struct(isDeletion, col("version"))).alias("last"),
      F.count(lit(1)).alias("changes"),
    )
    .select("last.*", "changes")
    .join(deleted.select("order_id"), "order_id", "left_anti");
}

/**
 * Runs jobs: brings the table of orders up to these changes, whatever of them it has already.
 *
 * Deletions are written down after the MERGE: as long as they are not, a step that was cut off finds them again.
 */
export async function applyChanges(
  spark: SparkSession,
  log: DataFrame,
  { current, deleted: known }: AppliedTables = { current: ordersCurrent, deleted: ordersDeleted },
): Promise<StepResult> {
  const changes = await lastChanges(log, spark.table(known.name)).persist();
  try {
    const [counted] = await changes
      .agg(
        F.count(lit(1)).alias("orders"),
        F.countIf(isDeletion).alias("deleted"),
        F.coalesce(F.sum("changes"), lit(0n)).alias("changes"),
      )
      .collect();
    const [orders, deleted] = [Number(counted?.orders), Number(counted?.deleted)];
    if (orders > 0) await merge(changes, current);
    if (deleted > 0) await append(shapedFor(known, changes.filter(isDeletion)), known);
    return { rowsRead: Number(counted?.changes), counts: { changed: orders - deleted, deleted } };
  } finally {
    await changes.unpersist();
  }
}

async function merge(changes: DataFrame, current: TableContract): Promise<void> {
  const [, , table] = current.name.split(".");
  const [mine, its] = [(name: string) => col(`${table}.${name}`), (name: string) => col(`changes.${name}`)];
  const isDeleted = its("op").eq("d");
  await changes
    .alias("changes")
    .mergeInto(current.name, mine("order_id").eq(its("order_id")))
    .whenMatched(isDeleted)
    .delete()
    .whenMatched(isDeleted.not().and(its("version").gt(mine("version"))))
    .updateAll()
    .whenNotMatched(isDeleted.not())
    .insertAll()
    .merge();
}
