import { setTimeout as delay } from "node:timers/promises";
import { withOrdersClient } from "@kindling/spark/clients";
import { postgresAdmin, readSlot } from "@kindling/spark/orders";
import { expect } from "vitest";
import { run } from "../../harness/programs.ts";
import { crash } from "../../harness/services.ts";
import { until } from "../../harness/until.ts";
import { config } from "../e2e/support.ts";
import { backfill, runBackfill } from "./backfill.ts";
import type { Fault, Scene } from "./inflict.ts";
import { killDebezium, killProgram } from "./orders-kills.ts";
import type { OrdersPipeline } from "./orders-pipeline.ts";
import { stackFaults } from "./stack-faults.ts";

type OrdersScene = Scene<OrdersPipeline>;

/** Each fault by what is done. */
export const ordersFaults = new Map<string, Fault<OrdersPipeline>>([
  ...stackFaults,
  ["snapshot killed halfway", cutSnapshot],
  ["immediate shutdown of Postgres", stopPostgres],
  ["kill -9 of cdc:orders-log", ({ pipeline }) => killProgram(pipeline, "log")],
  ["kill -9 of orders-cdc", ({ pipeline }) => killProgram(pipeline, "polling")],
  ["kill -9 of orders-stream", ({ pipeline }) => killProgram(pipeline, "stream")],
  ["kill -9 of orders-current", ({ pipeline }) => killProgram(pipeline, "table")],
  ["kill -9 of Debezium", killDebezium],
  ["the log is lost", loseLog],
  ["backfill, a part killed halfway", backfill],
]);

async function stopPostgres(): Promise<number> {
  const stoppedAt = Date.now();
  await crash("postgres", { signal: "SIGQUIT" });
  return stoppedAt;
}

/** Rows that only a snapshot can tell of, and a reader that dies while it does; changes go on. */
async function cutSnapshot({ pipeline, random }: OrdersScene): Promise<number> {
  // It would tell of them too.
  await pipeline.stopOne("polling");
  await pipeline.stopOne("log");
  await runBackfill(pipeline);
  pipeline.start("log", "--snapshot");
  await pipeline.untilSaid("log", "asked for a snapshot");
  await delay(random.next() * 2_000);
  const killedAt = Date.now();
  if (random.next() < 0.5) {
    await killDebezium();
  } else {
    await pipeline.killOne("log");
    pipeline.start("log");
  }
  await pipeline.untilSaid("log", "the snapshot was cut short; it is asked for again");
  await pipeline.untilSaid("log", "the snapshot is told");
  return killedAt;
}

/** More is written than is kept for the reader, who is away; orders are deleted meanwhile. */
async function loseLog({ pipeline }: OrdersScene): Promise<number> {
  await pipeline.stopOne("polling");
  await pipeline.stopOne("log");
  const known = await pipeline.ordersOfLake(20);
  const deleted = await withOrdersClient(config, "app", async (app) => {
    const { rowCount } = await app.query("DELETE FROM orders WHERE order_id = ANY($1)", [known]);
    return rowCount ?? 0;
  });
  expect(deleted).toBeGreaterThan(0);
  await leaveBehind();

  const refused = await pipeline.start("log").exit;
  expect(refused.code, refused.output).toBe(1);
  expect(refused.output).toMatch(/changes are lost.*cdc:orders-log -- --snapshot.*job:orders-sweep/);

  pipeline.start("log", "--snapshot");
  await pipeline.untilSaid("log", "the snapshot is told");
  await pipeline.recovered(Date.now());
  const sweep = await run("jobs/run.ts", "orders-sweep");
  expect(sweep.code, sweep.output).toBe(0);
  expect(Number(/rows out +(\d+)/.exec(sweep.output)?.[1])).toBeGreaterThanOrEqual(deleted);
  return Date.now();
}

async function leaveBehind(): Promise<void> {
  const { database, slot, slotKeepMb } = config.orders.postgres;
  const admin = postgresAdmin(config, database);
  await admin.connect();
  try {
    const isLost = async () => {
      await admin.query(
        "SELECT pg_logical_emit_message(false, 'flood', repeat('x', 1048576)) FROM generate_series(1, $1)",
        [slotKeepMb],
      );
      await admin.query("CHECKPOINT");
      return (await readSlot(admin, slot))?.status === "lost";
    };
    await until("the place in the log is lost", isLost);
  } finally {
    await admin.end();
  }
}
