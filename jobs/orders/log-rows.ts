import { col, type DataFrame, functions as F, lit } from "spark-connect-js";
import { shapedFor } from "../lib/contract/shape.ts";
import { withOrigin } from "../lib/stream/kafka-source.ts";
import { orderChanges, ordersLog } from "./contracts.ts";

/** What makes two messages one change: the order, its version, and {@link withState}'s column. */
export const stateKey = ["order_id", "version", "state"] as const;

/**
 * Adds `state` to good messages: whether the order still is after the change. A creation or update that comes again,
 * or that polling sees too, is the same. A snapshot is not: that it found the order is news of its own.
 */
export function withState(messages: DataFrame): DataFrame {
  const op = col("__op");
  const state = F.when(op.eq("d"), lit("deleted"))
    .when(op.eq("r"), F.concat(lit("found at "), col("__ts_us").cast("string")))
    .otherwise(lit("living"));
  return messages.withColumn("state", state);
}

/** The rows of the log out of good messages. */
export function logRows(messages: DataFrame): DataFrame {
  const known = F.array(...Object.keys(orderChanges.fields).map((name) => lit(name)));
  const present = F.jsonObjectKeys(col("value").cast("string"));
  const committed = F.timestampMicros("__ts_us");
  return shapedFor(
    ordersLog,
    withOrigin(messages).withColumns({
      op: col("__op"),
      source: col("__source"),
      position: col("__position"),
      committed_at: committed,
      unknown_columns: F.arrayExcept(present, known),
      absent_columns: F.arrayExcept(known, present),
      message: col("value"),
      dt: F.toDate(committed),
    }),
  );
}
