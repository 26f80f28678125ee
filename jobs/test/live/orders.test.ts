import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { type DataFrame, SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureTables } from "../../lib/lake/ensure-tables.ts";
import { keepPosition, positionOf, rowsBetween } from "../../lib/lake/follow-table.ts";
import { Maintenance } from "../../lib/lake/maintenance.ts";
import { newestSnapshot } from "../../lib/lake/snapshots.ts";
import { append } from "../../lib/lake/write-table.ts";
import { goodMessagesOf } from "../../lib/messages/dead-letters.ts";
import { judgeMessages } from "../../lib/messages/judge-messages.ts";
import { applyChanges } from "../../orders/apply-changes.ts";
import { orderChanges, ordersCurrent, ordersDeleted, ordersLog } from "../../orders/contracts.ts";
import { ordersHistory } from "../../orders/history.ts";
import { logRows, withState } from "../../orders/log-rows.ts";
import { deletionMessages, goneOrders } from "../../orders/sweep/gone-orders.ts";
import { messageSchema } from "../support/message-schema.ts";
import { orderMessage } from "../support/order-messages.ts";

const short = `orders_test_${process.pid}`;
const own = (table: typeof ordersCurrent | typeof ordersDeleted | typeof ordersLog, part: string) => ({
  ...table,
  name: `lake.silver.${short}_${part}`,
  location: `s3a://silver/test/${short}_${part}`,
  followers: part === "log" ? [`lake.silver.${short}_current`] : [],
});
const current = own(ordersCurrent, "current");
const deleted = own(ordersDeleted, "deleted");
const log = own(ordersLog, "log");
const tables = [current, deleted, log];

const config = loadConfig();
let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder
    .remote(config.spark.remote)
    .config("spark.sql.session.timeZone", "UTC")
    .create();
});
const drop = async () => {
  for (const { name } of tables) await spark.sql(`DROP TABLE IF EXISTS ${name} PURGE`);
};
afterAll(async () => {
  await drop();
  await spark.stop();
});

function judged(messages: readonly (Record<string, unknown> | string)[]): DataFrame {
  const rows = messages.map((message, offset) => ({
    key: null,
    value: new TextEncoder().encode(typeof message === "string" ? message : JSON.stringify(message)),
    topic: "orders",
    partition: 0,
    offset: BigInt(offset),
    kafka_timestamp: new Date("2026-12-01T00:00:00Z"),
  }));
  return judgeMessages(spark.createDataFrame(rows, messageSchema), orderChanges, { maxBytes: 10_000 });
}

/** The rows of the log that these messages become. */
function logOf(...messages: readonly Record<string, unknown>[]): DataFrame {
  return logRows(withState(goodMessagesOf(judged(messages))));
}

describe("a message", () => {
  it("keeps every digit, letter, null and microsecond", async () => {
    const [row] = await logOf(
      orderMessage({
        order_id: 9_007_199_254,
        driver_id: 7,
        order_total: "99999999.99",
        discount: "-0.01000",
        tip: "0",
        note: "餃子 🍜 \u202e ‘quoted’ \\ \n\t\u0001",
        region: "",
        tags: ["a,b", 'say "hi"', null, "", "🍕"],
        items: '{"set": [1, 2.50, null, "ß"], "n": 12345678901234567890}',
        delivered_at: "1969-12-31T23:59:59.999999Z",
        accepted_at: "2026-11-30T12:00:00Z",
        colour: "red",
      }),
    )
      .selectExpr("*", "CAST(order_total AS STRING) AS total", "CAST(discount AS STRING) AS minus")
      .collect();
    expect(row).toMatchObject({
      order_id: 9_007_199_254n,
      driver_id: 7n,
      total: "99999999.99",
      minus: "-0.01",
      note: "餃子 🍜 \u202e ‘quoted’ \\ \n\t\u0001",
      region: "",
      tags: ["a,b", 'say "hi"', null, "", "🍕"],
      items: '{"set": [1, 2.50, null, "ß"], "n": 12345678901234567890}',
      op: "c",
      source: "log",
      position: "26700000",
      unknown_columns: ["colour"],
      absent_columns: [],
    });
    expect(String(row?.placed_at)).toBe("2026-11-30 12:00:00.000001");
    expect(String(row?.delivered_at)).toBe("1969-12-31 23:59:59.999999");
    expect(String(row?.accepted_at)).toBe("2026-11-30 12:00:00");
    expect(String(row?.committed_at)).toBe("2026-11-30 12:00:00.123456");
    expect(String(row?.dt)).toBe("2026-11-30");
  });

  it("of 64 bits keeps its number", async () => {
    const text = JSON.stringify(orderMessage()).replace('"order_id":1,', '"order_id":9223372036854775807,');
    const [row] = await judged([text]).select("order_id", "reason").collect();
    expect(row).toEqual({ order_id: 9_223_372_036_854_775_807n, reason: null });
  });

  it("that lacks a column which may be null is read, and says so", async () => {
    const { note: _, ...without } = orderMessage();
    const [row] = await logOf(without).select("note", "absent_columns").collect();
    expect(row).toEqual({ note: null, absent_columns: ["note"] });
  });

  it("is refused for what its columns cannot hold, by the first fault", async () => {
    const refused: readonly (readonly [change: Record<string, unknown>, reason: string])[] = [
      [{ order_total: "1.234" }, "wrong_type:order_total"],
      [{ order_total: "123456789.00" }, "wrong_type:order_total"],
      [{ order_total: "NaN" }, "wrong_type:order_total"],
      [{ order_total: 12.9 }, "wrong_type:order_total"],
      [{ order_id: 1.5 }, "wrong_type:order_id"],
      [{ version: null }, "null:version"],
      [{ status: undefined }, "missing:status"],
      [{ tags: "{soup}" }, "wrong_type:tags"],
      [{ tags: [1] }, "wrong_type:tags"],
      [{ items: "{" }, "wrong_type:items"],
      [{ is_asap: "true" }, "wrong_type:is_asap"],
      [{ updated_at: "2026-11-30T12:00:00+01:00" }, "wrong_type:updated_at"],
      [{ __op: "t" }, "absurd:__op"],
      [{ note: "x".repeat(10_000) }, "oversized"],
    ];
    const messages = refused.map(([change]) => orderMessage(change));
    const found = await judged(messages).orderBy("offset").select("reason").collect();
    expect(found.map(({ reason }) => reason)).toEqual(refused.map(([, reason]) => reason));
  });
});

describe("the table of orders", () => {
  beforeEach(async () => {
    await drop();
    await ensureTables(spark, config, tables);
  });
  const apply = (...messages: readonly Record<string, unknown>[]) =>
    applyChanges(spark, logOf(...messages), { current, deleted });
  const orders = async () => {
    const rows = await spark.table(current.name).orderBy("order_id").collect();
    return rows.map(({ order_id, version, status, op }) => `${order_id} v${version} ${status} ${op}`);
  };
  const living = (order_id: number, version: number, status: string, __op = "u") =>
    orderMessage({ order_id, version, status, __op });

  it("has the last state of each order, whatever order changes come in", async () => {
    const done = await apply(
      living(1, 1, "placed", "c"),
      living(2, 3, "delivered"),
      living(1, 2, "accepted"),
      living(2, 2, "picked_up"),
      living(3, 1, "placed", "c"),
      living(3, 1, "placed", "d"),
    );
    expect(done).toEqual({ rowsRead: 6, counts: { changed: 2, deleted: 1 } });
    expect(await orders()).toEqual(["1 v2 accepted u", "2 v3 delivered u"]);
    await apply(living(1, 3, "picked_up"), living(2, 3, "delivered", "d"), living(4, 1, "placed", "c"));
    expect(await orders()).toEqual(["1 v3 picked_up u", "4 v1 placed c"]);
  });

  it("stays as it is when changes come again, or too late: a deleted order never comes back", async () => {
    const changes = [
      living(1, 2, "accepted"),
      living(2, 1, "placed", "c"),
      living(2, 1, "placed", "d"),
      living(7, 4, "accepted", "d"),
    ];
    await apply(...changes);
    const late = [living(1, 1, "placed", "c"), living(1, 2, "accepted", "r"), living(7, 3, "accepted")];
    await apply(...changes, ...late, living(7, 4, "accepted"));
    expect(await orders()).toEqual(["1 v2 accepted u"]);
    expect(await spark.table(deleted.name).count()).toBe(2);
  });

  it("loses an order for good by its deletion, whatever version that names", async () => {
    await apply(living(1, 3, "delivered"), living(2, 1, "placed", "c"));
    await apply(living(1, 2, "picked_up", "d"), living(2, 2, "accepted"), living(2, 1, "placed", "d"));
    await apply(living(2, 3, "picked_up"));
    expect(await orders()).toEqual([]);
  });

  it("is told by the sweep which orders the database has not any more", async () => {
    const told = { note: null, tags: ["a", null], order_total: "12.30", items: '{"n": 1.50}' };
    await apply(living(1, 1, "placed", "c"), orderMessage({ order_id: 2, version: 4, __op: "u", ...told }));
    const keys = spark.sql("SELECT * FROM VALUES (1L), (3L) AS keys(order_id)");
    const found = deletionMessages(goneOrders(spark.table(current.name), await keys));
    const values = (await found.select("value").collect()).map(({ value }) => String(value));
    const [row] = await judged(values).select("reason", "order_id", "version", "__op", "__source").collect();
    expect(values).toHaveLength(1);
    expect(row).toEqual({ reason: null, order_id: 2n, version: 4n, __op: "d", __source: "sweep" });
    expect(JSON.parse(values[0] ?? "")).toMatchObject({
      ...told,
      placed_at: "2026-11-30T12:00:00.000001Z",
      accepted_at: null,
    });
    await applyChanges(spark, logRows(withState(goodMessagesOf(judged(values)))), { current, deleted });
    expect(await orders()).toEqual(["1 v1 placed c"]);
  });

  it("is repeated after a MERGE that was cut off before deletions were written down", async () => {
    const changes = [living(1, 1, "placed", "c"), living(1, 1, "placed", "d"), living(2, 1, "placed", "c")];
    await apply(...changes);
    await spark.sql(`DELETE FROM ${deleted.name}`);
    await apply(...changes);
    expect(await orders()).toEqual(["2 v1 placed c"]);
    expect(await spark.table(deleted.name).count()).toBe(1);
  });

  it("follows the log from where it was, also past compaction, and its place is kept from being forgotten", async () => {
    const written = async (...messages: readonly Record<string, unknown>[]) => {
      await append(logOf(...messages), log);
      return (await newestSnapshot(spark, log)) ?? 0n;
    };
    const first = await written(living(1, 1, "placed", "c"));
    expect(await positionOf(spark, current, log)).toBeUndefined();
    await keepPosition(spark, current, log, first);
    expect(await positionOf(spark, current, log)).toBe(first);
    await written(living(1, 2, "accepted"));
    const third = await written(living(2, 1, "placed", "c"));

    const strict = { ...config.lake, snapshotHours: 0, fewestFiles: 2 };
    const store = storageClient(config.storage);
    await new Maintenance({
      ...{ spark, store, config: { ...config, lake: strict }, tables: [{ ...log, snapshotHours: 0 }] },
      say: () => {},
    }).run(["compact", "expire"]);
    store.destroy();

    const newest = (await newestSnapshot(spark, log)) ?? 0n;
    expect(newest).not.toBe(third);
    const versions = async (after: bigint | undefined) => {
      const rows = await (await rowsBetween(spark, log, after, newest))
        .orderBy("order_id", "version")
        .collect();
      return rows.map(({ order_id, version }) => `${order_id} v${version}`);
    };
    expect(await versions(first)).toEqual(["1 v2", "2 v1"]);
    expect(await versions(undefined)).toEqual(["1 v1", "1 v2", "2 v1"]);
    // A place in a log that was made anew is none: everything is read.
    expect(await versions(1n)).toEqual(["1 v1", "1 v2", "2 v1"]);
  });
});

describe("the history of orders", () => {
  it("says how long each version held", async () => {
    const at = (seconds: number) => 1_796_040_000_000_000 + seconds * 1_000_000;
    const rows = await ordersHistory(
      logOf(
        orderMessage({ order_id: 1, version: 1, status: "placed", __ts_us: at(0) }),
        orderMessage({ order_id: 1, version: 2, status: "accepted", __op: "u", __ts_us: at(60) }),
        orderMessage({ order_id: 1, version: 2, status: "accepted", __op: "r", __ts_us: at(90) }),
        orderMessage({ order_id: 2, version: 1, status: "placed", __ts_us: at(5) }),
        orderMessage({ order_id: 2, version: 1, status: "placed", __op: "d", __ts_us: at(65) }),
      ),
    )
      .orderBy("order_id", "version")
      .collect();
    const found = rows.map(({ order_id, status, valid_from, valid_to }) => [
      order_id,
      status,
      String(valid_from).slice(11),
      valid_to === null ? null : String(valid_to).slice(11),
    ]);
    expect(found).toEqual([
      [1n, "placed", "12:00:00", "12:01:00"],
      [1n, "accepted", "12:01:00", null],
      [2n, "placed", "12:00:05", "12:01:05"],
    ]);
  });
});
