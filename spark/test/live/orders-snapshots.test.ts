import { once } from "node:events";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ordersClient } from "../../clients/orders-client.ts";
import { loadConfig } from "../../config/index.ts";
import { watchLog } from "../../services/orders/log-watch.ts";
import { makeOrdersDatabase } from "../../services/orders/provision.ts";
import { ordersPublication, ordersRoles } from "../../services/orders/roles.ts";
import { claimLog, noteBeginning, tendSnapshot, wasBegunAnew } from "../../services/orders/snapshots.ts";
import { postgresAdmin } from "../../services/postgres-admin.ts";
import { startFakeConnect } from "../support/fake-connect.ts";
import { waitFor } from "../support/wait-for.ts";

const name = `snapshots_test_${process.pid}`;
const environment = {
  ...process.env,
  KINDLING_ORDERS_POSTGRES_DATABASE: name,
  KINDLING_ORDERS_POSTGRES_SLOT: name,
};
const config = loadConfig(environment);
const other = loadConfig({ ...process.env, KINDLING_ORDERS_KAFKA_TOPIC_PREFIX: "another" });
let client: Client;

beforeAll(async () => {
  await makeOrdersDatabase((database) => postgresAdmin(config, database), config);
  client = ordersClient(config, "replicator");
  await client.connect();
  await client.query("SELECT pg_create_logical_replication_slot($1, 'pgoutput')", [name]);
});

afterAll(async () => {
  await client.query("SELECT pg_drop_replication_slot($1)", [name]);
  await client.end();
  const admin = postgresAdmin(config, "postgres");
  await admin.connect();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});

const isRead = async () =>
  (await client.query("SELECT active FROM pg_replication_slots WHERE slot_name = $1", [name])).rows[0]
    ?.active;

/** Reads the log as Debezium does, without understanding it; returns what ends it as a kill would. */
async function startReader(): Promise<() => Promise<void>> {
  const { host, port } = config.postgres;
  const password = config.orders.postgres.replicatorPassword;
  const options = { host, port, user: ordersRoles.replicator, password, database: name };
  const reader = new Client({ ...options, replication: "database" } as ConstructorParameters<
    typeof Client
  >[0]);
  reader.on("error", () => {});
  await reader.connect();
  reader
    .query(
      `START_REPLICATION SLOT ${name} LOGICAL 0/0 (proto_version '1', publication_names '${ordersPublication}')`,
    )
    .catch(() => {});
  await waitFor("the log is read", isRead);
  return async () => {
    const { stream } = (reader as unknown as { connection: { stream: import("node:net").Socket } })
      .connection;
    stream.destroy();
    await once(stream, "close");
    await waitFor("the log is let go", async () => !(await isRead()));
  };
}

const early = { lsn: 1n, isTakingSnapshot: false };
const past = { lsn: 1n << 50n, isTakingSnapshot: false };
const tend = (position: Parameters<typeof tendSnapshot>[2]) => tendSnapshot(client, config.orders, position);
const signals = async () =>
  (await client.query<{ type: string }>("SELECT type FROM log_signals")).rows.map(({ type }) => type);

let killReader: () => Promise<void>;
beforeEach(async () => {
  await asAdmin("TRUNCATE log_snapshots, log_signals");
  killReader = await startReader();
});
afterEach(() => killReader());

async function asAdmin(statement: string): Promise<void> {
  const admin = postgresAdmin(config, name);
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}

describe("the snapshot of all orders", () => {
  it("is asked for once the reader keeps a position, and is told when the reader is past that and reads none", async () => {
    await claimLog(client, config);
    expect(await tend(null)).toBe("reading");
    expect(await signals()).toEqual([]);
    expect(await tend(early)).toBe("asked");
    expect(await signals()).toEqual(["execute-snapshot"]);
    // The signal is not read yet; then it is, and rows are; then they are told.
    expect(await tend(early)).toBe("reading");
    expect(await tend({ ...past, isTakingSnapshot: true })).toBe("reading");
    expect(await tend(past)).toBe("told now");
    expect(await tend(past)).toBe("told");
    expect(await wasBegunAnew(client)).toBe(false);
  });

  it("is asked for again when another reader has come before it was told, and not when it was", async () => {
    await claimLog(client, config);
    await tend(early);
    await killReader();
    expect(await tend(past)).toBe("reading");
    killReader = await startReader();
    expect(await tend(past)).toBe("asked again");
    expect(await signals()).toEqual(["execute-snapshot"]);
    expect(await tend(past)).toBe("told now");
    await killReader();
    killReader = await startReader();
    expect(await tend(past)).toBe("told");
  });

  it("is asked for anew when the reader has lost its position, whatever was told before", async () => {
    await claimLog(client, config);
    await tend(early);
    await tend(past);
    expect(await tend(null)).toBe("reading");
    expect(await tend(null)).toBe("reading");
    expect(await tend(early)).toBe("asked");
    expect(await wasBegunAnew(client)).toBe(true);
  });
});

describe("who watches the log without a right that it takes", () => {
  const { replicator } = ordersRoles;
  beforeEach(() => asAdmin(`REVOKE SELECT ON log_snapshots FROM ${replicator}`));
  afterEach(() => asAdmin(`GRANT SELECT ON log_snapshots TO ${replicator}`));

  it("says so once, and ends when that lasts", async () => {
    const connect = await startFakeConnect([{ lsn: 1 }]);
    const watched = loadConfig({ ...environment, KINDLING_ORDERS_KAFKA_CONNECT_URL: connect.url });
    const said: string[] = [];
    const watching = watchLog(watched, (line) => said.push(line), AbortSignal.timeout(30_000), 3_000);
    await expect(watching.finally(connect.stop)).rejects.toThrow(
      /the progress of the snapshot has not been known for \d+ s: permission denied for table log_snapshots/,
    );
    expect(said).toEqual([
      "warning: the progress of the snapshot is not known: permission denied for table log_snapshots",
    ]);
  });
});

it("the log belongs to one topic, until it is begun anew for another", async () => {
  await claimLog(client, config);
  await claimLog(client, config);
  await expect(claimLog(client, other)).rejects.toThrow(
    /is the place of topic prefix kindling, and orders\.kafka\.topic_prefix is another: .* npm run cdc:orders-log -- --snapshot/,
  );
  await noteBeginning(client, "another");
  await claimLog(client, other);
  await expect(claimLog(client, config)).rejects.toThrow(/topic prefix another/);
});
