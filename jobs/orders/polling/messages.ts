import { col, type DataFrame, functions as F, lit, type StructType } from "spark-connect-js";
import { instantText, messageValue } from "../message-value.ts";

/** What a table must have for its changes to be told apart and put in order. */
const required = ["order_id", "version", "updated_at"] as const;

/**
 * Changed rows as messages of the topic: `key` and `value`, both JSON. Every column the table has is in them, so that
 * one that was added is carried without a change here.
 *
 * @param schema - of the rows, as Spark has read it from the database
 * @throws Error naming the column without which changes mean nothing
 */
export function changeMessages(rows: DataFrame, schema: StructType): DataFrame {
  const names = schema.fields.map(({ name }) => name).filter((name) => name !== "__xid");
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new Error(
      `the table orders has no column ${missing.join(", ")}, by which its changes are put in order; ` +
        "give it back, or stop this job and read the log instead (npm run cdc:orders-log)",
    );
  const values = names.map((name) => messageValue(name, schema).alias(name));
  const place = F.concatWs("/", F.lpad(col("__xid"), 20, "0"), instantText("updated_at"), col("order_id"));
  const value = F.struct(
    ...values,
    lit("u").alias("__op"),
    lit("polling").alias("__source"),
    place.alias("__position"),
    F.unixMicros(col("updated_at")).alias("__ts_us"),
  );
  return rows.select(
    F.toJson(F.struct(col("order_id"))).alias("key"),
    // A column that is null says so, in place of being left out.
    F.toJson(value, { ignoreNullFields: false }).alias("value"),
  );
}
