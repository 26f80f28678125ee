import { randomUUID } from "node:crypto";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventQueries } from "../../server/queries/events/event-queries.ts";
import { sparkConnectSql } from "../../server/sources/spark-sql.ts";

const { remote } = loadConfig().spark;
const sql = sparkConnectSql(remote);
const schema = `lake.dashboard_test_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
const tables = {
  clickstream: `${schema}.clickstream`,
  iot: `${schema}.iot`,
  deadLetters: `${schema}.dead_letters`,
};
const queries = eventQueries(sql, 5, tables);
const soon = () => AbortSignal.timeout(120_000);
let spark: SparkSession;

/** Page views as user, minutes before the newest one, path, and minutes Kafka got it later. */
const views: readonly (readonly [user: string, minutesAgo: number, path: string, late: number])[] = [
  // Bought, came back after more than the gap, and left.
  ["u1", 120, "/", 0],
  ["u1", 115, "/p/1?ref=mail", 0],
  ["u1", 110, "/cart", 0],
  ["u1", 100, "/checkout", 6],
  ["u1", 95, "/order/confirmed", 0],
  ["u1", 30, "/", 0],
  // The steps in another order than the funnel's.
  ["u2", 40, "/cart", 0],
  ["u2", 35, "/", 0],
  ["u2", 34, "/checkout", 0],
  // Still there.
  ["u3", 2, "/p/2", 0],
  ["u3", 0, "/cart", 0],
  // Began before the day that is looked at, and went on in it.
  ["u4", 24 * 60 + 10, "/", 0],
  ["u4", 24 * 60 - 10, "/cart", 0],
];

const newest = Date.parse("2026-03-20T12:00:00Z");
const ago = (minutes: number) => new Date(newest - minutes * 60_000).toISOString();

beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  const run = async (statement: string) => void (await spark.sql(statement));
  await run(`CREATE NAMESPACE ${schema}`);
  const own = "kafka_timestamp TIMESTAMP, dt DATE) USING iceberg PARTITIONED BY (dt)";
  await run(
    `CREATE TABLE ${tables.clickstream} (event_id STRING, user_id STRING, url STRING, ts TIMESTAMP, ${own}`,
  );
  await run(
    `CREATE TABLE ${tables.iot} (device_id STRING, site STRING, temp_c DOUBLE, battery DOUBLE, signal_strength INT,
       ts TIMESTAMP, ${own}`,
  );
  await run(
    `INSERT INTO ${tables.clickstream} SELECT uuid(), user, concat('https://shop.example', path), ts,
       ts + make_dt_interval(0, 0, late), to_date(ts)
     FROM VALUES ${views.map(([user, at, path, late]) => `('${user}', TIMESTAMP '${ago(at)}', '${path}', ${late})`).join()}
       AS v(user, ts, path, late)`,
  );
  // Three devices of one site, a report a minute for an hour; one strange report; one device that fell silent.
  await run(
    `INSERT INTO ${tables.iot} SELECT device, 'berlin',
       20 + IF(minute % 2 = 0, 0.1, -0.1) + offset + IF(device = 'd1' AND minute = 31, 10, 0), battery, signal,
       TIMESTAMP '${ago(0)}' - make_dt_interval(0, 0, minute), TIMESTAMP '${ago(0)}', DATE '2026-03-20'
     FROM VALUES ('d1', 0D, 80D, -60), ('d2', 0D, 15D, -90), ('d3', 3D, 80D, -60) AS d(device, offset, battery, signal)
     CROSS JOIN (SELECT explode(sequence(0, 59)) AS minute)`,
  );
  await run(
    `INSERT INTO ${tables.iot} VALUES
       ('d4', 'berlin', 20, 40, -60, TIMESTAMP '${ago(300)}', TIMESTAMP '${ago(300)}', DATE '2026-03-20')`,
  );
});
afterAll(async () => {
  for (const table of Object.values(tables)) await spark.sql(`DROP TABLE IF EXISTS ${table} PURGE`);
  await spark.sql(`DROP NAMESPACE IF EXISTS ${schema}`);
  await Promise.all([spark.stop(), sql.close()]);
});

describe("the events page's questions, on data whose answers are known", () => {
  it("count sessions by gaps of half an hour, and the funnel in its order", async () => {
    const answer = await queries.sessions(soon());
    expect(answer?.until).toBe(ago(0));
    expect(answer?.shortened).toBe(false);
    expect(answer?.all).toEqual({
      sessions: 4,
      users: 3,
      medianPages: 2,
      medianSeconds: expect.any(Number),
      bounces: 1,
      open: 1,
      reached: [4, 2, 1, 1],
    });
    expect(answer?.hours).toEqual([
      { hour: "2026-03-20T10:00:00.000Z", sessions: 1, orders: 1 },
      { hour: "2026-03-20T11:00:00.000Z", sessions: 3, orders: 0 },
    ]);
  });

  it("rank the pages of the hour, beside the hour before", async () => {
    const answer = await queries.topPages(soon());
    expect(answer).toMatchObject({ from: ago(60), until: ago(0), views: 6, users: 3 });
    expect(answer?.pages.slice(0, 2)).toEqual([
      { url: "https://shop.example/", views: 2, viewsBefore: 0, users: 2 },
      { url: "https://shop.example/cart", views: 2, viewsBefore: 1, users: 2 },
    ]);
  });

  it("count the minutes", async () => {
    const [clicks, reports] = await queries.eventMinutes(soon());
    expect(clicks).toMatchObject({ source: "clickstream", newest: ago(0) });
    expect(clicks?.minutes.at(-1)).toEqual([ago(0), 1]);
    expect(clicks?.minutes).toHaveLength(10);
    expect(reports?.minutes.at(-1)).toEqual([ago(0), 3]);
  });

  it("find the devices in need", async () => {
    const answer = await queries.devices(soon());
    expect(answer?.devices).toBe(4);
    expect(answer?.troubled).toEqual({ silent: 1, battery: 1, signal: 1, offset: 1 });
    const byName = Object.fromEntries((answer?.attention ?? []).map((row) => [row.device, row]));
    expect(byName.d2).toMatchObject({ troubles: ["battery", "signal"], battery: 15, signal: -90 });
    expect(byName.d3?.offset).toBeCloseTo(3, 0);
    expect(byName.d4).toMatchObject({ troubles: ["silent"], lastReport: ago(300), offset: null });
    expect(answer?.charge).toEqual([0, 1, 0, 0, 1, 0, 0, 0, 2, 0]);
  });

  it("find the report that does not fit, and no other", async () => {
    const answer = await queries.anomalies(soon());
    expect(answer).toMatchObject({ reports: 180, found: 1 });
    expect(answer?.rows).toMatchObject([{ device: "d1", at: ago(31), celsius: 29.9 }]);
    expect(answer?.rows[0]?.score).toBeGreaterThan(30);
  });

  it("count what came late, and stand without the table of what was refused", async () => {
    const answer = await queries.refused(soon());
    expect(answer?.rows).toEqual([]);
    expect(answer?.late.find(({ source }) => source === "clickstream")).toEqual({
      source: "clickstream",
      events: 12,
      late: 1,
    });
  });

  it("sum up the days", async () => {
    const days = await queries.eventDays(soon());
    expect(days).toMatchObject([
      { day: "2026-03-20", pageViews: 11, reports: 181, refused: 0, users: 3, devices: 4 },
      { day: "2026-03-19", pageViews: 2, reports: 0, users: 1, devices: null },
    ]);
    expect(days[0]?.bytes).toBeGreaterThan(0);
  });

  it("are answered when no table is made yet", async () => {
    const missing = Object.fromEntries(Object.keys(tables).map((name) => [name, `${schema}.no_${name}`]));
    const none = eventQueries(sql, 5, missing as unknown as typeof tables);
    expect(
      await Promise.all([
        none.eventMinutes(soon()),
        none.topPages(soon()),
        none.sessions(soon()),
        none.devices(soon()),
        none.anomalies(soon()),
        none.refused(soon()),
        none.eventDays(soon()),
      ]),
    ).toEqual([[], null, null, null, null, null, []]);
  });
});
