import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type LedgerEntry, ledgerFolder } from "./ledger.ts";

/**
 * Reads what one replay of a producer has sent so far: the last word on each sending, over all runs, in the
 * order of first sending.
 *
 * A line that a kill cut short has no newline and says nothing; the message it was about never left, because a
 * line is complete before its message is sent.
 *
 * @throws Error naming file and line if a complete line is not a ledger entry.
 */
export function readLedgers(stateDir: string, producer: string, replay: string): Map<string, LedgerEntry> {
  const sendings = new Map<string, LedgerEntry>();
  for (const path of ledgersOf(stateDir, producer)) {
    for (const entry of readLedger(path)) {
      if (entry.replay === replay) sendings.set(entry.send_id, entry);
    }
  }
  return sendings;
}

/** Reads one ledger file, line by line as written. */
export function readLedger(path: string): LedgerEntry[] {
  const complete = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return complete.map((line, index) => parseEntry(line, `${path}:${index + 1}`));
}

function ledgersOf(stateDir: string, producer: string): string[] {
  const folder = ledgerFolder(stateDir);
  if (!existsSync(folder)) return [];
  // A run's name starts with its year, which no producer's name continues with.
  const name = new RegExp(`^${producer}-\\d{8}T.*\\.jsonl$`);
  return readdirSync(folder)
    .filter((file) => name.test(file))
    .sort()
    .map((file) => join(folder, file));
}

function parseEntry(line: string, where: string): LedgerEntry {
  try {
    const entry: unknown = JSON.parse(line);
    if (isEntry(entry)) return entry;
  } catch {
    // Reported below, with the place.
  }
  throw new Error(
    `${where} is not a ledger entry: ${line.slice(0, 120)}. The file was changed by another program.`,
  );
}

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== "object" || value === null) return false;
  const texts = ["send_id", "event_id", "replay", "topic", "key", "fate", "sent_at", "outcome"];
  return texts.every((name) => typeof Reflect.get(value, name) === "string");
}
