import { judgeFields } from "./classify.ts";
import { bronzeFiles } from "./expectations.ts";

/** One row of `lake.silver.energy_hourly`. */
export interface HourlyRow {
  readonly zone: string;
  readonly valid_at: Date;
  readonly [column: string]: unknown;
}

/** What became of every line of a bronze file; `problems` is empty when the table says what the files say. */
export interface BronzeAccount {
  readonly lines: number;
  readonly quarantined: number;
  readonly deduplicated: number;
  readonly hours: number;
  readonly problems: readonly string[];
}

/** A refused line as the dead-letter table keeps it; `offset` is the line, counted from 0. */
export interface DeadLine {
  readonly source: string;
  readonly offset: bigint;
  readonly value: Uint8Array | null;
}

const drivers = Object.keys(bronzeFiles.weather.fields).filter(
  (name) => name !== "zone" && name !== "valid_at",
);

/** Recomputes the hourly table from the two files and holds the real one against it. Pure. */
export function reconcileBronze(
  files: { readonly weather: Uint8Array; readonly prices: Uint8Array },
  table: readonly HourlyRow[],
  deadLines: readonly DeadLine[],
): BronzeAccount {
  const problems: string[] = [];
  const weather = readLines(files.weather, bronzeFiles.weather);
  const prices = readLines(files.prices, bronzeFiles.prices);
  for (const read of [weather, prices]) problems.push(...compareDeadLines(read, deadLines));

  const expected = hoursOf(weather.first, prices.first);
  const found = new Map<string, HourlyRow>();
  for (const row of table) {
    const hour = hourKey(row.zone, row.valid_at.getTime());
    if (found.has(hour)) problems.push(`${hour} is in the table more than once`);
    found.set(hour, row);
  }
  for (const [hour, values] of expected) {
    const row = found.get(hour);
    if (row === undefined) problems.push(`${hour} is missing from the table`);
    else problems.push(...compareHour(hour, values, row));
  }
  for (const hour of found.keys()) {
    if (!expected.has(hour)) problems.push(`${hour} is in the table and in neither file`);
  }
  return {
    lines: weather.lines + prices.lines,
    quarantined: weather.bad.size + prices.bad.size,
    deduplicated: weather.duplicates + prices.duplicates,
    hours: table.length,
    problems,
  };
}

interface ReadFile {
  readonly path: string;
  readonly lines: number;
  /** The first good line of each zone and time. */
  readonly first: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly duplicates: number;
  readonly bad: ReadonlyMap<bigint, Uint8Array>;
}

function readLines(
  bytes: Uint8Array,
  { path, fields }: (typeof bronzeFiles)["weather" | "prices"],
): ReadFile {
  const first = new Map<string, Readonly<Record<string, unknown>>>();
  const bad = new Map<bigint, Uint8Array>();
  const lines = splitLines(bytes);
  for (const [index, line] of lines.entries()) {
    const read = judgeFields(line, fields);
    if ("why" in read) bad.set(BigInt(index), line);
    else {
      const key = hourKey(String(read.fields.zone), Date.parse(String(read.fields.valid_at)));
      if (!first.has(key)) first.set(key, read.fields);
    }
  }
  return { path, lines: lines.length, first, duplicates: lines.length - bad.size - first.size, bad };
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
}

/** The hourly table as the files say it: drivers beside the mean of the hour's prices. */
function hoursOf(
  weather: ReadFile["first"],
  prices: ReadFile["first"],
): Map<string, Record<string, unknown>> {
  const hours = new Map<string, Record<string, unknown>>();
  for (const [hour, fields] of weather) {
    hours.set(hour, Object.fromEntries(drivers.map((name) => [name, fields[name] ?? null])));
  }
  const pricesByHour = new Map<string, number[]>();
  for (const fields of prices.values()) {
    const hour = Math.floor(Date.parse(String(fields.valid_at)) / 3_600_000) * 3_600_000;
    const key = hourKey(String(fields.zone), hour);
    pricesByHour.set(key, [...(pricesByHour.get(key) ?? []), Number(fields.price_eur_mwh)]);
  }
  for (const [hour, told] of pricesByHour) {
    const mean = told.reduce((sum, price) => sum + price, 0) / told.length;
    hours.set(hour, { ...hours.get(hour), price_eur_mwh: mean });
  }
  return hours;
}

function compareHour(hour: string, expected: Readonly<Record<string, unknown>>, row: HourlyRow): string[] {
  return [...drivers, "price_eur_mwh"]
    .filter((name) => !same(expected[name] ?? null, row[name] ?? null))
    .map((name) => `${hour}: ${name} should be ${expected[name] ?? null} and is ${row[name] ?? null}`);
}

/** Equal, or apart by less than a sum in another order can explain. */
function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) < 1e-9);
}

function compareDeadLines(read: ReadFile, deadLines: readonly DeadLine[]): string[] {
  const problems: string[] = [];
  const kept = new Map<bigint, DeadLine>();
  for (const line of deadLines.filter(({ source }) => source === read.path)) {
    if (kept.has(line.offset))
      problems.push(`${read.path} line ${line.offset} is a dead letter more than once`);
    kept.set(line.offset, line);
  }
  for (const [index, bytes] of read.bad) {
    const line = kept.get(index);
    if (line === undefined) problems.push(`${read.path} line ${index} is missing from the dead letters`);
    else if (Buffer.compare(line.value ?? new Uint8Array(), bytes) !== 0) {
      problems.push(`${read.path} line ${index}: the dead letter's bytes differ`);
    }
    kept.delete(index);
  }
  for (const index of kept.keys()) problems.push(`${read.path} line ${index} is good and yet a dead letter`);
  return problems;
}

function hourKey(zone: string, time: number): string {
  return `${zone} ${new Date(time).toISOString()}`;
}
