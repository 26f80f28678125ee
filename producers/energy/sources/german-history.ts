import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { numberIn, readCsv } from "../../lib/csv.ts";
import { parseInstant } from "../../lib/hours.ts";
import type { EnergyHistory, EnergyHour } from "../energy-hour.ts";

/** The history shipped with the project; origin and licence stand in `data/SOURCE.md`. */
export const germanHistoryFile = fileURLToPath(new URL("../data/de_lu_2024_hourly.csv", import.meta.url));

const columns = {
  priceEurMwh: "price_eur_mwh",
  loadMw: "load_fc_mw",
  solarMw: "solar_fc_mw",
  windOnshoreMw: "wind_onshore_fc_mw",
  windOffshoreMw: "wind_offshore_fc_mw",
} as const;

/**
 * Reads DE-LU 2024: prices and the day-ahead forecasts of their drivers, 8784 hours.
 *
 * It knows neither temperature, wind speed nor radiation; these are null.
 *
 * @throws Error naming file and place if a value is missing: this file has none missing.
 */
export function germanHistory(text = readFileSync(germanHistoryFile, "utf8")): EnergyHistory {
  const file = "de_lu_2024_hourly.csv";
  const hours: EnergyHour[] = [];
  for (const row of readCsv(text, file, ["time_utc", ...Object.values(columns)])) {
    const time = row.get("time_utc") ?? "";
    const value = (column: string): number => {
      const number = numberIn(row, column, file);
      if (number === null) throw new Error(`${file} has no ${column} at ${time}`);
      return number;
    };
    hours.push({
      zone: "DE-LU",
      validAt: parseInstant(time),
      loadMw: value(columns.loadMw),
      solarMw: value(columns.solarMw),
      windOnshoreMw: value(columns.windOnshoreMw),
      windOffshoreMw: value(columns.windOffshoreMw),
      temperatureC: null,
      windSpeedMs: null,
      radiationWm2: null,
      priceEurMwh: value(columns.priceEurMwh),
    });
  }
  return { origin: "DE-LU 2024, Energy-Charts (Fraunhofer ISE), CC BY 4.0", hours, incomplete: [] };
}
