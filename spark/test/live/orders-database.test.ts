import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../../config/index.ts";
import { applySql } from "../../services/orders/apply-sql.ts";
import { ordersHealth } from "../../services/orders/health.ts";
import { makeOrdersDatabase } from "../../services/orders/provision.ts";

const config = loadConfig();
const { host, port, adminPassword } = config.postgres;
const { database, appPassword, readerPassword, replicatorPassword } = config.orders.postgres;

function clientAs(user: string, password: string, name = database): Client {
  return new Client({ host, port, user, password, database: name });
}

const admin = (name: string) => clientAs("postgres", adminPassword, name);

async function as<T>(client: Client, use: (client: Client) => Promise<T>): Promise<T> {
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

const insert =
  "INSERT INTO orders (customer_id, restaurant_id, order_total) VALUES (1, 2, 3.5) RETURNING order_id, version, order_total";

describe("each role does its work and no more", () => {
  it("the business writes rows, which the trigger stamps", async () => {
    await as(clientAs("orders_app", appPassword), async (app) => {
      const { rows } = await app.query(insert);
      expect(rows).toEqual([{ order_id: expect.any(String), version: "1", order_total: "3.50" }]);
      const changed = await app.query(
        "UPDATE orders SET tip = 1, version = 99, created_at = now() - interval '1 year' WHERE order_id = $1 RETURNING version, created_at < now() - interval '1 day' AS older, changed_xid = pg_current_xact_id() AS stamped",
        [rows[0]?.order_id],
      );
      expect(changed.rows).toEqual([{ version: "2", older: false, stamped: true }]);
      await app.query("DELETE FROM orders WHERE order_id = $1", [rows[0]?.order_id]);
      await expect(app.query("TRUNCATE orders")).rejects.toThrow(/permission denied/);
      await expect(app.query("ALTER TABLE orders ADD x int")).rejects.toThrow(/must be owner/);
      await expect(app.query("CREATE TABLE x (id int)")).rejects.toThrow(/permission denied/);
    });
  });

  it.each([
    ["orders_reader", readerPassword, false],
    ["orders_replicator", replicatorPassword, true],
  ])("%s reads and does not write", async (role, password, replicates) => {
    await as(clientAs(role, password), async (client) => {
      const rights = await client.query(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user",
      );
      expect(rights.rows).toEqual([
        { rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolreplication: replicates },
      ]);
      await client.query("SELECT 1 FROM orders LIMIT 1");
      await expect(client.query(insert)).rejects.toThrow(/permission denied/);
    });
  });

  it("nobody logs in as the owner, and the role of jobs has no business here", async () => {
    await expect(as(clientAs("orders_owner", "x"), async () => {})).rejects.toThrow(/password|not permitted/);
    const jobs = clientAs(config.postgres.user, config.postgres.password);
    await expect(as(jobs, async () => {})).rejects.toThrow(/permission denied for database/);
  });
});

it("made again, nothing is made twice", async () => {
  const ordersOfSeed = () =>
    as(admin(database), async (client) => {
      const { rows } = await client.query(
        "SELECT customer_id, note, tags FROM orders WHERE customer_id BETWEEN 1001 AND 1006 ORDER BY customer_id, order_id",
      );
      const applied = await client.query("SELECT name, applied_at FROM applied_sql ORDER BY name");
      return { orders: rows.length, applied: applied.rows };
    });
  const before = await ordersOfSeed();
  await Promise.all([makeOrdersDatabase(admin, config), ordersHealth(config)]);
  expect(await ordersOfSeed()).toEqual(before);
  expect(before.applied.map(({ name }) => name)).toEqual([
    "001-orders.sql",
    "002-seed.sql",
    "003-log-signals.sql",
    "004-log-snapshots.sql",
  ]);
});

it("is asked how it does", async () => {
  const { orders } = await ordersHealth(config);
  expect(orders).toBeGreaterThan(0);
});

describe("SQL files", () => {
  const name = `apply_sql_${process.pid}`;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "kindling-sql-"));
    await as(admin("postgres"), (client) => client.query(`CREATE DATABASE ${name} OWNER orders_owner`));
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await as(admin("postgres"), (client) => client.query(`DROP DATABASE ${name}`));
  });

  const apply = () => as(admin(name), (client) => applySql(client, folder, "orders_owner"));
  const rowsOf = (query: string) => as(admin(name), async (client) => (await client.query(query)).rows);

  it("one that fails leaves nothing, and is applied once it is right", async () => {
    writeFileSync(join(folder, "001.sql"), "CREATE TABLE a (id int); INSERT INTO a VALUES (1);");
    writeFileSync(join(folder, "002.sql"), "INSERT INTO a VALUES (2); INSERT INTO nowhere VALUES (3);");
    await expect(apply()).rejects.toThrow(/nowhere/);
    expect(await rowsOf("SELECT id FROM a ORDER BY id")).toEqual([{ id: 1 }]);
    writeFileSync(join(folder, "002.sql"), "INSERT INTO a VALUES (2);");
    await apply();
    await apply();
    expect(await rowsOf("SELECT id FROM a ORDER BY id")).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it("one that was changed after it was applied is refused by name", async () => {
    writeFileSync(join(folder, "001.sql"), "CREATE TABLE a (id bigint);");
    await expect(apply()).rejects.toThrow("001.sql was changed after this database had applied it");
  });
});
