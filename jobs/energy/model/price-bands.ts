import { type ForecastHour, horizonDay, mean } from "./evaluation.ts";

/**
 * How far prices lie from their prediction, by how high the prediction is: high prices are the uncertain ones.
 * Band `i` holds predictions below `limits[i]`; the last band has no limit.
 */
export interface PriceBands {
  readonly limits: readonly number[];
  /** To add to a prediction for the lower end of its interval; not above 0. */
  readonly lower: readonly number[];
  /** To add for the upper end; not below 0. */
  readonly upper: readonly number[];
}

/** Where bands end, in EUR/MWh: plenty of sun and wind, ordinary days, tight days, scarcity. */
const limits = [40, 90, 130];

/**
 * The quantiles that make an interval of 80 %. They lie outside 10 and 90 because the errors of the weeks to come
 * are larger than those of the weeks behind when prices rise; coverage is measured, and told beside the model.
 */
const lowerQuantile = 0.07;
const upperQuantile = 0.93;

/** A band with fewer errors than this takes the quantiles of all. */
const fewest = 50;

/** Bands from errors on hours the model had not seen. */
export function priceBands(hours: readonly ForecastHour[]): PriceBands {
  const errors = (of: readonly ForecastHour[]) =>
    of.map(({ actual, predicted }) => actual - predicted).sort((a, b) => a - b);
  const all = errors(hours);
  const byBand = [...limits, Number.POSITIVE_INFINITY].map((_, band) => {
    const own = errors(hours.filter((hour) => bandOf(hour.predicted, limits) === band));
    return own.length < fewest ? all : own;
  });
  return {
    limits,
    lower: byBand.map((sorted) => Math.min(0, quantile(sorted, lowerQuantile))),
    upper: byBand.map((sorted) => Math.max(0, quantile(sorted, upperQuantile))),
  };
}

/** Which band a prediction lies in. */
export function bandOf(predicted: number, bandLimits: readonly number[]): number {
  const band = bandLimits.findIndex((limit) => predicted < limit);
  return band === -1 ? bandLimits.length : band;
}

/**
 * The share of prices inside their interval, by day of the horizon. Each fold is held against bands made from the
 * folds before it alone, as a forecaster would have had them; the first `warmUp` folds only lend their errors.
 */
export function coverageByDay(hours: readonly ForecastHour[], warmUp: number): Map<number, number> {
  const issues = [...new Set(hours.map((hour) => hour.issuedAt))].sort((a, b) => a - b);
  const hits = new Map<number, number[]>();
  for (const issue of issues.slice(warmUp)) {
    const bands = priceBands(hours.filter((hour) => hour.issuedAt < issue));
    for (const hour of hours.filter(({ issuedAt }) => issuedAt === issue)) {
      const day = horizonDay(hour.horizonHours);
      hits.set(day, [...(hits.get(day) ?? []), isInside(hour, bands) ? 1 : 0]);
    }
  }
  return new Map([...hits].map(([day, ofDay]) => [day, mean(ofDay)]));
}

function isInside({ predicted, actual }: ForecastHour, bands: PriceBands): boolean {
  const band = bandOf(predicted, bands.limits);
  const [lower = 0, upper = 0] = [bands.lower[band], bands.upper[band]];
  return predicted + lower <= actual && actual <= predicted + upper;
}

/** The quantile of sorted values, between its neighbours in proportion. */
function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const [below = 0, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}
