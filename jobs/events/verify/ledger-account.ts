import { createHash, type Hash } from "node:crypto";
import type { StampedRecord } from "../../lib/verify/kafka-records.ts";
import type { LedgerBatch } from "./batch-ledgers.ts";

/** What the ledgers say of one topic, held against what the topic holds. */
export interface LedgerAccount {
  readonly topic: string;
  readonly acknowledged: number;
  readonly failed: number;
  /** Unanswered when their generator ended: how many of those are in the topic, and how many are not. */
  readonly unanswered: { readonly there: number; readonly notThere: number };
  /** Dead letters that were sent again, which no ledger of a generator knows. */
  readonly replayed: number;
  /** By kind, how many of the messages in the topic were made wrong on purpose. */
  readonly faults: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

/** Compares a topic with the ledgers while it is read, partition by partition in order. */
export interface LedgerCheck {
  add(record: StampedRecord): void;
  /** @param after - the ledgers as they are once the topic is read: generators may be running */
  account(after: readonly LedgerBatch[]): LedgerAccount;
}

/** The header of a message that was a dead letter before. */
export const replayHeader = "kindling_replay_of";

interface Open {
  readonly batch: LedgerBatch;
  readonly hash: Hash;
  left: number;
}

/**
 * Starts the comparison of one topic.
 *
 * @param before - the ledgers as they were before the topic is read: what they say is acknowledged must be in it
 */
export function checkLedgers(topic: string, before: readonly LedgerBatch[]): LedgerCheck {
  const due = before.filter((batch) => batch.topic === topic && batch.outcome === "acked");
  const acked = new Map(due.map((batch) => [placeOf(batch.partition, batch.offset), batch]));
  const open = new Map<number, Open>();
  const strangers = new Map<number, StampedRecord[]>();
  const problems: string[] = [];
  let replayed = 0;

  const add = (record: StampedRecord): void => {
    const { partition, offset, value } = record;
    const starting = acked.get(placeOf(partition, offset));
    if (starting !== undefined) {
      acked.delete(placeOf(partition, offset));
      open.set(partition, { batch: starting, hash: createHash("sha256"), left: starting.size });
    }
    const current = open.get(partition);
    if (current === undefined) {
      if (replayHeader in record.headers) replayed += 1;
      else strangers.set(partition, [...(strangers.get(partition) ?? []), record]);
      return;
    }
    current.hash.update(value ?? new Uint8Array()).update("\n");
    current.left -= 1;
    if (current.left > 0) return;
    open.delete(partition);
    if (current.hash.digest("hex") !== current.batch.sha256)
      problems.push(`${topic}: ${nameOf(current.batch)} has other bytes than were sent`);
  };

  return {
    add,
    account(after) {
      for (const batch of acked.values())
        problems.push(
          `${topic}: ${nameOf(batch)} was acknowledged at ${placeOf(batch.partition, batch.offset)} and is not there`,
        );
      for (const { batch, left } of open.values())
        problems.push(`${topic}: the last ${left} messages of ${nameOf(batch)} are not there`);
      const dueNames = new Set(due.map(nameOf));
      const own = after.filter((batch) => batch.topic === topic);
      const others = own.filter((batch) => !dueNames.has(nameOf(batch)));
      const there = new Set(others.filter((batch) => takeFrom(strangers.get(batch.partition) ?? [], batch)));
      for (const [partition, records] of strangers) {
        const [first] = records;
        if (first !== undefined)
          problems.push(
            `${topic}: ${records.length} messages of partition ${partition} from offset ${first.offset} on are in no ledger`,
          );
      }
      const unknown = others.filter(({ outcome }) => outcome === "unknown");
      return {
        topic,
        acknowledged: sizeOf(own.filter(({ outcome }) => outcome === "acked")),
        failed: sizeOf(own.filter(({ outcome }) => outcome === "failed")),
        unanswered: {
          there: sizeOf(unknown.filter((batch) => there.has(batch))),
          notThere: sizeOf(unknown.filter((batch) => !there.has(batch))),
        },
        replayed,
        faults: faultsOf([...due, ...there]),
        problems,
      };
    },
  };
}

/** What generators say they made wrong must be what was found wrong. Replayed dead letters may be of any fate. */
export function checkIntent(
  { topic, faults, replayed, problems }: LedgerAccount,
  found: { readonly quarantined: number; readonly deduplicated: number },
): string[] {
  if (replayed > 0 || problems.length > 0) return [];
  const of = (...kinds: readonly string[]) => kinds.reduce((sum, kind) => sum + (faults[kind] ?? 0), 0);
  const meant = { quarantined: of("malformed", "oversized", "future"), deduplicated: of("duplicate") };
  return (["quarantined", "deduplicated"] as const)
    .filter((fate) => meant[fate] !== found[fate])
    .map((fate) => `${topic}: ${meant[fate]} messages were meant to be ${fate}, and ${found[fate]} are`);
}

/** Finds a batch among messages of its partition that no ledger claims, and takes it out of them. */
function takeFrom(records: StampedRecord[], batch: LedgerBatch): boolean {
  for (let start = 0; start + batch.size <= records.length; start++) {
    const hash = createHash("sha256");
    for (const { value } of records.slice(start, start + batch.size))
      hash.update(value ?? new Uint8Array()).update("\n");
    if (hash.digest("hex") !== batch.sha256) continue;
    records.splice(start, batch.size);
    return true;
  }
  return false;
}

function sizeOf(batches: readonly LedgerBatch[]): number {
  return batches.reduce((sum, { size }) => sum + size, 0);
}

function faultsOf(batches: readonly LedgerBatch[]): Record<string, number> {
  const faults: Record<string, number> = {};
  for (const batch of batches)
    for (const [kind, count] of Object.entries(batch.faults)) faults[kind] = (faults[kind] ?? 0) + count;
  return faults;
}

function nameOf({ run, batch }: LedgerBatch): string {
  return `batch ${batch} of run ${run}`;
}

function placeOf(partition: number, offset: bigint | null): string {
  return `partition ${partition} offset ${offset}`;
}
