import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceRecord } from "../../lib/verify/kafka-records.ts";

/** One line of a producer's ledger: a message it tried to send and what the broker answered. */
export interface LedgerEntry {
  /** Identity of this one sending; a later line about it replaces an earlier one. */
  readonly send_id: string;
  readonly event_id: string;
  readonly topic: string;
  readonly sha256: string | null;
  /** What the producer means to become of the message. */
  readonly fate: "written" | "quarantined" | "deduplicated" | "late";
  /** `unknown`: the producer ended before the broker's answer, so the message is there once or not at all. */
  readonly outcome: "acked" | "failed" | "unknown";
  readonly partition: number | null;
  readonly offset: number | null;
}

/** What a topic's ledger says against what the topic holds. */
export interface LedgerAccount {
  readonly acknowledged: number;
  readonly unacknowledged: number;
  /** How many of the messages in the topic were sent with which fate in mind. */
  readonly meant: Readonly<Record<LedgerEntry["fate"], number>>;
  readonly problems: readonly string[];
}

/** Reads the last word of every producer on every sending, from `<state folder>/ledger`. */
export async function readLedgers(stateDir: string): Promise<LedgerEntry[]> {
  const folder = join(stateDir, "ledger");
  const names = await readdir(folder).catch(() => [] as string[]);
  const lastWords = new Map<string, LedgerEntry>();
  for (const name of names.filter((file) => file.endsWith(".jsonl")).sort()) {
    const lines = (await readFile(join(folder, name), "utf8")).split("\n");
    // A line without its newline was cut short by a kill, before its message left.
    for (const line of lines.slice(0, -1)) {
      const entry = JSON.parse(line) as LedgerEntry;
      lastWords.set(`${name.split("-2")[0]} ${entry.send_id}`, entry);
    }
  }
  return [...lastWords.values()];
}

/** The ledgers as they were before and after the topic was read; the same where no producer is running. */
export interface Ledgers {
  readonly before: readonly LedgerEntry[];
  readonly after: readonly LedgerEntry[];
}

/** Holds the ledger of one topic against its messages. Pure. */
export function checkLedger(
  topic: string,
  { before, after }: Ledgers,
  records: readonly SourceRecord[],
): LedgerAccount {
  const problems: string[] = [];
  const meant = { written: 0, quarantined: 0, deduplicated: 0, late: 0 };
  const entries = after.filter((entry) => entry.topic === topic);
  const due = new Set(before.filter(({ outcome }) => outcome === "acked").map(({ send_id }) => send_id));
  const unclaimed = new Map(
    records.map((record) => [place(record.partition, record.offset), digest(record.value)]),
  );

  const acknowledged = entries.filter((entry) => entry.outcome === "acked");
  for (const entry of acknowledged) {
    const at = place(entry.partition, entry.offset);
    const found = unclaimed.get(at);
    if (found === undefined) {
      // Acknowledged while the topic was being read: beyond the end that was read, and for the next time.
      if (!due.has(entry.send_id)) continue;
      problems.push(`${topic}: event ${entry.event_id} was acknowledged at ${at} and is not there`);
    } else if (found !== entry.sha256) {
      problems.push(`${topic}: event ${entry.event_id} at ${at} has other bytes than were sent`);
    }
    meant[entry.fate] += 1;
    unclaimed.delete(at);
  }

  const unacknowledged = entries.filter((entry) => entry.outcome !== "acked");
  const mayBeThere = [...unacknowledged];
  for (const [at, found] of unclaimed) {
    const index = mayBeThere.findIndex((entry) => entry.sha256 === found);
    const [entry] = index === -1 ? [] : mayBeThere.splice(index, 1);
    if (entry === undefined) problems.push(`${topic}: ${at} holds a message no ledger knows`);
    else meant[entry.fate] += 1;
  }
  return {
    acknowledged: acknowledged.length,
    unacknowledged: unacknowledged.length,
    meant,
    problems,
  };
}

function place(partition: number | null, offset: bigint | number | null): string {
  return `partition ${partition} offset ${offset}`;
}

function digest(value: Uint8Array | null): string | null {
  return value === null ? null : createHash("sha256").update(value).digest("hex");
}
