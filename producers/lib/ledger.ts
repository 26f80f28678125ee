import { closeSync, fdatasyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Fate } from "./message.ts";

/**
 * What became of a sending. `unknown` is written before the message leaves and stays true when the process is
 * killed: it may or may not have reached the log.
 */
export type Outcome = "acked" | "failed" | "unknown";

/** One line of a ledger. A later line about the same `send_id` replaces an earlier one. */
export interface LedgerEntry {
  readonly send_id: string;
  readonly event_id: string;
  /** Identity of the replay this belongs to; a restart that continues has the same. */
  readonly replay: string;
  readonly topic: string;
  readonly key: string;
  readonly sha256: string | null;
  readonly fate: Fate;
  readonly fault: string | null;
  /** Wall-clock time in UTC. */
  readonly sent_at: string;
  readonly outcome: Outcome;
  readonly partition: number | null;
  readonly offset: number | null;
}

/** An append-only file of what was sent; it never claims more than is known at the moment of a kill. */
export interface Ledger {
  readonly path: string;
  append(entries: readonly LedgerEntry[]): void;
  close(): void;
}

/** The folder of all ledgers in a state folder. */
export function ledgerFolder(stateDir: string): string {
  return join(stateDir, "ledger");
}

/**
 * Starts the ledger of one run, `<stateDir>/ledger/<producer>-<run>.jsonl`.
 *
 * @throws Error with code EEXIST if this run has a ledger: a run never writes into another's.
 */
export function openLedger(stateDir: string, producer: string, run: string): Ledger {
  const folder = ledgerFolder(stateDir);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${producer}-${run}.jsonl`);
  const file = openSync(path, "ax");
  return {
    path,
    append(entries) {
      if (entries.length === 0) return;
      writeSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
      // On the disk before the message is on the wire: the order is what keeps the ledger honest.
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}

/** Names a run by its start time and process, so that the names sort by age. */
export function runName(startedAt = new Date(), pid = process.pid): string {
  return `${startedAt.toISOString().replace(/[-:.]/g, "")}-${pid}`;
}
