import { col, type DataFrame, functions as F, lit } from "spark-connect-js";
import { orderFields, ordersCurrent } from "../contracts.ts";
import { messageValue } from "../message-value.ts";

/**
 * Orders of the lake that the database does not have any more.
 *
 * The lake has no order that the database never had, and a key is never used again: as long as the keys are read after
 * the lake's snapshot was taken, an order that is not among them is deleted for good.
 *
 * @param current - the table of orders at one snapshot
 * @param keys - the keys of the database, read later
 */
export function goneOrders(current: DataFrame, keys: DataFrame): DataFrame {
  return current.join(keys, "order_id", "left_anti");
}

/** The deletions of orders as messages of the topic: each with the row as the lake knew it last. */
export function deletionMessages(gone: DataFrame): DataFrame {
  const value = F.struct(
    ...Object.keys(orderFields).map((name) => messageValue(name, ordersCurrent.schema).alias(name)),
    lit("d").alias("__op"),
    lit("sweep").alias("__source"),
    // When it was deleted nobody knows any more; this is when it was found.
    F.unixMicros(F.currentTimestamp()).alias("__ts_us"),
  );
  return gone.select(
    F.toJson(F.struct(col("order_id"))).alias("key"),
    // A column that is null says so, in place of being left out.
    F.toJson(value, { ignoreNullFields: false }).alias("value"),
  );
}
