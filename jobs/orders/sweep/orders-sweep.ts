import { ordersTopic } from "@kindling/spark/config";
import type { SparkSession } from "spark-connect-js";
import { defineTaskJob, type JobInput } from "../../lib/job/define-job.ts";
import { exitCodes, JobFailure } from "../../lib/job/exit-codes.ts";
import { wholeNumber } from "../../lib/job/settings.ts";
import type { Tally } from "../../lib/job/summary.ts";
import { newestSnapshot } from "../../lib/lake/snapshots.ts";
import { ordersCurrent } from "../contracts.ts";
import { keysNow, ordersSource } from "../polling/source-table.ts";
import { deletionMessages, goneOrders } from "./gone-orders.ts";

const settings = {
  most: wholeNumber("orders it may find deleted; more look like another database", 10_000, {
    least: 1,
    most: 1_000_000_000_000,
  }),
};

/** Deletions that nobody saw, to the topic, from where they pass like any other. */
export const ordersSweepJob = defineTaskJob({
  name: "orders-sweep",
  description: "Orders that are in the lake and not in the database any more, as deletions to Kafka",
  reads: [ordersCurrent],
  writes: ["<prefix>_food_orders_raw"],
  settings,
  plans: ({ spark, config }) => {
    const keys = keysNow(spark, ordersSource(config, "********"), config.orders.streaming.readPartitions);
    return { deletions: deletionMessages(goneOrders(spark.table(ordersCurrent.name), keys)) };
  },
  run: sweep,
});

/** The snapshot is chosen first and the keys are read after it; the other way round, a new order would look deleted. */
async function sweep({
  spark,
  config,
  settings: { most },
}: JobInput<typeof settings, SparkSession>): Promise<Tally> {
  const { orders, kafka } = config;
  const snapshot = await newestSnapshot(spark, ordersCurrent);
  if (snapshot === undefined) return { rowsIn: 0, rowsOut: 0, quarantined: 0, snapshots: {} };
  const current = spark.read.option("snapshot-id", snapshot).table(ordersCurrent.name);
  const keys = keysNow(
    spark,
    ordersSource(config, orders.postgres.readerPassword),
    orders.streaming.readPartitions,
  );
  // Kept, so that what is counted is what is published.
  const gone = await goneOrders(current, keys).persist();
  try {
    const [rowsIn, rowsOut] = [await current.count(), await gone.count()];
    if (rowsOut > most)
      throw new JobFailure(
        exitCodes.failed,
        `${rowsOut} of ${rowsIn} orders of ${ordersCurrent.name} are not in ${orders.postgres.database}, and at most ` +
          `${most} may be found deleted: is it the right database? If it is, --set most=${rowsOut}`,
      );
    if (rowsOut > 0)
      await deletionMessages(gone)
        .write.format("kafka")
        .option("kafka.bootstrap.servers", kafka.sparkBootstrapServers)
        .option("kafka.compression.type", "lz4")
        .option("topic", ordersTopic(orders))
        .save();
    return { rowsIn, rowsOut, quarantined: 0, snapshots: {} };
  } finally {
    await gone.unpersist();
  }
}
