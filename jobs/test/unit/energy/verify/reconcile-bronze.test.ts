import { describe, expect, it } from "vitest";
import { checkPublished } from "../../../../energy/verify/published.ts";
import {
  type DeadLine,
  type HourlyRow,
  reconcileBronze,
} from "../../../../energy/verify/reconcile-bronze.ts";

const bytes = (...lines: readonly unknown[]) =>
  new TextEncoder().encode(
    lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""),
  );

const drivers = {
  load_mw: 40_000.5,
  solar_mw: 0,
  wind_onshore_mw: 9_000,
  wind_offshore_mw: 3_000,
  temperature_c: null,
  wind_speed_ms: null,
  radiation_wm2: null,
};
const weatherAt = (valid_at: string) => ({ zone: "DE-LU", valid_at, ...drivers });
const priceAt = (valid_at: string, price_eur_mwh: unknown, resolution_minutes = 15) => ({
  zone: "DE-LU",
  valid_at,
  resolution_minutes,
  price_eur_mwh,
});

const files = {
  weather: bytes(weatherAt("2024-01-01T00:00:00Z"), "{", weatherAt("2024-01-01T00:00:00Z")),
  prices: bytes(
    priceAt("2024-01-01T00:00:00Z", -10),
    priceAt("2024-01-01T00:15:00Z", -20),
    priceAt("2024-01-01T01:00:00Z", 50, 60),
    priceAt("2024-01-01T02:00:00Z", null),
  ),
};
const hour = (valid_at: string, change: Record<string, unknown>): HourlyRow => ({
  zone: "DE-LU",
  valid_at: new Date(valid_at),
  ...change,
});
const table = [
  hour("2024-01-01T00:00:00Z", { ...drivers, price_eur_mwh: -15 }),
  hour("2024-01-01T01:00:00Z", { price_eur_mwh: 50 }),
];
const deadLines: DeadLine[] = [
  { source: "s3a://bronze/energy/weather_2024.json", offset: 1n, value: new TextEncoder().encode("{") },
  {
    source: "s3a://bronze/energy/prices_2024.json",
    offset: 3n,
    value: new TextEncoder().encode(JSON.stringify(priceAt("2024-01-01T02:00:00Z", null))),
  },
];

describe("reconcileBronze", () => {
  it("recomputes the hours from the files", () => {
    expect(reconcileBronze(files, table, deadLines)).toEqual({
      lines: 7,
      quarantined: 2,
      deduplicated: 1,
      hours: 2,
      problems: [],
    });
  });

  it("fails when an hour is removed, doubled, altered or invented", () => {
    const [first, second] = table;
    if (first === undefined || second === undefined) throw new Error("the table has two hours");
    expect(reconcileBronze(files, [first], deadLines).problems).toEqual([
      "DE-LU 2024-01-01T01:00:00.000Z is missing from the table",
    ]);
    expect(reconcileBronze(files, [...table, first], deadLines).problems).toEqual([
      "DE-LU 2024-01-01T00:00:00.000Z is in the table more than once",
    ]);
    expect(reconcileBronze(files, [{ ...first, solar_mw: 1 }, second], deadLines).problems).toEqual([
      "DE-LU 2024-01-01T00:00:00.000Z: solar_mw should be 0 and is 1",
    ]);
    const invented = hour("2024-01-01T05:00:00Z", {});
    expect(reconcileBronze(files, [...table, invented], deadLines).problems).toEqual([
      "DE-LU 2024-01-01T05:00:00.000Z is in the table and in neither file",
    ]);
  });

  it("fails when a dead letter is removed or its bytes are altered", () => {
    expect(reconcileBronze(files, table, deadLines.slice(1)).problems).toEqual([
      "s3a://bronze/energy/weather_2024.json line 1 is missing from the dead letters",
    ]);
    const altered = deadLines.map((line) => ({ ...line, value: new Uint8Array([65]) }));
    expect(reconcileBronze(files, table, altered).problems).toEqual([
      "s3a://bronze/energy/weather_2024.json line 1: the dead letter's bytes differ",
      "s3a://bronze/energy/prices_2024.json line 3: the dead letter's bytes differ",
    ]);
  });
});

describe("checkPublished", () => {
  const rows = [
    { event_id: "a", price_eur_mwh: 1.5 },
    { event_id: "b", price_eur_mwh: 2.5 },
  ];
  const message = (event_id: string, price_eur_mwh: number) => ({
    value: new TextEncoder().encode(JSON.stringify({ event_id, price_eur_mwh })),
  });
  const check = (...messages: readonly { value: Uint8Array }[]) =>
    checkPublished(rows, { before: messages, after: messages });

  it("allows a publication to repeat", () => {
    expect(check(message("a", 1.5), message("b", 2.5), message("a", 1.5))).toEqual({
      rows: 2,
      messages: 3,
      repeated: 1,
      problems: [],
    });
  });

  it("fails when a row was not published, was published otherwise, or is not in the table", () => {
    expect(check(message("a", 1.25), message("c", 9)).problems).toEqual([
      "event a was published with price 1.25 and is 1.5 in the table",
      "event c was published and is not in the table",
      "event b is in the table and was not published",
    ]);
  });
});
