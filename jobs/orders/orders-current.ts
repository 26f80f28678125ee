import type { DataFrame, SparkSession } from "spark-connect-js";
import { defineLoopJob, type JobInput, type StepResult } from "../lib/job/define-job.ts";
import { keepPosition, positionOf, rowsBetween } from "../lib/lake/follow-table.ts";
import { newestSnapshot } from "../lib/lake/snapshots.ts";
import { applyChanges, lastChanges } from "./apply-changes.ts";
import { ordersCurrent, ordersDeleted, ordersLog } from "./contracts.ts";

/** Changes of orders from the log into the table of orders. */
export const ordersCurrentJob = defineLoopJob({
  name: "orders-current",
  description: "Orders as they are now: what the log has new, merged in order, deletions included",
  reads: [ordersLog],
  writes: [ordersCurrent, ordersDeleted],
  settings: {},
  everySeconds: () => 1,
  plans: ({ spark }) => ({
    changes: lastChanges(spark.table(ordersLog.name), spark.table(ordersDeleted.name)),
  }),
  step,
});

/**
 * Takes in the snapshots of the log since the last one. The place is kept after the MERGE: a step that was cut off is
 * repeated, and finds that its changes are no newer than the table.
 */
async function step({ spark }: JobInput<Record<never, never>, SparkSession>): Promise<StepResult> {
  const newest = await newestSnapshot(spark, ordersLog);
  const seen = await positionOf(spark, ordersCurrent, ordersLog);
  if (newest === undefined || newest === seen) return { rowsRead: 0, counts: {} };
  const rows: DataFrame = await rowsBetween(spark, ordersLog, seen, newest);
  const result = await applyChanges(spark, rows);
  await keepPosition(spark, ordersCurrent, ordersLog, newest);
  return result;
}
