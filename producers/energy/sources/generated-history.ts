import { hourMs, toIso } from "../../lib/hours.ts";
import { seededRandom } from "../../lib/random.ts";
import type { EnergyHistory, EnergyHour } from "../energy-hour.ts";
import { powerShare } from "./power-curve.ts";

/** What a generated history covers. */
export interface GeneratedSpan {
  readonly zone: string;
  readonly seed: number;
  /** First hour and the end after the last, epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/**
 * Makes up a history that behaves like an electricity market, for use without any file.
 *
 * Load follows day, week and season; sun follows its height; wind comes and goes over days; the price follows
 * the residual load and goes below zero when sun and wind leave none. The same seed gives the same hours, and
 * an hour has the same values whatever the span it is asked in.
 */
export function generatedHistory({ zone, seed, from, until }: GeneratedSpan): EnergyHistory {
  const hours: EnergyHour[] = [];
  for (let validAt = from; validAt < until; validAt += hourMs) hours.push(generatedHour(zone, seed, validAt));
  return {
    origin: `generated for ${zone} from seed ${seed}, ${toIso(from)} to ${toIso(until)}`,
    hours,
    incomplete: [],
  };
}

function generatedHour(zone: string, seed: number, validAt: number): EnergyHour {
  const random = seededRandom(seed, "energy", zone, validAt);
  const time = new Date(validAt);
  const hour = time.getUTCHours();
  const isWeekend = time.getUTCDay() % 6 === 0;
  // 1 at midsummer, -1 at midwinter.
  const season = Math.cos((2 * Math.PI * (dayOfYear(time) - 172)) / 365.25);
  const sunHeight = Math.max(
    0,
    Math.cos((2 * Math.PI * (hour - 11.5)) / 24) * (0.75 + 0.25 * season) + 0.25 * season,
  );
  const cloud = level(seed, zone, "cloud", validAt, 18);
  const wind = level(seed, zone, "wind", validAt, 30);

  const radiationWm2 = 900 * sunHeight * (1 - 0.7 * cloud);
  const windSpeedMs = 2 + 14 * wind ** 2 + 0.3 * Math.abs(random.normal());
  const temperatureC =
    9 + 9 * season + 4 * Math.cos((2 * Math.PI * (hour - 14)) / 24) + 0.5 * random.normal();
  const workday = isWeekend ? -7_000 : 0;
  const daily = 9_000 * Math.exp(-(((hour - 11) / 6) ** 2)) + 6_000 * Math.exp(-(((hour - 18) / 2.5) ** 2));
  const loadMw = 49_000 + workday + daily - 3_500 * season + 400 * random.normal();
  const solarMw = 55 * radiationWm2;
  const windOnshoreMw = 45_000 * powerShare(windSpeedMs * 1.2);
  const windOffshoreMw = 7_500 * powerShare(windSpeedMs * 1.5);
  const residualMw = loadMw - solarMw - windOnshoreMw - windOffshoreMw;
  const priceEurMwh = 5 + 0.0022 * residualMw + 8e-18 * Math.max(0, residualMw) ** 4 + 4 * random.normal();

  return {
    zone,
    validAt,
    loadMw: round(loadMw, 1),
    solarMw: round(solarMw, 1),
    windOnshoreMw: round(windOnshoreMw, 1),
    windOffshoreMw: round(windOffshoreMw, 1),
    temperatureC: round(temperatureC, 1),
    windSpeedMs: round(windSpeedMs, 1),
    radiationWm2: round(radiationWm2, 1),
    priceEurMwh: round(priceEurMwh, 2),
  };
}

/** A value from 0 to 1 that drifts: random points every `stepHours`, joined smoothly. */
function level(seed: number, zone: string, name: string, validAt: number, stepHours: number): number {
  const position = validAt / hourMs / stepHours;
  const step = Math.floor(position);
  const ease = (1 - Math.cos(Math.PI * (position - step))) / 2;
  const at = (index: number) => seededRandom(seed, name, zone, index).next();
  return at(step) * (1 - ease) + at(step + 1) * ease;
}

function dayOfYear(time: Date): number {
  return Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / (24 * hourMs));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
