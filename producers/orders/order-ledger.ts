import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ledgerFolder } from "../lib/ledger.ts";
import type { DoneChange } from "./change.ts";

/** The first line of a run's ledger. */
export interface RunLine {
  readonly run: string;
  readonly seed: number;
  readonly started_at: string;
}

/**
 * Written before a transaction is committed. Until a later line says more its outcome is unknown here; Postgres knows it:
 * `pg_xact_status(xid)`.
 */
export interface TransactionLine {
  /** Counts the transactions of a run from 0. */
  readonly transaction: number;
  readonly xid: string;
  readonly changes: readonly DoneChange[];
}

/** Written when Postgres has answered. */
export interface OutcomeLine {
  readonly transaction: number;
  readonly outcome: "committed" | "rolled_back";
}

/** What a run of producer:orders has done to the database. */
export interface OrderLedger {
  readonly path: string;
  /** Notes a transaction that is about to end; returns its number. */
  ending(xid: string, changes: readonly DoneChange[]): number;
  ended(line: OutcomeLine): void;
  close(): void;
}

/**
 * Starts the ledger of a run, `<stateDir>/ledger/orders-<run>.jsonl`.
 *
 * Lines are handed to the system one by one and not forced to the disk: they outlive a killed process, not a loss of
 * power.
 */
export function openOrderLedger(stateDir: string, line: RunLine): OrderLedger {
  mkdirSync(ledgerFolder(stateDir), { recursive: true });
  const path = join(ledgerFolder(stateDir), `orders-${line.run}.jsonl`);
  const file = openSync(path, "ax");
  const write = (content: RunLine | TransactionLine | OutcomeLine) =>
    writeSync(file, `${JSON.stringify(content)}\n`);
  let transactions = 0;
  write(line);
  return {
    path,
    ending(xid, changes) {
      const transaction = transactions++;
      write({ transaction, xid, changes });
      return transaction;
    },
    ended: write,
    close: () => closeSync(file),
  };
}
