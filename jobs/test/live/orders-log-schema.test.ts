import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ordersClient } from "@kindling/spark/clients";
import { loadConfig, ordersTopic } from "@kindling/spark/config";
import { makeOrdersDatabase, postgresAdmin } from "@kindling/spark/orders";
import type { Client } from "pg";
import { type DataFrame, type Row, SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Running, startWith } from "../../harness/programs.ts";
import { until } from "../../harness/until.ts";
import { goodMessagesOf } from "../../lib/messages/dead-letters.ts";
import { judgeMessages } from "../../lib/messages/judge-messages.ts";
import { kafkaClient, readTopic } from "../../lib/verify/kafka-records.ts";
import { orderChanges } from "../../orders/contracts.ts";
import { logRows, withState } from "../../orders/log-rows.ts";
import { messageSchema } from "../support/message-schema.ts";

/** A database, its log, a topic and a Kafka Connect of this test's own, on the stack that is there. */
const name = `log_schema_${process.pid}`;
const stack = loadConfig();
const folder = mkdtempSync(join(tmpdir(), "kindling-log-schema-"));
copyFileSync(join(stack.stack.stateDir, "secrets.env"), join(folder, "secrets.env"));
const own = {
  KINDLING_STACK_STATE_DIR: folder,
  KINDLING_PROFILE: stack.profile,
  KINDLING_ORDERS_POSTGRES_DATABASE: name,
  KINDLING_ORDERS_POSTGRES_SLOT: name,
  KINDLING_ORDERS_KAFKA_TOPIC_PREFIX: name,
};
const config = loadConfig({ ...process.env, ...own });
const topic = ordersTopic(config.orders);
const kafka = kafkaClient(config.kafka.bootstrapServers);
let spark: SparkSession;
let app: Client;
let owner: Client;
let reader: Running;

beforeAll(async () => {
  await makeOrdersDatabase((database) => postgresAdmin(config, database), config);
  const kafkaAdmin = kafka.admin();
  await kafkaAdmin.connect();
  await kafkaAdmin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await kafkaAdmin.disconnect();
  spark = await SparkSession.builder.remote(config.spark.remote).create();
  app = ordersClient(config, "app");
  owner = postgresAdmin(config, name);
  await Promise.all([app.connect(), owner.connect()]);
  startReader();
  const isTold = () => reader.output().includes("the snapshot is told");
  await until("the snapshot is told", isTold, { known: () => reader.output() });
});

afterAll(async () => {
  await stopReader();
  await Promise.all([spark?.stop(), app?.end(), owner?.end()]);
  const postgres = postgresAdmin(config, "postgres");
  await postgres.connect();
  await postgres.query("SELECT pg_drop_replication_slot($1)", [name]);
  await postgres.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await postgres.end();
  const kafkaAdmin = kafka.admin();
  await kafkaAdmin.connect();
  await kafkaAdmin.deleteTopics({
    topics: (await kafkaAdmin.listTopics()).filter((each) => each.includes(name)),
  });
  await kafkaAdmin.disconnect();
  rmSync(folder, { recursive: true });
});

function startReader(): void {
  reader = startWith(own, "spark/cli/orders-log.ts");
}

async function stopReader(): Promise<void> {
  reader.process.kill("SIGTERM");
  const { code, output } = await reader.exit;
  expect(code, output).toBe(0);
}

let seen = 6;

/** The next messages of the topic, once there are so many, as the stream judges them. */
async function next(count: number): Promise<DataFrame> {
  let found: Awaited<ReturnType<typeof readTopic>> = [];
  const areThere = async () => {
    found = await readTopic(kafka, topic);
    return found.length >= seen + count;
  };
  await until(`${count} messages more`, areThere, { known: () => reader.output() });
  const rows = found.slice(seen).map(({ partition, offset, value }) => ({
    ...{ key: null, value, topic, partition, offset },
    kafka_timestamp: new Date(),
  }));
  expect(rows).toHaveLength(count);
  seen += count;
  return judgeMessages(spark.createDataFrame(rows, messageSchema), orderChanges, { maxBytes: 10_000 });
}

/** The rows of the log that the next messages become. */
async function nextRows(count: number): Promise<Row[]> {
  const rows = logRows(withState(goodMessagesOf(await next(count))));
  return rows
    .selectExpr(
      "op",
      "version",
      "note",
      "region",
      "CAST(tip AS STRING) AS tip",
      "unknown_columns",
      "absent_columns",
    )
    .orderBy("version", "op")
    .collect();
}

const alter = (change: string) => owner.query(`ALTER TABLE public.orders ${change}`);
const update = (change: string) => app.query(`UPDATE orders SET ${change} WHERE customer_id = 1002`);

it("a column that was added is carried: in the log by its name and in the message, not in the table", async () => {
  await update("note = 'before'");
  await alter("ADD COLUMN coupon text");
  await update("note = 'after', coupon = 'TEN'");
  expect(await nextRows(2)).toMatchObject([
    { op: "u", note: "before", unknown_columns: [], absent_columns: [] },
    { op: "u", note: "after", unknown_columns: ["coupon"], absent_columns: [] },
  ]);
});

it("a column that was widened goes on with every value that fits; one that does not is a dead letter", async () => {
  await alter("ALTER COLUMN tip TYPE numeric(14,4)");
  await update("tip = 2.5");
  expect(await nextRows(1)).toMatchObject([{ tip: "2.50" }]);
  await update("tip = 2.5001");
  await update("tip = 123456789");
  expect(await (await next(2)).select("reason").collect()).toEqual([
    { reason: "wrong_type:tip" },
    { reason: "wrong_type:tip" },
  ]);
});

it("a column that was dropped is null from then on, and named as absent", async () => {
  await update("tip = 1");
  await alter("DROP COLUMN note");
  await update("tip = 2");
  expect(await nextRows(2)).toMatchObject([
    { tip: "1.00", note: "after", absent_columns: [] },
    { tip: "2.00", note: null, absent_columns: ["note"] },
  ]);
});

it("a column that was renamed is one dropped and one added; the deleted row comes as it was", async () => {
  await alter("RENAME COLUMN region TO area");
  await update("tip = 3");
  await app.query("DELETE FROM orders WHERE customer_id = 1002");
  const renamed = { region: null, unknown_columns: ["coupon", "area"], absent_columns: ["region", "note"] };
  const rows = await nextRows(2);
  expect(rows).toMatchObject([
    { op: "d", tip: "3.00", region: null },
    { op: "u", tip: "3.00", region: null },
  ]);
  for (const { unknown_columns, absent_columns } of rows) {
    expect(new Set(unknown_columns as string[])).toEqual(new Set(renamed.unknown_columns));
    expect(new Set(absent_columns as string[])).toEqual(new Set(renamed.absent_columns));
  }
});

it("a column that may not be null, renamed, makes dead letters that say so, until it has its name again", async () => {
  const other = (change: string) => app.query(`UPDATE orders SET ${change} WHERE customer_id = 1003`);
  await alter("RENAME COLUMN status TO state");
  await other("tip = 1");
  await alter("RENAME COLUMN state TO status");
  await other("tip = 2");
  const reasons = await (await next(2)).select("reason").collect();
  expect(reasons).toEqual([{ reason: "missing:status" }, { reason: null }]);
});

it("changes from while the reader was away are told with the columns they had", async () => {
  await stopReader();
  const third = (change: string) => app.query(`UPDATE orders SET ${change} WHERE customer_id = 1003`);
  await third("coupon = 'OLD'");
  await alter("DROP COLUMN coupon");
  await third("tip = 4");
  startReader();
  const rows = await nextRows(2);
  expect(rows.map(({ unknown_columns }) => unknown_columns)).toEqual([
    expect.arrayContaining(["coupon"]),
    ["area"],
  ]);
});
