import { withOrdersClient } from "@kindling/spark/clients";
import { ordersTopic } from "@kindling/spark/config";
import { until } from "../../harness/until.ts";
import { kafkaClient } from "../../lib/verify/kafka-records.ts";
import { config } from "../e2e/support.ts";
import type { Scene } from "./inflict.ts";
import { killSomePart } from "./orders-kills.ts";
import type { OrdersPipeline } from "./orders-pipeline.ts";

// Set by `npm run test:faults -- --orders 1000000`.
const { FAULTS_ORDERS = "100000" } = process.env;
const tellEveryMs = 15_000;

/** Orders of the past are inserted while the business goes on, and one part is killed when half of them are there. */
export async function backfill({ pipeline, random }: Scene<OrdersPipeline>): Promise<number> {
  const before = await ordersOfDatabase();
  const orders = Number(FAULTS_ORDERS);
  const begun = performance.now();
  const tell = (text: string, at = performance.now()) =>
    console.log(`backfill ${Math.round((at - begun) / 1_000)} s: ${text}`);
  await startBackfill(pipeline);
  const known = () => pipeline.said();
  const isHalfThere = async () => (await ordersOfDatabase()) >= before + orders / 2;
  await until("half of the backfill is there", isHalfThere, { seconds: 600, known });
  tell(`killed ${await killSomePart(pipeline, random)}`);

  let toldAt = 0;
  const isThere = async () => {
    // Where the cluster has much to do, the lake's answer takes long.
    const [askedAt, source] = [performance.now(), await countSource()];
    const lake = await pipeline.lakeCounts().catch(() => null);
    const isAll = lake !== null && lake.table >= before + orders;
    if (isAll || Date.now() - toldAt > tellEveryMs) {
      tell(source, askedAt);
      if (lake !== null) tell(`${lake.log} changes in the log, ${lake.table} orders in the table`);
      toldAt = Date.now();
    }
    return isAll;
  };
  await until("the table of the lake has the backfill", isThere, { seconds: 1_200, known });
  await endBackfill(pipeline);
  return Date.now();
}

/** Orders of the past, which the business inserts while it goes on, and afterwards. */
export async function runBackfill(pipeline: OrdersPipeline): Promise<void> {
  await startBackfill(pipeline);
  await endBackfill(pipeline);
}

async function startBackfill(pipeline: OrdersPipeline): Promise<void> {
  await pipeline.stopOne("business");
  pipeline.start("business", "--backfill", FAULTS_ORDERS);
}

async function endBackfill(pipeline: OrdersPipeline): Promise<void> {
  await pipeline.untilSaid("business", `backfill: ${FAULTS_ORDERS} orders`);
}

async function ordersOfDatabase(): Promise<number> {
  return withOrdersClient(config, "reader", async (reader) => {
    const { rows } = await reader.query<{ n: string }>("SELECT count(*) AS n FROM orders");
    return Number(rows[0]?.n);
  });
}

/** How much database and topic have. */
async function countSource(): Promise<string> {
  const admin = kafkaClient(config.kafka.bootstrapServers).admin();
  await admin.connect();
  try {
    const ends = await admin.fetchTopicOffsets(ordersTopic(config.orders));
    const messages = ends.reduce((sum, { high }) => sum + Number(high), 0);
    return `${await ordersOfDatabase()} orders in the database, ${messages} messages in the topic`;
  } finally {
    await admin.disconnect();
  }
}
