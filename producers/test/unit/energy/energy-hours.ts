import type { EnergyHour } from "../../../energy/energy-hour.ts";
import { hourMs } from "../../../lib/hours.ts";

/** An hour for tests, with what the test cares about. */
export function energyHour(validAt: string | number, values: Partial<EnergyHour> = {}): EnergyHour {
  return {
    zone: "DE-LU",
    validAt: typeof validAt === "string" ? Date.parse(validAt) : validAt,
    loadMw: 50_000,
    solarMw: 0,
    windOnshoreMw: 12_000.5,
    windOffshoreMw: 3_000,
    temperatureC: null,
    windSpeedMs: null,
    radiationWm2: null,
    priceEurMwh: 80,
    ...values,
  };
}

/** Consecutive hours for tests. */
export function energyHours(first: string, count: number): EnergyHour[] {
  return Array.from({ length: count }, (_, index) =>
    energyHour(Date.parse(first) + index * hourMs, { priceEurMwh: index }),
  );
}
