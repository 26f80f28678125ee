import { describe, expect, it } from "vitest";
import {
  encodeBronzePrice,
  encodeBronzeWeather,
  encodeForecast,
  encodePrice,
  encodeWeather,
  pricesOf,
} from "../../../energy/encode.ts";
import type { EnergyHour } from "../../../energy/energy-hour.ts";
import { energyHour } from "./energy-hours.ts";

const hour = energyHour("2024-11-01T05:00:00Z", { priceEurMwh: -12.34, temperatureC: 4.5 });
const id = "0f8fad5b-d9cb-869f-8165-70867728950e";

describe("the bytes of each message", () => {
  it("energy-weather", () => {
    expect(JSON.stringify(encodeWeather(hour, id, hour.validAt + 1500))).toBe(
      `{"event_id":"${id}","zone":"DE-LU","valid_at":"2024-11-01T05:00:00Z","published_at":"2024-11-01T05:00:01.500Z",` +
        '"load_mw":50000,"solar_mw":0,"wind_onshore_mw":12000.5,"wind_offshore_mw":3000,' +
        '"temperature_c":4.5,"wind_speed_ms":null,"radiation_wm2":null}',
    );
  });

  it("energy-prices", () => {
    const price = {
      zone: "DE-LU",
      validAt: hour.validAt,
      resolutionMinutes: 60 as const,
      priceEurMwh: -12.34,
    };
    expect(JSON.stringify(encodePrice(price, id, hour.validAt))).toBe(
      `{"event_id":"${id}","zone":"DE-LU","valid_at":"2024-11-01T05:00:00Z","published_at":"2024-11-01T05:00:00Z",` +
        '"resolution_minutes":60,"price_eur_mwh":-12.34}',
    );
  });

  it("energy-forecast", () => {
    expect(JSON.stringify(encodeForecast(hour, id, Date.UTC(2024, 9, 31, 23)))).toBe(
      `{"event_id":"${id}","zone":"DE-LU","issued_at":"2024-10-31T23:00:00Z","valid_at":"2024-11-01T05:00:00Z",` +
        '"published_at":"2024-10-31T23:00:00Z","load_mw":50000,"solar_mw":0,"wind_onshore_mw":12000.5,' +
        '"wind_offshore_mw":3000,"temperature_c":4.5,"wind_speed_ms":null,"radiation_wm2":null}',
    );
  });

  it("the lines of the bronze files", () => {
    expect(JSON.stringify(encodeBronzeWeather(hour))).toBe(
      '{"zone":"DE-LU","valid_at":"2024-11-01T05:00:00Z","load_mw":50000,"solar_mw":0,"wind_onshore_mw":12000.5,' +
        '"wind_offshore_mw":3000,"temperature_c":4.5,"wind_speed_ms":null,"radiation_wm2":null}',
    );
    expect(pricesOf(hour, undefined, 60).map((price) => JSON.stringify(encodeBronzePrice(price)))).toEqual([
      '{"zone":"DE-LU","valid_at":"2024-11-01T05:00:00Z","resolution_minutes":60,"price_eur_mwh":-12.34}',
    ]);
  });
});

describe("quarter-hourly prices", () => {
  const quarters = (price: number, next: number | undefined) =>
    pricesOf(
      energyHour("2024-11-01T05:00:00Z", { priceEurMwh: price }),
      next === undefined ? undefined : energyHour("2024-11-01T06:00:00Z", { priceEurMwh: next }),
      15,
    );

  it("lean towards the next hour and keep the hour's mean", () => {
    const prices = quarters(40, 48);
    expect(prices.map(({ priceEurMwh }) => priceEurMwh)).toEqual([37, 39, 41, 43]);
    expect(prices.map(({ validAt }) => new Date(validAt).toISOString().slice(11, 16))).toEqual([
      "05:00",
      "05:15",
      "05:30",
      "05:45",
    ]);
    expect(prices.every(({ resolutionMinutes }) => resolutionMinutes === 15)).toBe(true);
  });

  it.each([
    ["below zero", -0.01, -135.45],
    ["up to the year's highest", 120.33, 936.28],
    ["at the end of the data", 17.77, undefined],
  ])("%s: the mean is the hourly price to the cent", (_, price, next) => {
    const sum = quarters(price, next).reduce((total, { priceEurMwh }) => total + priceEurMwh, 0);
    expect(sum / 4).toBeCloseTo(price, 10);
  });

  it("an hour without a price has none", () => {
    const none: EnergyHour = { ...hour, priceEurMwh: null };
    expect(pricesOf(none, undefined, 60)).toEqual([]);
    expect(pricesOf(none, undefined, 15)).toEqual([]);
  });
});
