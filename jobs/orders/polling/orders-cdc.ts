import { storageClient } from "@kindling/spark/clients";
import { ordersTopic } from "@kindling/spark/config";
import { col, functions as F, type SparkSession } from "spark-connect-js";
import { defineLoopJob, type JobInput, type StepResult } from "../../lib/job/define-job.ts";
import { exitCodes, JobFailure } from "../../lib/job/exit-codes.ts";
import { MarkStore, markAddress, type Progress } from "./mark-store.ts";
import { changeMessages } from "./messages.ts";
import { changedRows, horizonNow, ordersSource, type Range } from "./source-table.ts";

type Input = JobInput<Record<never, never>, SparkSession>;

/** Changes of orders, found by asking the table, to the topic. */
export const ordersCdcJob = defineLoopJob({
  name: "orders-cdc",
  description: "What changed in the table of orders since the last round, read over JDBC, to Kafka",
  reads: [],
  writes: ["<prefix>_food_orders_raw"],
  settings: {},
  everySeconds: ({ orders }) => orders.streaming.batchInterval,
  isSteady: true,
  plans: ({ spark, config }) => {
    const source = ordersSource(config, "********");
    const { readPartitions } = config.orders.streaming;
    return {
      horizon: horizonNow(spark, source),
      changed: changedRows(spark, source, { from: "0", to: "1000" }, readPartitions),
    };
  },
  step,
});

/**
 * One round: the range is written down before anything of it is published, and the mark after all of it is. Whatever
 * dies in between, the next round publishes the same range again, from the rows as they are then: what it repeats has
 * the same key and version, what has changed meanwhile has left the range and is in the next.
 */
async function step(input: Input): Promise<StepResult> {
  const { config } = input;
  const client = storageClient(config.storage);
  try {
    const marks = new MarkStore(client, config);
    const kept = await marks.read();
    const range = kept.planned ?? (await nextRange(input, kept));
    if (range === null) return { rowsRead: 0, counts: {} };
    const repeated = kept.planned === null ? 0 : 1;
    if (kept.planned === null) await marks.write({ ...kept, planned: range });
    const { rows, newest } = await publish(input, range);
    await marks.write({ mark: { ...kept.mark, ...newest, horizon: range.to }, planned: null });
    return { rowsRead: rows, counts: { "rounds published again": repeated } };
  } finally {
    client.destroy();
  }
}

/** @returns null when no transaction has ended since the last round */
async function nextRange({ spark, config }: Input, { mark }: Progress): Promise<Range | null> {
  const source = ordersSource(config, config.orders.postgres.readerPassword);
  const [row] = await horizonNow(spark, source).collect();
  const to = String(row?.horizon);
  if (BigInt(to) < BigInt(mark.horizon))
    throw new JobFailure(
      exitCodes.failed,
      `the database counts transaction ${to} and the mark is at ${mark.horizon}: it is another database, or one that ` +
        `was restored from a copy. Delete ${markAddress(config)} to publish all rows again`,
    );
  return to === mark.horizon ? null : { from: mark.horizon, to };
}

async function publish({ spark, config }: Input, range: Range) {
  const { orders, kafka } = config;
  const source = ordersSource(config, orders.postgres.readerPassword);
  const found = changedRows(spark, source, range, orders.streaming.readPartitions);
  // Kept, so that what is counted is what is published.
  const rows = await found.persist();
  try {
    const [summary] = await rows
      .agg(F.count("*").alias("rows"), F.max(F.struct(col("updated_at"), col("order_id"))).alias("newest"))
      .select(
        col("rows"),
        F.dateFormat(col("newest.updated_at"), "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").alias("updated_at"),
        col("newest.order_id").cast("string").alias("order_id"),
      )
      .collect();
    const count = Number(summary?.rows ?? 0);
    if (count === 0) return { rows: 0, newest: null };
    await changeMessages(rows, await rows.schema())
      .write.format("kafka")
      .option("kafka.bootstrap.servers", kafka.sparkBootstrapServers)
      .option("kafka.compression.type", "lz4")
      .option("topic", ordersTopic(orders))
      .save();
    return {
      rows: count,
      newest: { updated_at: String(summary?.updated_at), order_id: String(summary?.order_id) },
    };
  } finally {
    await rows.unpersist();
  }
}
