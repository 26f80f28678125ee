import { loadConfig } from "@kindling/spark/config";
import { SparkSession, Timestamp, t } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hourlyPrices, priceHistory } from "../../energy/hourly-prices.ts";
import { withFeatures } from "../../energy/model/features.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder
    .remote(loadConfig().spark.remote)
    .config("spark.sql.session.timeZone", "UTC")
    .create();
});
afterAll(() => spark.stop());

const at = (iso: string) => Timestamp.fromDate(new Date(iso));
const priceType = t.struct({ zone: t.string, valid_at: t.timestamp, price_eur_mwh: t.double });
const hourType = t.struct({
  zone: t.string,
  valid_at: t.timestamp,
  load_mw: t.double,
  solar_mw: t.double,
  wind_onshore_mw: t.double,
  wind_offshore_mw: t.double,
});

const prices = (rows: readonly (readonly [string, number | null])[]) =>
  spark.createDataFrame(
    rows.map(([time, price]) => ({ zone: "DE-LU", valid_at: at(time), price_eur_mwh: price })),
    priceType,
  );

describe("withFeatures", () => {
  it("reads people's day off the local clock, also where it jumps", async () => {
    const times = [
      "2024-02-29T11:00:00Z", // leap day, a Thursday
      "2024-03-31T00:00:00Z", // 01:00, the last hour before summer time
      "2024-03-31T01:00:00Z", // 03:00: hour 2 does not exist
      "2024-05-09T21:59:59Z", // 23:59 on Ascension
      "2024-05-09T22:00:00Z", // 00:00 on the Friday after
      "2024-10-27T00:00:00Z", // 02:00 for the first time
      "2024-10-27T01:00:00Z", // 02:00 for the second
      "2024-12-31T23:30:00Z", // New Year in Berlin
    ];
    const hours = spark.createDataFrame(
      times.map((time) => ({
        zone: "DE-LU",
        valid_at: at(time),
        load_mw: 50_000,
        solar_mw: 10_000,
        wind_onshore_mw: 20_000,
        wind_offshore_mw: 25_000,
      })),
      hourType,
    );
    const rows = await withFeatures(hours, await prices([]))
      .orderBy("valid_at")
      .collect();
    expect(rows.map((row) => [row.local_hour, row.local_weekday, row.local_month, row.is_day_off])).toEqual([
      [12, 3, 2, 0],
      [1, 6, 3, 1],
      [3, 6, 3, 1],
      [23, 3, 5, 1],
      [0, 4, 5, 0],
      [2, 6, 10, 1],
      [2, 6, 10, 1],
      [0, 2, 1, 1],
    ]);
    expect(rows.map((row) => row.residual_load_mw)).toEqual(Array(8).fill(-5_000));
  });

  it("finds the price of 168 hours before, across a change of clocks, and null where there is none", async () => {
    const known = await prices([
      ["2024-03-28T10:00:00Z", 71],
      ["2024-03-28T11:00:00Z", -2.5],
    ]);
    const hours = spark.createDataFrame(
      ["2024-04-04T11:00:00Z", "2024-04-04T12:00:00Z"].map((time) => ({
        zone: "DE-LU",
        valid_at: at(time),
        load_mw: 1,
        solar_mw: 0,
        wind_onshore_mw: 0,
        wind_offshore_mw: 0,
      })),
      hourType,
    );
    const rows = await withFeatures(hours, known).orderBy("valid_at").collect();
    expect(rows.map((row) => row.price_week_ago_eur_mwh)).toEqual([-2.5, null]);
  });
});

describe("hourlyPrices", () => {
  it("averages quarter hours and keeps hours told once", async () => {
    const rows = await hourlyPrices(
      await prices([
        ["2025-10-01T00:00:00Z", 40],
        ["2025-10-01T01:00:00Z", 10],
        ["2025-10-01T01:15:00Z", 20],
        ["2025-10-01T01:30:00Z", -30],
        ["2025-10-01T01:45:00Z", 40],
      ]),
    )
      .orderBy("valid_at")
      .collect();
    expect(rows.map((row) => [String(row.valid_at), row.price_eur_mwh])).toEqual([
      ["2025-10-01 00:00:00", 40],
      ["2025-10-01 01:00:00", 10],
    ]);
  });
});

describe("priceHistory", () => {
  it("prefers what is settled, and fills in what only came live", async () => {
    const settled = await prices([
      ["2024-11-01T00:00:00Z", 1],
      ["2024-11-01T01:00:00Z", null],
    ]);
    const live = await prices([
      ["2024-11-01T00:00:00Z", 99],
      ["2024-11-01T01:00:00Z", 2],
      ["2024-11-01T02:00:00Z", 3],
    ]);
    const rows = await priceHistory(settled, live).orderBy("valid_at").collect();
    expect(rows.map((row) => row.price_eur_mwh)).toEqual([1, 2, 3]);
  });
});
