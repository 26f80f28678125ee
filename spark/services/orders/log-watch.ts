import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../../config/index.ts";
import { BackOff } from "../../supervisor/back-off.ts";
import { StackError } from "../service.ts";
import { ConnectApi, type ConnectorState } from "./connect-api.ts";
import { connectUrl } from "./connect-worker.ts";
import { LastingTrouble } from "./lasting-trouble.ts";
import { asReplicator, assertPlaceKept } from "./log-reader.ts";
import { readSlot, type Slot } from "./slot.ts";
import { type SnapshotStep, tendSnapshot, wasBegunAnew } from "./snapshots.ts";

const lookEveryMs = 2_000;
const tellEveryMs = 10_000;
/** How long nobody may read before that is told. */
const patienceMs = 30_000;
/** Failures of the connector in a row after which it is given up. */
const mostFailures = 10;
/** How long it may not be known how far the snapshot is: a broker that comes back on a busy machine takes minutes. */
const snapshotPatienceMs = 300_000;

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
 * @param patienceMs - how long asking about the snapshot may fail
 * @throws StackError when changes are lost, the connector keeps failing, or nobody can say how far the snapshot is
 */
export async function watchLog(
  config: Config,
  say: (line: string) => void,
  signal: AbortSignal,
  patienceMs = snapshotPatienceMs,
): Promise<void> {
  const api = new ConnectApi(connectUrl(config));
  const backOff = new BackOff();
  let failures = 0;
  let readAt = Date.now();
  let toldAt = 0;
  let isSnapshotTold = false;
  const trouble = new LastingTrouble("the progress of the snapshot", patienceMs);
  while (!signal.aborted) {
    const slot = await asReplicator(config, (client) => readSlot(client, config.orders.postgres.slot)).catch(
      () => undefined,
    );
    const connector = await api.state().catch(() => null);
    if (slot !== undefined && connector !== null)
      assertPlaceKept(config.orders.postgres.slot, slot, connector.trace);
    if (slot?.active === true) {
      readAt = Date.now();
      failures = 0;
      try {
        isSnapshotTold = await lookAfterSnapshot(config, api, say);
        trouble.over();
      } catch (error) {
        // Until it can be asked again it is taken to be as it was.
        if (trouble.met(error)) say(trouble.warning ?? "");
      }
    } else trouble.over();
    if (connector?.state === "failed") {
      failures += 1;
      if (failures > mostFailures)
        throw new StackError(`orders: the connector keeps failing: ${connector.trace?.split("\n")[0]}`);
      say(`the connector failed: ${connector.trace?.split("\n")[0]}; starting it again`);
      await sleep(backOff.next(0), undefined, { signal }).catch(() => {});
      await api.restart().catch(() => {});
    }
    const warning = warningOf(slot, Date.now() - readAt) ?? trouble.warning;
    publish(config, {
      updatedAt: new Date().toISOString(),
      connector: connector?.state ?? "unreachable",
      snapshot: !isSnapshotTold,
      slot: slot ?? null,
      warning,
    });
    if (Date.now() - toldAt >= tellEveryMs) {
      // Trouble is told when it is new.
      if (warning === null || warning !== trouble.warning) say(warning ?? line(slot, !isSnapshotTold));
      toldAt = Date.now();
    }
    await sleep(lookEveryMs, undefined, { signal }).catch(() => {});
  }
}

/** @returns whether all rows are told */
async function lookAfterSnapshot(
  config: Config,
  api: ConnectApi,
  say: (line: string) => void,
): Promise<boolean> {
  const position = await api.position();
  return asReplicator(config, async (client) => {
    const step = await tendSnapshot(client, config.orders, position);
    const text = spoken[step];
    if (text !== null) say(text);
    if (step === "told now" && (await wasBegunAnew(client)))
      say("an order that was deleted while nobody read is found by npm run job:orders-sweep");
    return step === "told" || step === "told now";
  });
}

const spoken: Readonly<Record<SnapshotStep, string | null>> = {
  asked: "asked for a snapshot of all orders",
  "asked again": "the snapshot was cut short; it is asked for again",
  reading: null,
  "told now": "the snapshot is told: every order is in the topic",
  told: null,
};

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

/** Replaces the file in one step, so that a reader never sees half of it. */
function publish(config: Config, state: LogState): void {
  const path = stateFile(config);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(state)}\n`);
  renameSync(`${path}.${process.pid}`, path);
}
