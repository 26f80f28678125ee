import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { ordersClient, registerLz4, storageClient } from "@kindling/spark/clients";
import { loadConfig, ordersTopic } from "@kindling/spark/config";
import { makeOrdersDatabase, postgresAdmin } from "@kindling/spark/orders";
import kafkajs from "kafkajs";
import type { Client } from "pg";
import type { SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openJobSession } from "../../lib/run/open-session.ts";
import { compiledPlan } from "../../lib/run/print-plan.ts";
import { MarkStore } from "../../orders/polling/mark-store.ts";
import { ordersCdcJob } from "../../orders/polling/orders-cdc.ts";

/** A database, a topic and a mark of this test's own. */
const name = `cdc_test_${process.pid}`;
const config = loadConfig({
  ...process.env,
  KINDLING_ORDERS_POSTGRES_DATABASE: name,
  KINDLING_ORDERS_KAFKA_TOPIC_PREFIX: name,
});
const topic = ordersTopic(config.orders);
const store = storageClient(config.storage);
const mark = { Bucket: config.orders.datalake.bucket, Key: `food/${name}/lastprocess/orders/progress.json` };
registerLz4();
const kafka = new kafkajs.Kafka({
  brokers: config.kafka.bootstrapServers.split(","),
  logLevel: kafkajs.logLevel.NOTHING,
});
let spark: SparkSession;
let app: Client;
let admin: Client;

beforeAll(async () => {
  await makeOrdersDatabase((database) => postgresAdmin(config, database), config);
  const kafkaAdmin = kafka.admin();
  await kafkaAdmin.connect();
  await kafkaAdmin.createTopics({ topics: [{ topic, numPartitions: 4 }], waitForLeaders: true });
  await kafkaAdmin.disconnect();
  spark = await openJobSession(config, name);
  app = ordersClient(config, "app");
  admin = postgresAdmin(config, name);
  await Promise.all([app.connect(), admin.connect()]);
});

afterAll(async () => {
  await Promise.all([spark?.stop(), app?.end(), admin?.end()]);
  const kafkaAdmin = kafka.admin();
  await kafkaAdmin.connect();
  await kafkaAdmin.deleteTopics({ topics: [topic] });
  await kafkaAdmin.disconnect();
  const postgres = postgresAdmin(config, "postgres");
  await postgres.connect();
  await postgres.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await postgres.end();
});

const step = () => ordersCdcJob.step({ spark, config, settings: {} });

/** Rounds until there is nothing more to read. */
async function rounds(): Promise<number> {
  let rows = 0;
  for (;;) {
    const { rowsRead } = await step();
    rows += rowsRead;
    if (rowsRead === 0) return rows;
  }
}

type Message = Readonly<Record<string, unknown>>;

let seen = 0;

/** What was published since the last call, in the order of each partition. */
async function published(): Promise<
  { readonly key: string; readonly value: Message; readonly partition: number }[]
> {
  const kafkaAdmin = kafka.admin();
  await kafkaAdmin.connect();
  const ends = await kafkaAdmin.fetchTopicOffsets(topic);
  await kafkaAdmin.disconnect();
  const total = ends.reduce((sum, { high }) => sum + Number(high), 0);
  const found: { key: string; value: Message; partition: number; offset: number; at: number }[] = [];
  if (total > 0) {
    const consumer = kafka.consumer({ groupId: `${name}-${total}-${Date.now()}` });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve) => {
      void consumer.run({
        eachMessage: async ({ partition, message }) => {
          found.push({
            key: String(message.key),
            value: JSON.parse(String(message.value)) as Message,
            partition,
            offset: Number(message.offset),
            at: Number(message.timestamp),
          });
          if (found.length === total) resolve();
        },
      });
    });
    await consumer.disconnect();
  }
  found.sort((a, b) => a.at - b.at || a.partition - b.partition || a.offset - b.offset);
  const fresh = found.slice(seen);
  seen = found.length;
  return fresh;
}

const keyed = (messages: Awaited<ReturnType<typeof published>>) =>
  messages.map(({ value }) => `${value.customer_id} v${value.version}`).sort();

async function place(customer: number, client: Client = app): Promise<void> {
  await client.query("INSERT INTO orders (customer_id, restaurant_id, order_total) VALUES ($1, 1, 1)", [
    customer,
  ]);
}

it("the first round publishes every row, each as the log would tell it", async () => {
  expect(await rounds()).toBe(6);
  const messages = await published();
  const { rows } = await admin.query(`
    SELECT order_id::int, customer_id::int, restaurant_id::int, driver_id::int, region, status, is_asap, items::text, tags,
           order_total::text, discount::text, tip::text, refunded::text, note, version::int,
           ${["placed_at", "accepted_at", "picked_up_at", "delivered_at", "created_at", "updated_at"]
             .map((at) => `to_char(${at}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ${at}`)
             .join(", ")},
           'u' AS __op, 'polling' AS __source,
           lpad(changed_xid::text, 20, '0') || '/' || to_char(updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '/' || order_id AS __position,
           (extract(epoch FROM updated_at) * 1000000)::bigint::float8 AS __ts_us
      FROM orders ORDER BY order_id`);
  const byId = messages.map(({ value }) => value).sort((a, b) => Number(a.order_id) - Number(b.order_id));
  expect(byId).toEqual(rows);
  expect(messages.map(({ key }) => key).sort()).toEqual(
    rows.map(({ order_id }) => `{"order_id":${order_id}}`).sort(),
  );
});

it("a round in which nothing happened publishes nothing", async () => {
  expect(await rounds()).toBe(0);
  expect(await published()).toEqual([]);
});

it("a commit that becomes visible late is not lost, nor what was committed meanwhile", async () => {
  const slow = ordersClient(config, "app");
  await slow.connect();
  await slow.query("BEGIN");
  await place(1, slow);
  await place(2);
  await step();
  await app.query("UPDATE orders SET tip = 1 WHERE customer_id = 2");
  await step();
  // Whatever was published by now, the transaction that is still open was not seen.
  await slow.query("COMMIT");
  await slow.end();
  await rounds();
  expect(keyed(await published())).toEqual(["1 v1", "2 v2"]);
});

it("equal times at the boundary of two rounds, and a clock that steps back, lose nothing", async () => {
  // As the owner of triggers may: with times of our own.
  await admin.query("SET session_replication_role = replica");
  const at = async (customer: number, time: string) =>
    admin.query(
      `INSERT INTO orders (customer_id, restaurant_id, order_total, version, created_at, updated_at, changed_xid)
       VALUES ($1, 1, 1, 1, $2, $2, pg_current_xact_id())`,
      [customer, time],
    );
  await at(10, "2026-11-30T10:00:00Z");
  await at(11, "2026-11-30T10:00:00Z");
  await rounds();
  await at(12, "2026-11-30T10:00:00Z");
  await at(13, "2026-11-30T09:00:00Z");
  await rounds();
  await admin.query("SET session_replication_role = origin");
  expect(keyed(await published())).toEqual(["10 v1", "11 v1", "12 v1", "13 v1"]);
});

it("a crash between publishing and marking publishes the same again, and the newer in the next round", async () => {
  const before = JSON.parse(await storedMark());
  await place(20);
  await place(21);
  await rounds();
  const after = JSON.parse(await storedMark());
  expect(keyed(await published())).toEqual(["20 v1", "21 v1"]);
  await app.query("UPDATE orders SET tip = 2 WHERE customer_id = 21");
  // What a run leaves that was killed after it had published and before it had marked.
  const planned = { from: before.mark.horizon, to: after.mark.horizon };
  await store.send(new PutObjectCommand({ ...mark, Body: JSON.stringify({ mark: before.mark, planned }) }));
  const repeated = await step();
  expect(repeated).toMatchObject({ rowsRead: 1, counts: { "rounds published again": 1 } });
  await rounds();
  const messages = await published();
  expect(keyed(messages)).toEqual(["20 v1", "21 v2"]);
  expect(JSON.parse(await storedMark())).toMatchObject({ planned: null });
});

it("a mark that another run has moved is not overwritten", async () => {
  const [one, other] = [new MarkStore(store, config), new MarkStore(store, config)];
  const kept = await one.read();
  await other.read();
  await other.write({ ...kept, planned: { from: "1", to: "2" } });
  await expect(one.write(kept)).rejects.toThrow(/another run of orders-cdc has moved .* only one may run/);
  await other.write(kept);
});

it("a mark ahead of the database is refused: it is another database", async () => {
  const kept = await storedMark();
  const ahead = { ...JSON.parse(kept), mark: { horizon: "999999999999", updated_at: null, order_id: null } };
  await store.send(new PutObjectCommand({ ...mark, Body: JSON.stringify(ahead) }));
  await expect(step()).rejects.toThrow(/the mark is at 999999999999: it is another database/);
  await store.send(new PutObjectCommand({ ...mark, Body: kept }));
});

describe("a change of the schema", () => {
  const alter = (change: string) => admin.query(`ALTER TABLE orders ${change}`);

  it("a column that was added or widened is carried, one that was dropped is left out, one renamed is both", async () => {
    await alter("ADD COLUMN coupon text, ADD COLUMN weight numeric(6,3)");
    await alter("ALTER COLUMN tip TYPE numeric(14,4)");
    await alter("DROP COLUMN note");
    await alter("RENAME COLUMN region TO area");
    await app.query(
      "INSERT INTO orders (customer_id, restaurant_id, order_total, tip, coupon, weight, area) VALUES (30, 1, 1, 0.1234, 'TEN', 1.5, 'North')",
    );
    await rounds();
    const [message] = await published();
    expect(message?.value).toMatchObject({
      customer_id: 30,
      tip: "0.1234",
      coupon: "TEN",
      weight: "1.500",
      area: "North",
    });
    expect(Object.keys(message?.value ?? {})).not.toContain("note");
    expect(Object.keys(message?.value ?? {})).not.toContain("region");
  });

  it("without the column that orders changes, it stops and says so; nothing is marked", async () => {
    const before = JSON.parse(await storedMark());
    await place(31);
    await alter("RENAME COLUMN version TO revision");
    await expect(step()).rejects.toThrow(
      "the table orders has no column version, by which its changes are put in order",
    );
    await alter("RENAME COLUMN revision TO version");
    expect(JSON.parse(await storedMark()).mark).toEqual(before.mark);
    await rounds();
    expect(keyed(await published())).toEqual(["31 v1"]);
  });
});

it("the password is in no plan that is printed, and on no page of Spark", async () => {
  const password = config.orders.postgres.readerPassword;
  expect(await compiledPlan(ordersCdcJob, config, new Map())).not.toContain(password);
  const pages = `http://127.0.0.1:${config.spark.ports.applicationUi}`;
  for (const path of ["/connect/", "/SQL/", "/environment/"])
    expect((await (await fetch(pages + path)).text()).includes(password), path).toBe(false);
});

async function storedMark(): Promise<string> {
  const answer = await store.send(new GetObjectCommand(mark));
  return (await answer.Body?.transformToString()) ?? "";
}
