import { existsSync } from "node:fs";
import { join } from "node:path";
import { fromRepositoryRoot } from "@kindling/spark/config";
import { describe, expect, it } from "vitest";
import { openHistory } from "../../../energy/open-history.ts";
import { generatedHistory } from "../../../energy/sources/generated-history.ts";
import { germanHistory } from "../../../energy/sources/german-history.ts";
import {
  parseMarket,
  parseStation,
  spanishFiles,
  spanishHistory,
} from "../../../energy/sources/spanish-history.ts";
import { hourMs, toIso } from "../../../lib/hours.ts";

describe("the German history", () => {
  const { hours, incomplete } = germanHistory();

  it("is the whole leap year by the hour, with its known extremes", () => {
    expect(hours).toHaveLength(8784);
    expect(incomplete).toEqual([]);
    expect(hours.every((hour, index) => hour.validAt === Date.UTC(2024, 0, 1) + index * hourMs)).toBe(true);
    const prices = hours.map(({ priceEurMwh }) => priceEurMwh ?? Number.NaN);
    expect([Math.min(...prices), Math.max(...prices)]).toEqual([-135.45, 936.28]);
    expect(prices.filter((price) => price < 0)).toHaveLength(457);
  });

  it("knows power and price, and no weather", () => {
    expect(hours[2161]).toEqual({
      zone: "DE-LU",
      validAt: Date.parse("2024-03-31T01:00:00Z"),
      loadMw: 38079.125,
      solarMw: 0,
      windOnshoreMw: 5632.15,
      windOffshoreMw: 596.225,
      temperatureC: null,
      windSpeedMs: null,
      radiationWm2: null,
      priceEurMwh: 64.98,
    });
  });

  it.each([
    ["a missing value", "2024-01-01T00:00:00Z,,1,1,1,1", "has no price_eur_mwh at 2024-01-01T00:00:00Z"],
    ["a word", "2024-01-01T00:00:00Z,1,many,1,1,1", '"many" in column load_fc_mw is not a number'],
    ["a field too few", "2024-01-01T00:00:00Z,1,1,1,1", "de_lu_2024_hourly.csv:2 has 5 fields, expected 6"],
    ["a local time", "2024-01-01 00:00,1,1,1,1,1", '"2024-01-01 00:00" is not a UTC time'],
  ])("refuses %s", (_, line, message) => {
    const header = "time_utc,price_eur_mwh,load_fc_mw,solar_fc_mw,wind_onshore_fc_mw,wind_offshore_fc_mw";
    expect(() => germanHistory(`${header}\n${line}\n`)).toThrow(message);
  });

  it("refuses a file without its columns", () => {
    expect(() => germanHistory("time_utc,price\n")).toThrow("has no column price_eur_mwh, load_fc_mw");
  });
});

describe("the Spanish files", () => {
  const header =
    "Fecha,HoraMin,TempMedia,HumedadMedia,VelViento,DirViento,Radiacion,Precipitacion,TempSuelo1,TempSuelo2,Estacion";
  const row = (date: string, stamp: number, temperature: number, radiation = 100) =>
    `${date},${stamp},${temperature},90,2.5,300,${radiation},0,,,A09`;

  it("half hours become hours, 2400 being the midnight that ends its date", () => {
    const text = [
      header,
      row("2024-03-30", 2330, 1),
      row("2024-03-30", 2400, 3),
      row("2024-03-31", 30, 5),
      row("2024-03-31", 100, 7),
    ].join("\n");
    const hours = [...parseStation(text)].map(([hour, { temperatureC }]) => [toIso(hour), temperatureC]);
    expect(hours).toEqual([
      ["2024-03-30T23:00:00Z", 2],
      ["2024-03-31T00:00:00Z", 6],
    ]);
  });

  it("an hour of which a half is missing is no hour", () => {
    const lines = [header, row("2024-01-01", 30, 1), row("2024-01-01", 130, 2), row("2024-01-01", 200, 4)];
    expect([...parseStation(lines.join("\n")).keys()].map(toIso)).toEqual(["2024-01-01T01:00:00Z"]);
  });

  it.each([2430, 2500, 1215])("HoraMin %i is refused", (stamp) => {
    expect(() => parseStation(`${header}\n${row("2024-01-01", stamp, 1)}`)).toThrow(
      `HoraMin "${stamp}" is no half hour from 30 to 2400`,
    );
  });

  it("local times with an offset become UTC, through the repeated hour of October", () => {
    const market = [
      ",price,load_forecast,wind_offshore,wind_onshore,solar",
      "2024-10-27 02:00:00+02:00,82.23,18378.0,0,4199.0,18.0",
      "2024-10-27 02:00:00+01:00,80.68,18215.0,0,3871.0,10.0",
      "2024-10-27 03:00:00+01:00,81.3,17801.0,0,3558.0,",
    ].join("\n");
    const station = { temperatureC: 11, windSpeedMs: 2, radiationWm2: 0 };
    const { hours, incomplete } = parseMarket(
      market,
      new Map([[Date.parse("2024-10-27T01:00:00Z"), station]]),
    );
    expect(
      hours.map(({ validAt, priceEurMwh, temperatureC }) => [toIso(validAt), priceEurMwh, temperatureC]),
    ).toEqual([
      ["2024-10-27T00:00:00Z", 82.23, null],
      ["2024-10-27T01:00:00Z", 80.68, 11],
    ]);
    expect(incomplete.map(toIso)).toEqual(["2024-10-27T02:00:00Z"]);
  });

  it("the real files: every hour of 2024 but the 144 that lack a forecast, with weather", () => {
    const folder = fromRepositoryRoot("../shared/data/electricity");
    if (!existsSync(join(folder, spanishFiles.market))) {
      console.warn(`NOT TESTED: the Spanish files are not in ${folder}`);
      return;
    }
    const { hours, incomplete } = spanishHistory(folder);
    const of2024 = hours.filter(({ validAt }) => new Date(validAt).getUTCFullYear() === 2024);
    const missing = incomplete.filter((hour) => new Date(hour).getUTCFullYear() === 2024);
    expect([of2024.length, missing.length]).toEqual([8784 - 144, 144]);
    expect(of2024.filter(({ priceEurMwh }) => (priceEurMwh ?? 0) < 0).length).toBeGreaterThan(200);
    expect(of2024.filter(({ temperatureC }) => temperatureC === null)).toEqual([]);
    const noon = of2024.find(({ validAt }) => validAt === Date.parse("2024-07-01T12:00:00Z"));
    // The means of the station's rows 1230 and 1300 of that day.
    expect([noon?.zone, noon?.temperatureC, noon?.radiationWm2]).toEqual(["ES", (29.46 + 28.65) / 2, 472.7]);
  });

  it("a folder without them is named", () => {
    expect(() => openHistory({ source: "spanish", folder: "/nowhere", zone: "ES", seed: 1 })).toThrow(
      "--data /nowhere has no entsoe_ES_2023-2025.csv and no es_weather_siar_A09_30min.csv",
    );
  });
});

describe("the generated history", () => {
  const year = generatedHistory({
    zone: "DE-LU",
    seed: 7,
    from: Date.UTC(2024, 0, 1),
    until: Date.UTC(2025, 0, 1),
  });

  it("is the same for a seed, whatever the span", () => {
    const from = Date.UTC(2024, 5, 1);
    const week = generatedHistory({ zone: "DE-LU", seed: 7, from, until: from + 168 * hourMs });
    const start = year.hours.findIndex(({ validAt }) => validAt === from);
    expect(week.hours).toEqual(year.hours.slice(start, start + 168));
    const other = generatedHistory({ zone: "DE-LU", seed: 8, from, until: from + 168 * hourMs });
    expect(other.hours).not.toEqual(week.hours);
  });

  it("lies within what a power system does, with negative prices and dark nights", () => {
    const { hours } = year;
    expect(hours).toHaveLength(8784);
    const within = (value: number, least: number, below: number) => value >= least && value < below;
    const impossible = hours.filter(
      ({ solarMw, windOnshoreMw, windOffshoreMw, loadMw, priceEurMwh }) =>
        ![solarMw, windOnshoreMw, windOffshoreMw].every((power) => within(power, 0, 90_000)) ||
        !within(loadMw, 25_000, 75_000) ||
        !within(Math.abs(priceEurMwh ?? 0), 0, 500),
    );
    expect(impossible).toEqual([]);
    const negative = hours.filter(({ priceEurMwh }) => (priceEurMwh ?? 0) < 0).length;
    expect(negative).toBeGreaterThan(100);
    expect(negative).toBeLessThan(2_000);
    const night = hours.filter(({ validAt }) => new Date(validAt).getUTCHours() === 0);
    expect(night.every(({ solarMw }) => solarMw === 0)).toBe(true);
  });
});

it("a history of another zone than configured is refused", () => {
  expect(() => openHistory({ source: "german", folder: null, zone: "FR", seed: 1 })).toThrow(
    "--source german is about zone DE-LU, and config.energy.zone is FR",
  );
  expect(() => openHistory({ source: "french", folder: null, zone: "FR", seed: 1 })).toThrow(
    '--source is "french": expected german, generated, spanish',
  );
});
