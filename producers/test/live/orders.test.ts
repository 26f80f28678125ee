import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ordersClient } from "@kindling/spark/clients";
import { fromRepositoryRoot, loadConfig } from "@kindling/spark/config";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { waitUntil } from "./wait-until.ts";

const config = loadConfig();
// The business itself: Postgres tells nobody else what its connections do.
const business = ordersClient(config, "app");
beforeAll(() => business.connect());
afterAll(() => business.end());

/** A folder of its own, so that a producer on the same database does not mind. */
let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "kindling-orders-"));
});
afterEach(() => rmSync(stateDir, { recursive: true }));

function start(...args: string[]) {
  const program = fromRepositoryRoot("producers/orders/producer-orders.ts");
  const child = spawn(process.execPath, ["--conditions=source", "--import", "tsx", program, ...args], {
    cwd: fromRepositoryRoot("."),
    env: {
      ...process.env,
      KINDLING_STACK_STATE_DIR: stateDir,
      KINDLING_ORDERS_APP_PASSWORD: config.orders.postgres.appPassword,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = once(child, "close").then(([code]) => ({ code, output }));
  return { child, output: () => output, ended };
}

interface Line {
  readonly transaction?: number;
  readonly xid?: string;
  readonly outcome?: string;
  readonly changes?: readonly { readonly op: string; readonly order_id: string; readonly version: string }[];
}

/** The transactions of the one ledger in the folder, with their outcomes. */
function ledger() {
  const [name = ""] = readdirSync(join(stateDir, "ledger"));
  const lines = readFileSync(join(stateDir, "ledger", name), "utf8")
    .trim()
    .split("\n");
  const parsed = lines.map((line) => JSON.parse(line) as Line);
  const outcomes = new Map(
    parsed.flatMap(({ transaction, outcome }) => (outcome ? [[transaction, outcome]] : [])),
  );
  return parsed.flatMap(({ transaction, xid, changes }) =>
    changes === undefined ? [] : [{ xid, changes, outcome: outcomes.get(transaction) }],
  );
}

/** What the ledger says the database must have of the orders it speaks of: their versions, or null. */
function expected() {
  const versions = new Map<string, string | null>();
  for (const { changes, outcome } of ledger())
    if (outcome === "committed")
      for (const { op, order_id, version } of changes) versions.set(order_id, op === "d" ? null : version);
  return versions;
}

async function found(ids: readonly string[]) {
  const { rows } = await business.query<{ order_id: string; version: string }>(
    "SELECT order_id, version FROM orders WHERE order_id = ANY($1::bigint[])",
    [ids],
  );
  const versions = new Map(rows.map(({ order_id, version }) => [order_id, version]));
  return new Map(ids.map((id) => [id, versions.get(id) ?? null]));
}

it("what it says it committed is in the database, and what it rolled back is not", async () => {
  const { code, output } = await start("--limit", "400", "--rate", "max", "--rollbacks", "0.2", "--seed", "3")
    .ended;
  expect(code).toBe(0);
  const versions = expected();
  expect(await found([...versions.keys()])).toEqual(versions);
  const lines = ledger();
  const counts = (outcome: string) => lines.filter((line) => line.outcome === outcome);
  const changes = counts("committed").flatMap((line) => line.changes);
  expect(output).toContain(
    `committed ${changes.length} changes in ${counts("committed").length} transactions; rolled back ${counts("rolled_back").length}`,
  );
  expect(counts("rolled_back").length).toBeGreaterThan(0);
  const given = counts("rolled_back").flatMap((line) => line.changes.filter(({ op }) => op === "c"));
  expect(
    [...(await found(given.map(({ order_id }) => order_id))).values()].filter((v) => v !== null),
  ).toEqual([]);
});

it("SIGTERM ends the transactions that are open, and says what was done", async () => {
  const producer = start("--rate", "20", "--long-seconds", "600");
  const open = async () => {
    const { rows } = await business.query(
      "SELECT 1 FROM pg_stat_activity WHERE usename = 'orders_app' AND state = 'idle in transaction' AND xact_start < now() - interval '300 ms'",
    );
    return rows.length > 0;
  };
  await waitUntil("a transaction that stays open", open);
  await waitUntil("some changes", () => producer.output().includes("run "));
  producer.child.kill("SIGTERM");
  const { code, output } = await producer.ended;
  expect(code).toBe(0);
  expect(output).toMatch(/committed \d+ changes in \d+ transactions/);
  expect(ledger().filter(({ outcome }) => outcome === undefined)).toEqual([]);
  const versions = expected();
  expect(await found([...versions.keys()])).toEqual(versions);
});

it("replays recorded deliveries", async () => {
  const file = join(stateDir, "made-up.csv");
  writeFileSync(
    file,
    "row_no,Customer_placed_order_datetime,Placed_order_with_restaurant_datetime,Driver_at_restaurant_datetime,Delivered_to_consumer_datetime,Driver_ID,Restaurant_ID,Consumer_ID,Delivery_Region,Is_ASAP,Order_total,Amount_of_discount,Amount_of_tip,Refunded_amount\n" +
      "1,31 23:50:00,31 23:55:00,01 00:10:00,01 00:30:00,7,8,990001,None,True,20.5,0.5,1.25,3.0\n" +
      "2,05 10:00:00,,,05 10:45:00,,8,990002,A,False,0.0,0.0,0.0,0.0\n",
  );
  const { code } = await start("--replay", file, "--speed", "max", "--month", "2026-10").ended;
  expect(code).toBe(0);
  const ids = [...expected().keys()];
  const { rows } = await business.query(
    `SELECT customer_id, region, status, driver_id, order_total, tip, refunded, delivered_at, accepted_at, version
       FROM orders WHERE order_id = ANY($1::bigint[]) ORDER BY customer_id`,
    [ids],
  );
  expect(rows).toEqual([
    {
      customer_id: "990001",
      region: null,
      status: "refunded",
      driver_id: "7",
      order_total: "20.50",
      tip: "1.25",
      refunded: "3.00",
      delivered_at: new Date("2026-11-01T00:30:00Z"),
      accepted_at: new Date("2026-10-31T23:55:00Z"),
      version: "5",
    },
    {
      customer_id: "990002",
      region: "A",
      status: "delivered",
      driver_id: null,
      order_total: "0.00",
      tip: "0.00",
      refunded: "0.00",
      delivered_at: new Date("2026-10-05T10:45:00Z"),
      accepted_at: null,
      version: "2",
    },
  ]);
});
