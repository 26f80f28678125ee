import { createHash } from "node:crypto";
import type { SourceRecord } from "../../lib/verify/kafka-records.ts";
import { judge } from "./classify.ts";
import type { TopicExpectation } from "./expectations.ts";

/** One row of the table the topic's good messages reach. */
export interface TableRow {
  readonly event_id: string;
  readonly [field: string]: unknown;
}

/** One row of the dead-letter table. */
export interface DeadLetter {
  readonly partition: number;
  readonly offset: bigint;
  readonly value: Uint8Array | null;
  readonly reason: string;
}

/** What became of every message of one topic; `problems` is empty when nothing was lost, doubled or altered. */
export interface Account {
  readonly topic: string;
  readonly sent: number;
  readonly written: number;
  readonly quarantined: number;
  readonly deduplicated: number;
  readonly late: number;
  readonly problems: readonly string[];
}

/** Holds every message of a topic against the tables. Pure: give it altered rows and it must complain. */
export function reconcile(
  expectation: TopicExpectation,
  lateAfterHours: number,
  records: readonly SourceRecord[],
  rows: readonly TableRow[],
  deadLetters: readonly DeadLetter[],
): Account {
  const problems: string[] = [];
  const counts = { written: 0, quarantined: 0, deduplicated: 0, late: 0 };
  const rowsById = groupBy(rows, (row) => row.event_id);
  const lettersByPosition = groupBy(deadLetters, position);
  const seen = new Set<string>();

  for (const record of [...records].sort(byPosition)) {
    const at = position(record);
    const judgement = judge(record.value, expectation, lateAfterHours);
    const letters = lettersByPosition.get(at) ?? [];
    lettersByPosition.delete(at);
    if (judgement.fate === "good") {
      if (letters.length > 0) problems.push(`${at} is good and yet a dead letter (${letters[0]?.reason})`);
      if (seen.has(judgement.eventId)) {
        counts.deduplicated += 1;
        continue;
      }
      seen.add(judgement.eventId);
      counts.written += 1;
      problems.push(...compareRow(at, judgement, rowsById.get(judgement.eventId) ?? [], expectation));
    } else {
      counts[judgement.fate] += 1;
      problems.push(...compareLetter(at, judgement, record, letters));
    }
  }
  for (const [at, letters] of lettersByPosition) {
    problems.push(`${at} is ${letters.length} time(s) in the dead letters and not in the topic`);
  }
  for (const [eventId, copies] of rowsById) {
    if (!seen.has(eventId))
      problems.push(
        `event ${eventId} is in ${expectation.table} ${copies.length} time(s) and no good message has it`,
      );
  }
  return { topic: expectation.topic, sent: records.length, ...counts, problems };
}

function compareRow(
  at: string,
  message: { readonly eventId: string; readonly fields: Readonly<Record<string, unknown>> },
  rows: readonly TableRow[],
  expectation: TopicExpectation,
): string[] {
  const [row] = rows;
  if (row === undefined) return [`${at} (event ${message.eventId}) is missing from ${expectation.table}`];
  if (rows.length > 1) return [`event ${message.eventId} is ${rows.length} times in ${expectation.table}`];
  return expectation.compared
    .filter((field) => canonical(row[field]) !== canonical(message.fields[field]))
    .map(
      (field) =>
        `event ${message.eventId}: ${field} was sent as ${canonical(message.fields[field])} and is ${canonical(row[field])} in ${expectation.table}`,
    );
}

function compareLetter(
  at: string,
  judgement: { readonly fate: "late" | "quarantined"; readonly why?: string },
  record: SourceRecord,
  letters: readonly DeadLetter[],
): string[] {
  const [letter] = letters;
  const why = judgement.why ?? judgement.fate;
  if (letter === undefined) return [`${at} (${why}) is missing from the dead letters`];
  if (letters.length > 1) return [`${at} is ${letters.length} times in the dead letters`];
  const problems: string[] = [];
  if (digest(letter.value) !== digest(record.value)) {
    problems.push(`${at}: the dead letter's bytes differ from the message's`);
  }
  if ((letter.reason === "late") !== (judgement.fate === "late")) {
    problems.push(`${at} was judged ${why} and the dead letter says ${letter.reason}`);
  }
  return problems;
}

/** Instants are compared as instants and numbers as numbers, however each side writes them. */
function canonical(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value)) return new Date(value).toISOString();
  return String(value);
}

function position(record: { readonly partition: number; readonly offset: bigint }): string {
  return `partition ${record.partition} offset ${record.offset}`;
}

function byPosition(a: SourceRecord, b: SourceRecord): number {
  return a.partition - b.partition || Number(a.offset - b.offset);
}

function digest(bytes: Uint8Array | null): string {
  return bytes === null ? "null" : createHash("sha256").update(bytes).digest("hex");
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
