import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CsvRow, numberIn, readCsv } from "../../lib/csv.ts";
import { hourMs, hourOf, parseInstant } from "../../lib/hours.ts";
import type { EnergyHistory, EnergyHour } from "../energy-hour.ts";

/** Names of the two files, as their publishers' copies are kept together in one folder. */
export const spanishFiles = { market: "entsoe_ES_2023-2025.csv", station: "es_weather_siar_A09_30min.csv" };

/** The weather of one hour at the station. */
export interface StationHour {
  readonly temperatureC: number;
  readonly windSpeedMs: number;
  readonly radiationWm2: number;
}

/**
 * Reads the Spanish zone: ENTSO-E prices and forecasts, with the weather of one station as a proxy for the zone.
 *
 * The files are not shipped (no licence to pass them on); a folder that has them is named by the caller.
 *
 * @throws Error naming the file that is absent.
 */
export function spanishHistory(folder: string): EnergyHistory {
  const read = (name: string): string => {
    const path = join(folder, name);
    if (existsSync(path)) return readFileSync(path, "utf8");
    throw new Error(
      `${path} does not exist: the Spanish history needs ${Object.values(spanishFiles).join(" and ")}`,
    );
  };
  const weather = parseStation(read(spanishFiles.station));
  const { hours, incomplete } = parseMarket(read(spanishFiles.market), weather);
  return { origin: "ES, ENTSO-E Transparency and SiAR station A09", hours, incomplete };
}

/**
 * Averages the half-hourly station file to UTC hours, keyed by their start; an hour needs both halves.
 *
 * A row is stamped with the end of its half hour: `HoraMin` runs from 30 to 2400, and 2400 of a date is the
 * midnight that ends it. The times are read as UTC, where the station's radiation fits the solar forecast.
 */
export function parseStation(text: string): Map<number, StationHour> {
  const file = spanishFiles.station;
  const halves = new Map<number, StationHour[]>();
  for (const row of readCsv(text, file, ["Fecha", "HoraMin", "TempMedia", "VelViento", "Radiacion"])) {
    const temperatureC = numberIn(row, "TempMedia", file);
    const windSpeedMs = numberIn(row, "VelViento", file);
    const radiationWm2 = numberIn(row, "Radiacion", file);
    if (temperatureC === null || windSpeedMs === null || radiationWm2 === null) continue;
    const hour = hourOf(endOfHalfHour(row) - hourMs / 2);
    halves.set(hour, [...(halves.get(hour) ?? []), { temperatureC, windSpeedMs, radiationWm2 }]);
  }
  const hours = new Map<number, StationHour>();
  for (const [hour, [first, second]] of halves) {
    if (first === undefined || second === undefined) continue;
    hours.set(hour, {
      temperatureC: (first.temperatureC + second.temperatureC) / 2,
      windSpeedMs: (first.windSpeedMs + second.windSpeedMs) / 2,
      radiationWm2: (first.radiationWm2 + second.radiationWm2) / 2,
    });
  }
  return hours;
}

function endOfHalfHour(row: CsvRow): number {
  const stamp = row.get("HoraMin") ?? "";
  const [hours, minutes] = [Math.floor(Number(stamp) / 100), Number(stamp) % 100];
  if (!/^\d{1,4}$/.test(stamp) || hours > 24 || minutes % 30 !== 0 || (hours === 24 && minutes > 0)) {
    throw new Error(`${spanishFiles.station}: HoraMin "${stamp}" is no half hour from 30 to 2400`);
  }
  return parseInstant(row.get("Fecha") ?? "") + hours * hourMs + minutes * 60_000;
}

/** Joins the market file with the station's hours; hours that lack a forecast are listed, not guessed. */
export function parseMarket(
  text: string,
  weather: ReadonlyMap<number, StationHour>,
): Pick<EnergyHistory, "hours" | "incomplete"> {
  const file = spanishFiles.market;
  const hours: EnergyHour[] = [];
  const incomplete: number[] = [];
  // The first column, the local time with its offset, has no name.
  for (const row of readCsv(text, file, [
    "",
    "price",
    "load_forecast",
    "solar",
    "wind_onshore",
    "wind_offshore",
  ])) {
    const validAt = Date.parse((row.get("") ?? "").replace(" ", "T"));
    if (Number.isNaN(validAt)) throw new Error(`${file}: "${row.get("")}" is not a time with an offset`);
    const [loadMw, solarMw] = [numberIn(row, "load_forecast", file), numberIn(row, "solar", file)];
    const windOnshoreMw = numberIn(row, "wind_onshore", file);
    const windOffshoreMw = numberIn(row, "wind_offshore", file);
    if (loadMw === null || solarMw === null || windOnshoreMw === null || windOffshoreMw === null) {
      incomplete.push(validAt);
      continue;
    }
    const station = weather.get(validAt) ?? { temperatureC: null, windSpeedMs: null, radiationWm2: null };
    const priceEurMwh = numberIn(row, "price", file);
    hours.push({
      zone: "ES",
      validAt,
      loadMw,
      solarMw,
      windOnshoreMw,
      windOffshoreMw,
      ...station,
      priceEurMwh,
    });
  }
  return { hours, incomplete };
}
