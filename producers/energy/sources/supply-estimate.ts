import { hourMs } from "../../lib/hours.ts";
import type { Drivers, EnergyHour } from "../energy-hour.ts";
import type { WeatherHour } from "./open-meteo.ts";
import { powerShare } from "./power-curve.ts";

/** Installed power of a zone, in MW. Round figures of 2024: an estimate from one place needs no better. */
const installed = { "DE-LU": { solar: 95_000, windOnshore: 63_000, windOffshore: 9_200 } } as const;

/** The share of its rated power a solar plant gives on average at 1000 W/m2 on flat ground. */
const solarYield = 0.75;

/** Wind at sea against wind over land at hub height. */
const seaWindFactor = 1.25;

/**
 * Estimates the power drivers of hours of which only the weather is known.
 *
 * Solar and wind follow from installed power and the weather of one place; load is the mean of the same month,
 * kind of day and hour in `history`. Rough by design: it keeps a live demonstration alive, and says so.
 *
 * @throws Error for a zone whose installed power is not known here.
 */
export function estimateDrivers(
  zone: string,
  weather: readonly WeatherHour[],
  history: readonly EnergyHour[],
): Drivers[] {
  if (!(zone in installed)) {
    throw new Error(
      `Live weather is for zone ${Object.keys(installed).join(", ")}, not ${zone}: its installed power is not known`,
    );
  }
  const { solar, windOnshore, windOffshore } = installed["DE-LU"];
  const loads = meanLoads(history);
  return weather.map(({ validAt, temperatureC, windSpeedMs, windSpeedHubMs, radiationWm2 }) => {
    const loadMw = loads.get(kindOfHour(validAt));
    if (loadMw === undefined)
      throw new Error(`The history has no load for hours of the kind ${kindOfHour(validAt)}`);
    return {
      zone,
      validAt,
      loadMw: Math.round(loadMw),
      solarMw: Math.round((solar * solarYield * radiationWm2) / 1000),
      windOnshoreMw: Math.round(windOnshore * powerShare(windSpeedHubMs)),
      windOffshoreMw: Math.round(windOffshore * powerShare(windSpeedHubMs * seaWindFactor)),
      temperatureC,
      windSpeedMs,
      radiationWm2,
    };
  });
}

function meanLoads(history: readonly EnergyHour[]): Map<string, number> {
  const sums = new Map<string, { total: number; count: number }>();
  for (const { validAt, loadMw } of history) {
    const kind = kindOfHour(validAt);
    const { total, count } = sums.get(kind) ?? { total: 0, count: 0 };
    sums.set(kind, { total: total + loadMw, count: count + 1 });
  }
  return new Map([...sums].map(([kind, { total, count }]) => [kind, total / count]));
}

/** Month, workday or weekend, and hour, in UTC. */
function kindOfHour(validAt: number): string {
  const time = new Date(validAt);
  const day = time.getUTCDay() % 6 === 0 ? "weekend" : "workday";
  return `${time.getUTCMonth() + 1} ${day} ${(validAt / hourMs) % 24}`;
}
