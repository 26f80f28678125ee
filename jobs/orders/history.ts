import { col, type DataFrame, functions as F, lit, Window } from "spark-connect-js";
import { ordersLog } from "./contracts.ts";

/**
 * Every version of every order with the time it held, `valid_from` to `valid_to`; null while it still does.
 *
 * The log is the history: it has each version as it was, for ever, and a second table of the same could only differ
 * from it. What polling did not see, deletions and versions between two looks, is not in it.
 *
 * @param log - rows of `lake.bronze.orders_log`, all of the orders in question
 */
export function ordersHistory(log: DataFrame): DataFrame {
  const isDeletion = col("op").eq("d");
  // The first to tell of a version knows best when it began: a snapshot finds it later.
  const ofVersion = Window.partitionBy("order_id", "version", "is_deletion").orderBy(
    "committed_at",
    "source_offset",
  );
  const ofOrder = Window.partitionBy("order_id").orderBy("version", "is_deletion");
  return log
    .withColumn("is_deletion", isDeletion)
    .withColumn("telling", F.rowNumber().over(ofVersion))
    .filter(col("telling").eq(lit(1)))
    .withColumn("valid_to", F.lead("committed_at").over(ofOrder))
    .filter(col("is_deletion").not())
    .withColumnRenamed("committed_at", "valid_from")
    .select(...orderColumns(), "valid_from", "valid_to");
}

/** The columns of the order itself. */
function orderColumns(): string[] {
  const names = ordersLog.schema.fields.map(({ name }) => name);
  return names.slice(0, names.indexOf("op"));
}
