import { expect, it } from "vitest";
import { loadConfig } from "../../../config/index.ts";
import { connectWorker } from "../../../services/orders/connect-worker.ts";
import { connectorConfig } from "../../../services/orders/connector-config.ts";
import { assertPlaceKept } from "../../../services/orders/log-reader.ts";
import { warningOf } from "../../../services/orders/log-watch.ts";
import type { Slot } from "../../../services/orders/slot.ts";
import { workerProperties } from "../../../services/orders/worker-properties.ts";

const config = loadConfig({ KINDLING_ORDERS_REPLICATOR_PASSWORD: "the-replicator-s-password" });
const mebibyte = 2 ** 20;
const slot: Slot = {
  active: true,
  status: "reserved",
  keptBytes: 10 * mebibyte,
  leftBytes: 1_014 * mebibyte,
};

it("the replicator's password is in the worker's environment and nowhere else", () => {
  const place = { bootstrapServers: "k:1", listener: "http://127.0.0.1:8083", advertisedHost: "127.0.0.1" };
  const command = connectWorker(config).command();
  const shown = [JSON.stringify(command?.args), workerProperties(config, place)];
  for (const text of [...shown, JSON.stringify(connectorConfig(config))])
    expect(text).not.toContain("the-replicator-s-password");
  expect(command?.env?.KINDLING_ORDERS_REPLICATOR_PASSWORD).toBe("the-replicator-s-password");
});

it("a worker elsewhere is asked and not started", () => {
  const other = loadConfig({ KINDLING_ORDERS_KAFKA_CONNECT_URL: "http://orders-connect:8083" });
  expect(connectWorker(other).command()).toBeNull();
  expect(connectWorker(other).ports).toEqual([]);
});

it.each([
  ["lost", { ...slot, active: false, status: "lost" as const }, null, /was left behind.*--snapshot/],
  [
    "dropped",
    null,
    "io.debezium.DebeziumException: … this is no longer available on the server.",
    /there is no replication slot orders_log any more.*--snapshot/,
  ],
])("a slot that is %s ends the reader, with the way back", (_, found, trace, message) => {
  expect(() => assertPlaceKept("orders_log", found, trace)).toThrow(message);
});

it("other failures of the connector are not taken for a loss", () => {
  expect(() =>
    assertPlaceKept("orders_log", slot, "java.net.SocketException: Connection reset"),
  ).not.toThrow();
  expect(() => assertPlaceKept("orders_log", null, null)).not.toThrow();
});

it.each([
  ["all is well", slot, 0, null],
  [
    "half of what may be kept is kept",
    { ...slot, keptBytes: 600 * mebibyte, leftBytes: 424 * mebibyte },
    0,
    /keeps 600\.0 MiB for its reader, of 1024\.0 MiB/,
  ],
  ["there is no limit", { ...slot, keptBytes: 9_000 * mebibyte, leftBytes: null }, 0, null],
  ["nobody reads", { ...slot, active: false }, 31_000, /nobody has read the log for 31 s/],
  ["the database is away", undefined, 0, /does not answer/],
])("warns: %s", (_, found, unreadMs, warning) => {
  if (warning === null) expect(warningOf(found, unreadMs)).toBeNull();
  else expect(warningOf(found, unreadMs)).toMatch(warning);
});
