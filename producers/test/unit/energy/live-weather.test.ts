import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { germanHistory } from "../../../energy/sources/german-history.ts";
import { fetchOpenMeteo, openMeteoAddress, parseOpenMeteo } from "../../../energy/sources/open-meteo.ts";
import { estimateDrivers } from "../../../energy/sources/supply-estimate.ts";

const first = Date.parse("2026-06-01T10:00:00Z") / 1000;
const answer = {
  latitude: 51.2,
  longitude: 10.4,
  utc_offset_seconds: 0,
  hourly_units: {
    time: "unixtime",
    temperature_2m: "°C",
    wind_speed_10m: "m/s",
    wind_speed_120m: "m/s",
    shortwave_radiation: "W/m²",
  },
  hourly: {
    time: [first, first + 3600, first + 7200, first + 10800],
    temperature_2m: [18.4, 19.1, null, 20],
    wind_speed_10m: [3.2, 3.5, 3.6, 3.7],
    wind_speed_120m: [6, 12, 6, 6],
    shortwave_radiation: [610, 700, 720, 690],
  },
};
const place = { url: "https://api.example.org/v1/forecast", latitude: 51.2, longitude: 10.4 };

it("asks for what it reads, in UTC and metres a second", () => {
  const { searchParams } = new URL(openMeteoAddress(place));
  expect(Object.fromEntries(searchParams)).toEqual({
    latitude: "51.2",
    longitude: "10.4",
    hourly: "temperature_2m,wind_speed_10m,wind_speed_120m,shortwave_radiation",
    wind_speed_unit: "ms",
    timeformat: "unixtime",
    timezone: "GMT",
    past_days: "1",
    forecast_days: "9",
  });
});

describe("the answer of the weather service", () => {
  it("becomes hours: radiation from the stamp that ends the hour, incomplete hours left out", () => {
    expect(parseOpenMeteo(answer)).toEqual([
      { validAt: first * 1000, temperatureC: 18.4, windSpeedMs: 3.2, windSpeedHubMs: 6, radiationWm2: 700 },
      {
        validAt: (first + 3600) * 1000,
        temperatureC: 19.1,
        windSpeedMs: 3.5,
        windSpeedHubMs: 12,
        radiationWm2: 720,
      },
    ]);
  });

  it.each([
    ["an error page", "<html>", 'has no object "hourly"'],
    [
      "a series less",
      { ...answer, hourly: { ...answer.hourly, shortwave_radiation: undefined } },
      "no list hourly.shortwave_radiation",
    ],
    [
      "another unit",
      { ...answer, hourly_units: { wind_speed_10m: "km/h" } },
      'wind speed in "km/h", expected m/s',
    ],
    [
      "a time within an hour",
      { ...answer, hourly: { ...answer.hourly, time: [first + 60] } },
      "which is no full hour",
    ],
  ])("%s is refused in words", (_, body, message) => {
    expect(() => parseOpenMeteo(body)).toThrow(message);
  });

  it("a refusal is told in the service's words", async () => {
    const server = createServer((_, response) => {
      response.writeHead(429, { "content-type": "application/json" });
      response.end('{"error":true,"reason":"Minutely API request limit exceeded."}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      const url = `http://127.0.0.1:${port}/v1/forecast`;
      await expect(fetchOpenMeteo({ ...place, url }, new AbortController().signal)).rejects.toThrow(
        `127.0.0.1:${port} answered 429: Minutely API request limit exceeded.`,
      );
    } finally {
      server.close();
    }
  });
});

describe("power estimated from weather", () => {
  const estimated = estimateDrivers("DE-LU", parseOpenMeteo(answer), germanHistory().hours);

  it("follows radiation, the cube of the wind, and the load of such hours", () => {
    expect(estimated.map(({ solarMw, windOnshoreMw }) => [solarMw, windOnshoreMw])).toEqual([
      [49_875, 2_333],
      [51_300, 63_000],
    ]);
    expect(estimated[0]?.windOffshoreMw).toBe(1_150);
    // 1 June 2026 is a Monday: workday load at 10:00 UTC in June.
    expect(estimated[0]?.loadMw).toBeGreaterThan(50_000);
    expect(estimated[0]?.loadMw).toBeLessThan(65_000);
    expect(estimated[0]?.temperatureC).toBe(18.4);
  });

  it("is refused for a zone whose plants are not known", () => {
    expect(() => estimateDrivers("FR", [], [])).toThrow("Live weather is for zone DE-LU, not FR");
  });
});
