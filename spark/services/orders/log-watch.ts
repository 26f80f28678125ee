import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../../config/index.ts";
import { BackOff } from "../../supervisor/back-off.ts";
import { StackError } from "../service.ts";
import { ConnectApi, type ConnectorState } from "./connect-api.ts";
import { connectUrl } from "./connect-worker.ts";
import { askForSnapshot, asReplicator, assertPlaceKept } from "./log-reader.ts";
import { readSlot, type Slot } from "./slot.ts";

const lookEveryMs = 2_000;
const tellEveryMs = 10_000;
/** How long nobody may read before that is told. */
const patienceMs = 30_000;
/** Failures of the connector in a row after which it is given up. */
const mostFailures = 10;

/** What `<stateDir>/orders/log.json` holds, for the dashboard. */
export interface LogState {
  readonly updatedAt: string;
  readonly connector: ConnectorState["state"] | "unreachable";
  readonly snapshot: boolean;
  readonly slot: Slot | null;
  readonly warning: string | null;
}

/**
 * Watches the reader of the log until `signal`: starts again what fails, and tells how much log is kept for it.
 *
 * @throws StackError when changes are lost, or the connector keeps failing
 */
export async function watchLog(
  config: Config,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const api = new ConnectApi(connectUrl(config));
  const backOff = new BackOff();
  let failures = 0;
  let readAt = Date.now();
  let toldAt = 0;
  let asked = false;
  // Of an earlier run that ended before its snapshot did.
  let isCutShort = lastState(config)?.snapshot === true;
  let isTakingSnapshot = false;
  while (!signal.aborted) {
    const slot = await asReplicator(config, readSlot).catch(() => undefined);
    const connector = await api.state().catch(() => null);
    const position = await api.position().catch(() => null);
    if (slot !== undefined && connector !== null) assertPlaceKept(slot, connector.trace);
    if (slot?.active === true) {
      readAt = Date.now();
      failures = 0;
      // What is asked for before the connector keeps a position may lie before that position, and is never read.
      if ((!asked || isCutShort) && position !== null) {
        if (await askForSnapshot(config, isCutShort)) say("asked for a snapshot of all orders");
        asked = true;
        isCutShort = false;
      }
    } else if (isTakingSnapshot) {
      // Debezium keeps how far a snapshot is, and was seen not to go on with it after it was killed.
      say("the snapshot was cut short; it is asked for again");
      isCutShort = true;
      isTakingSnapshot = false;
    }
    if (connector?.state === "failed") {
      failures += 1;
      if (failures > mostFailures)
        throw new StackError(`orders: the connector keeps failing: ${connector.trace?.split("\n")[0]}`);
      say(`the connector failed: ${connector.trace?.split("\n")[0]}; starting it again`);
      await sleep(backOff.next(0), undefined, { signal }).catch(() => {});
      await api.restart().catch(() => {});
    }
    // What cannot be asked is taken to be as it was.
    isTakingSnapshot = position?.isTakingSnapshot ?? isTakingSnapshot;
    const snapshot = isTakingSnapshot || isCutShort;
    const warning = warningOf(slot, Date.now() - readAt);
    publish(config, {
      updatedAt: new Date().toISOString(),
      connector: connector?.state ?? "unreachable",
      snapshot,
      slot: slot ?? null,
      warning,
    });
    if (Date.now() - toldAt >= tellEveryMs) {
      say(warning ?? line(slot, snapshot));
      toldAt = Date.now();
    }
    await sleep(lookEveryMs, undefined, { signal }).catch(() => {});
  }
}

/** What is wrong with the slot, in words; undefined stands for a database that does not answer. */
export function warningOf(slot: Slot | null | undefined, unreadMs: number): string | null {
  if (slot === undefined) return "warning: the database of the orders does not answer";
  const limit = slot?.leftBytes == null ? null : slot.keptBytes + slot.leftBytes;
  if (slot != null && limit !== null && slot.keptBytes > limit / 2) {
    return (
      `warning: the log keeps ${mebibytes(slot.keptBytes)} for its reader, of ${mebibytes(limit)} ` +
      "(orders.postgres.slot_keep_mb) after which its place is lost"
    );
  }
  if (unreadMs > patienceMs)
    return `warning: nobody has read the log for ${Math.round(unreadMs / 1_000)} s; see orders-connect.log`;
  return null;
}

function line(slot: Slot | null | undefined, snapshot: boolean): string {
  const doing = snapshot ? "reading the snapshot and the log" : "reading the log";
  return slot?.active ? `${doing}; ${mebibytes(slot.keptBytes)} of it are kept` : "waiting for the connector";
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

function stateFile(config: Config): string {
  return join(config.stack.stateDir, "orders", "log.json");
}

function lastState(config: Config): LogState | null {
  const path = stateFile(config);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as LogState) : null;
}

/** Replaces the file in one step, so that a reader never sees half of it. */
function publish(config: Config, state: LogState): void {
  const path = stateFile(config);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(state)}\n`);
  renameSync(`${path}.${process.pid}`, path);
}
