import { randomUUID } from "node:crypto";
import { withOrdersClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderQueries } from "../../server/queries/orders/order-queries.ts";
import { ordersDatabase } from "../../server/queries/orders/orders-database.ts";
import { sparkConnectSql } from "../../server/sources/spark-sql.ts";

const config = loadConfig();
const { remote } = config.spark;
const sql = sparkConnectSql(remote);
const schema = `lake.dashboard_test_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
const tables = {
  log: `${schema}.orders_log`,
  current: `${schema}.orders_current`,
  deleted: `${schema}.orders_deleted`,
};
const slot = { active: true, status: "reserved", keptBytes: 4_096, leftBytes: null } as const;
const database = {
  statuses: async () =>
    new Map([
      ["returned", 1],
      ["delivered", 2],
      ["placed", 3],
    ]),
  slot: async () => slot,
};
const queries = orderQueries(sql, database, tables);
const soon = () => AbortSignal.timeout(120_000);
let spark: SparkSession;
const run = async (statement: string) => void (await spark.sql(statement));

beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  await run(`CREATE NAMESPACE ${schema}`);
});
afterAll(async () => {
  for (const table of Object.values(tables)) await spark.sql(`DROP TABLE IF EXISTS ${table} PURGE`);
  await spark.sql(`DROP NAMESPACE IF EXISTS ${schema}`);
  await Promise.all([spark.stop(), sql.close()]);
});

it("before the tables of orders are made, there is nothing to show, and no error", async () => {
  expect(await queries.orders(soon())).toBeNull();
  expect(await queries.ordersMinutes(soon())).toEqual([]);
  expect(await queries.ordersLatency(soon())).toBeNull();
  expect(await queries.ordersSlot(soon())).toEqual(slot);
});

describe("the orders page's questions, on data whose answers are known", () => {
  beforeAll(async () => {
    const order = "order_id BIGINT, status STRING, op STRING, committed_at TIMESTAMP";
    await run(`CREATE TABLE ${tables.log} (${order}, dt DATE) USING iceberg PARTITIONED BY (dt)`);
    await run(`CREATE TABLE ${tables.current} (${order}) USING iceberg`);
    await run(`CREATE TABLE ${tables.deleted} (order_id BIGINT) USING iceberg`);
    // Committed in the database ten minutes before the lake had them, but for one that a snapshot found.
    await run(
      `INSERT INTO ${tables.current} SELECT id, status, op, current_timestamp() - INTERVAL 10 MINUTES
       FROM VALUES (1, 'placed', 'c'), (2, 'placed', 'u'), (3, 'delivered', 'u'), (4, 'delivered', 'r') AS v(id, status, op)`,
    );
    await run(`INSERT INTO ${tables.deleted} VALUES (5), (6)`);
    // In two minutes of the newest hour, and one before it.
    await run(
      `INSERT INTO ${tables.log} SELECT id, 'placed', op, at, to_date(at) FROM (
         SELECT id, op, date_trunc('MINUTE', current_timestamp()) - make_dt_interval(0, 0, ago) AS at
         FROM VALUES (1, 'c', 20), (2, 'c', 20), (1, 'u', 20), (1, 'r', 20), (5, 'd', 10), (7, 'c', 90) AS v(id, op, ago))`,
    );
  });

  it("hold database and lake against each other, by status in the order of an order's life", async () => {
    expect(await queries.orders(soon())).toEqual({
      statuses: [
        { status: "placed", database: 3, lake: 2 },
        { status: "accepted", database: 0, lake: 0 },
        { status: "picked_up", database: 0, lake: 0 },
        { status: "delivered", database: 2, lake: 2 },
        { status: "refunded", database: 0, lake: 0 },
        { status: "returned", database: 1, lake: 0 },
      ],
      deleted: 2,
      newest: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it("count changes by minute and kind, without what a snapshot found, or is older than an hour", async () => {
    const minutes = await queries.ordersMinutes(soon());
    expect(minutes.map(({ created, updated, deleted }) => [created, updated, deleted])).toEqual([
      [2, 1, 0],
      [0, 0, 1],
    ]);
    const [first, second] = minutes.map(({ minute }) => Date.parse(minute));
    expect((second ?? 0) - (first ?? 0)).toBe(10 * 60_000);
  });

  it("tell how long changes took from commit to commit, without what a snapshot found", async () => {
    const latency = await queries.ordersLatency(soon());
    expect(latency?.orders).toBe(3);
    expect(latency?.p50Ms).toBeGreaterThanOrEqual(10 * 60_000);
    expect(latency?.p99Ms).toBeGreaterThanOrEqual(latency?.p50Ms ?? 0);
    expect(latency?.minutes.reduce((sum, { orders }) => sum + orders, 0)).toBe(3);
  });
});

it("the database answers with the rights of a reader: every order has a status", async () => {
  const statuses = await ordersDatabase(config).statuses();
  const counted = await withOrdersClient(config, "reader", (client) =>
    client.query<{ orders: string }>("SELECT count(*) AS orders FROM public.orders"),
  );
  expect([...statuses.values()].reduce((sum, orders) => sum + orders, 0)).toBe(
    Number(counted.rows[0]?.orders),
  );
  expect([null, "reserved"]).toContain((await ordersDatabase(config).slot())?.status ?? null);
});
