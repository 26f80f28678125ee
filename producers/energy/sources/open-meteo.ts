import { hourMs } from "../../lib/hours.ts";

/** The weather of one hour as the service forecasts it. */
export interface WeatherHour {
  /** Start of the hour, epoch milliseconds. */
  readonly validAt: number;
  readonly temperatureC: number;
  /** At 10 m and at 120 m above the ground: the first is what stations tell, the second what turbines feel. */
  readonly windSpeedMs: number;
  readonly windSpeedHubMs: number;
  readonly radiationWm2: number;
}

/** Where to ask, and about which place. */
export interface OpenMeteo {
  readonly url: string;
  readonly latitude: number;
  readonly longitude: number;
}

const series = ["temperature_2m", "wind_speed_10m", "wind_speed_120m", "shortwave_radiation"] as const;

/** The address that asks for yesterday and nine days ahead, in UTC and SI units. */
export function openMeteoAddress({ url, latitude, longitude }: OpenMeteo): string {
  const address = new URL(url);
  const query = { latitude, longitude, hourly: series.join(","), wind_speed_unit: "ms" };
  const span = { timeformat: "unixtime", timezone: "GMT", past_days: 1, forecast_days: 9 };
  for (const [name, value] of Object.entries({ ...query, ...span }))
    address.searchParams.set(name, String(value));
  return address.href;
}

/**
 * Asks the service for its present forecast.
 *
 * @throws Error with the service's own words if it refuses, or naming what is odd in its answer.
 */
export async function fetchOpenMeteo(place: OpenMeteo, signal: AbortSignal): Promise<WeatherHour[]> {
  const response = await fetch(openMeteoAddress(place), {
    signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return parseOpenMeteo(body);
  const reason = typeof body === "object" && body !== null ? Reflect.get(body, "reason") : undefined;
  throw new Error(`${new URL(place.url).host} answered ${response.status}: ${reason ?? response.statusText}`);
}

/**
 * Reads an answer of the hourly forecast into hours in order; hours that lack a value are left out.
 *
 * Temperature and wind hold at the stamped time, radiation is the mean of the hour *before* it: an hour takes
 * its radiation from the next stamp.
 */
export function parseOpenMeteo(answer: unknown): WeatherHour[] {
  const hourly = field(answer, "hourly");
  const units = field(answer, "hourly_units");
  const windUnit = Reflect.get(units, "wind_speed_10m");
  if (windUnit !== "m/s")
    throw new Error(`The weather service gave wind speed in "${windUnit}", expected m/s`);
  const column = (name: string): unknown[] => {
    const values: unknown = Reflect.get(hourly, name);
    if (Array.isArray(values)) return values;
    throw new Error(`The weather service's answer has no list hourly.${name}`);
  };
  const times = column("time");
  const [temperature, wind, hubWind, radiation] = series.map(column);
  const hours: WeatherHour[] = [];
  for (const [index, time] of times.entries()) {
    const values = [time, temperature?.[index], wind?.[index], hubWind?.[index], radiation?.[index + 1]];
    if (!values.every((value) => typeof value === "number")) continue;
    const [seconds = 0, temperatureC = 0, windSpeedMs = 0, windSpeedHubMs = 0, radiationWm2 = 0] = values;
    const validAt = seconds * 1000;
    if (validAt % hourMs !== 0)
      throw new Error(`The weather service gave the time ${seconds}, which is no full hour`);
    hours.push({ validAt, temperatureC, windSpeedMs, windSpeedHubMs, radiationWm2 });
  }
  return hours;
}

function field(object: unknown, name: string): object {
  const value: unknown =
    typeof object === "object" && object !== null ? Reflect.get(object, name) : undefined;
  if (typeof value === "object" && value !== null) return value;
  throw new Error(
    `The weather service's answer has no object "${name}": ${JSON.stringify(object)?.slice(0, 200)}`,
  );
}
