import { describe, expect, it } from "vitest";
import { expectations } from "../../../../energy/verify/expectations.ts";
import { checkLedger, type LedgerEntry } from "../../../../energy/verify/ledger.ts";
import { type DeadLetter, reconcile, type TableRow } from "../../../../energy/verify/reconcile.ts";
import type { SourceRecord } from "../../../../lib/verify/kafka-records.ts";

const prices = expectations.find(({ topic }) => topic === "energy-prices");
if (prices === undefined) throw new Error("no expectation for energy-prices");

const message = (id: string, change: Record<string, unknown> = {}) => ({
  event_id: id,
  zone: "DE-LU",
  valid_at: "2024-11-01T10:00:00Z",
  published_at: "2024-11-01T11:00:00Z",
  resolution_minutes: 60,
  price_eur_mwh: -3.25,
  ...change,
});

const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

const records: SourceRecord[] = [
  { partition: 0, offset: 0n, value: bytes(message("a")) },
  { partition: 0, offset: 1n, value: bytes(message("b", { price_eur_mwh: 80.5 })) },
  { partition: 0, offset: 2n, value: bytes("{broken") },
  { partition: 0, offset: 3n, value: bytes(message("a")) },
  { partition: 1, offset: 0n, value: bytes(message("c", { published_at: "2024-11-05T10:00:00Z" })) },
  { partition: 1, offset: 1n, value: bytes(message("d", { price_eur_mwh: "cheap" })) },
  { partition: 1, offset: 2n, value: null },
];

const rows: TableRow[] = [
  { ...message("a"), valid_at: new Date("2024-11-01T10:00:00Z") },
  { ...message("b", { price_eur_mwh: 80.5 }), valid_at: new Date("2024-11-01T10:00:00Z") },
];

const letter = (partition: number, offset: bigint, reason: string): DeadLetter => {
  const record = records.find((each) => each.partition === partition && each.offset === offset);
  return { partition, offset, reason, value: record?.value ?? null };
};

const letters = [
  letter(0, 2n, "malformed"),
  letter(1, 0n, "late"),
  letter(1, 1n, "wrong_type"),
  letter(1, 2n, "malformed"),
];

const account = (change: { rows?: TableRow[]; letters?: DeadLetter[] } = {}) =>
  reconcile(prices, 48, records, change.rows ?? rows, change.letters ?? letters);

describe("reconcile", () => {
  it("adds up exactly when every message reached its place", () => {
    expect(account()).toEqual({
      topic: "energy-prices",
      sent: 7,
      written: 2,
      quarantined: 3,
      deduplicated: 1,
      late: 1,
      problems: [],
    });
  });

  it("fails when a row is removed", () => {
    expect(account({ rows: rows.slice(1) }).problems).toEqual([
      "partition 0 offset 0 (event a) is missing from lake.silver.energy_prices_live",
    ]);
  });

  it("fails when a row is doubled", () => {
    expect(account({ rows: [...rows, ...rows.slice(0, 1)] }).problems).toEqual([
      "event a is 2 times in lake.silver.energy_prices_live",
    ]);
  });

  it("fails when a row is altered by one cent", () => {
    const altered = rows.map((row) => (row.event_id === "b" ? { ...row, price_eur_mwh: 80.51 } : row));
    expect(account({ rows: altered }).problems).toEqual([
      "event b: price_eur_mwh was sent as 80.5 and is 80.51 in lake.silver.energy_prices_live",
    ]);
  });

  it("fails when a row appears that nobody sent", () => {
    expect(account({ rows: [...rows, { ...message("z") }] }).problems).toEqual([
      "event z is in lake.silver.energy_prices_live 1 time(s) and no good message has it",
    ]);
  });

  it("fails when a dead letter is removed, doubled, altered or given the wrong reason", () => {
    expect(account({ letters: letters.slice(1) }).problems).toEqual([
      "partition 0 offset 2 (not a JSON object) is missing from the dead letters",
    ]);
    expect(account({ letters: [...letters, ...letters.slice(0, 1)] }).problems).toEqual([
      "partition 0 offset 2 is 2 times in the dead letters",
    ]);
    const altered = letters.map((each) =>
      each.reason === "wrong_type" ? { ...each, value: bytes("x") } : each,
    );
    expect(account({ letters: altered }).problems).toEqual([
      "partition 1 offset 1: the dead letter's bytes differ from the message's",
    ]);
    const mislabelled = letters.map((each) =>
      each.reason === "late" ? { ...each, reason: "malformed" } : each,
    );
    expect(account({ letters: mislabelled }).problems).toEqual([
      "partition 1 offset 0 was judged late and the dead letter says malformed",
    ]);
  });

  it("fails when a good message is among the dead letters", () => {
    expect(account({ letters: [...letters, letter(0, 1n, "out_of_range")] }).problems).toEqual([
      "partition 0 offset 1 is good and yet a dead letter (out_of_range)",
    ]);
  });
});

describe("checkLedger", () => {
  const entry = (offset: number, change: Partial<LedgerEntry> = {}): LedgerEntry => ({
    send_id: `s${offset}`,
    event_id: "a",
    topic: "t",
    sha256: "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
    fate: "written",
    outcome: "acked",
    partition: 0,
    offset,
    ...change,
  });
  const check = (ledger: readonly LedgerEntry[], records: readonly SourceRecord[]) =>
    checkLedger("t", { before: ledger, after: ledger }, records);
  const held = (offset: bigint): SourceRecord => ({ partition: 0, offset, value: bytes("a") });

  it("accepts acknowledged messages that are there and unanswered ones there once or not at all", () => {
    const unanswered = { outcome: "unknown", partition: null, offset: null } as const;
    const ledger = [entry(0), entry(1, unanswered), entry(2, { ...unanswered, fate: "late" })];
    expect(check(ledger, [held(0n), held(1n)])).toEqual({
      acknowledged: 1,
      unacknowledged: 2,
      meant: { written: 2, quarantined: 0, deduplicated: 0, late: 0 },
      problems: [],
    });
  });

  it("fails when an acknowledged message is gone", () => {
    expect(check([entry(0), entry(1)], [held(0n)]).problems).toEqual([
      "t: event a was acknowledged at partition 0 offset 1 and is not there",
    ]);
  });

  it("does not ask for what was acknowledged after the topic was read", () => {
    const ledgers = { before: [entry(0)], after: [entry(0), entry(1)] };
    expect(checkLedger("t", ledgers, [held(0n)])).toMatchObject({ meant: { written: 1 }, problems: [] });
  });

  it("fails when the bytes differ or a message is there twice", () => {
    expect(check([entry(0, { sha256: "00" })], [held(0n)]).problems).toEqual([
      "t: event a at partition 0 offset 0 has other bytes than were sent",
    ]);
    expect(check([entry(0)], [held(0n), held(1n)]).problems).toEqual([
      "t: partition 0 offset 1 holds a message no ledger knows",
    ]);
  });
});
