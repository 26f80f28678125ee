import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ledgerFolder } from "../lib/ledger.ts";
import type { EventFault, PlannedEvent } from "./messages.ts";

/** The first line of a run's ledger. */
export interface RunLine {
  readonly run: string;
  readonly seed: number;
  readonly started_at: string;
}

/**
 * Written before a batch leaves. Until a later line says more, its outcome is unknown: it may or may not have
 * reached the topic, as a whole.
 */
export interface BatchLine {
  /** Counts the batches of a run from 0. */
  readonly batch: number;
  readonly topic: string;
  readonly partition: number;
  /** The numbers of its events, in order; an event's id is `<run>-<number>`. */
  readonly events: readonly number[];
  /** By position in the batch, what was made wrong on purpose. */
  readonly faults: Readonly<Record<number, EventFault>>;
  /** SHA-256 of the values, one after the other, each followed by a newline. */
  readonly sha256: string;
}

/** Written when the broker has answered. */
export interface OutcomeLine {
  readonly batch: number;
  readonly outcome: "acked" | "failed";
  /** The offset of the batch's first event, where it was acknowledged. */
  readonly offset: number | null;
}

/** The ledger of one run: a few lines a batch, so that it keeps up with a hundred thousand events a second. */
export interface BatchLedger {
  readonly path: string;
  /** Notes a batch that is about to leave; returns its number. */
  leaving(topic: string, partition: number, events: readonly PlannedEvent[]): number;
  answered(line: OutcomeLine): void;
  close(): void;
}

/**
 * Starts the ledger of a run, `<stateDir>/ledger/events-<run>.jsonl`.
 *
 * Lines are handed to the system one by one and not forced to the disk: they outlive a killed process, which is what
 * this proves, and not a loss of power, which would take the broker with it.
 */
export function openBatchLedger(stateDir: string, line: RunLine): BatchLedger {
  mkdirSync(ledgerFolder(stateDir), { recursive: true });
  const path = join(ledgerFolder(stateDir), `events-${line.run}.jsonl`);
  const file = openSync(path, "ax");
  const write = (content: RunLine | BatchLine | OutcomeLine) =>
    writeSync(file, `${JSON.stringify(content)}\n`);
  let batches = 0;
  write(line);
  return {
    path,
    leaving(topic, partition, events) {
      const batch = batches++;
      const faults = Object.fromEntries(
        events.flatMap(({ fault }, position) => (fault === null ? [] : [[position, fault]])),
      );
      const numbers = events.map(({ number }) => number);
      write({ batch, topic, partition, events: numbers, faults, sha256: digest(events) });
      return batch;
    },
    answered: write,
    close: () => closeSync(file),
  };
}

const newline = Buffer.from("\n");

function digest(events: readonly PlannedEvent[]): string {
  // One call for the batch: a call into the library costs more than hashing an event.
  const bytes = Buffer.concat(events.flatMap(({ value }) => [value, newline]));
  return createHash("sha256").update(bytes).digest("hex");
}
