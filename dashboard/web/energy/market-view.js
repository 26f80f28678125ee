/** @import { LiveStore } from "../shared/live-store.js" */
/** @import { PredictionPoint, PricePoint, SupplyPoint } from "../../server/wire.ts" */
import { hourMs, secondsOf } from "./market-time.js";

/** Hours of the past shown before a forecast begins. */
const hoursBefore = 48;
/** Hours a forecast reaches ahead. */
const hoursAhead = 168;

/** @typedef {readonly (number | null | undefined)[]} Values */

/**
 * One forecast: the hours of one `issued_at`, in order of time.
 *
 * @typedef {object} Burst
 * @property {string} issuedAt
 * @property {string} modelVersion
 * @property {readonly PredictionPoint[]} points
 */

/**
 * How the newest forecast has done so far.
 *
 * @typedef {object} ErrorSoFar
 * @property {number} hours
 * @property {number} maeEurMwh
 * @property {number} insideBand - share from 0 to 1
 */

/**
 * Everything the trader page shows at one moment. Arrays run along `times`, one element an hour (or a quarter of one
 * where prices have that resolution); null where there is no value.
 *
 * @typedef {object} MarketView
 * @property {number | null} clock - the market's time now, seconds
 * @property {number} from - left end of the charts, seconds
 * @property {number} to - right end of the charts, seconds
 * @property {readonly number[]} times
 * @property {SupplySeries} supply - what happened
 * @property {SupplySeries} expected - what the forecast assumes, from the clock on
 * @property {Values} actual - prices
 * @property {Values} forecast
 * @property {Values} lower
 * @property {Values} upper
 * @property {Values} previous - the forecast before
 * @property {Burst | null} burst
 * @property {SupplyPoint | null} supplyNow
 * @property {PricePoint | null} priceNow
 * @property {ErrorSoFar | null} error
 *
 * @typedef {object} SupplySeries
 * @property {Values} load
 * @property {Values} solar
 * @property {Values} windOnshore
 * @property {Values} windOffshore
 */

/**
 * Computes what the page shows from the newest values. Nothing from after the market's clock is shown as having
 * happened: after a replay starts over, the topics still hold the hours of the run before.
 *
 * @param {LiveStore} store
 * @returns {MarketView}
 */
export function marketView(store) {
  const weather = [...store.channel("weather").values()];
  const clockMs = marketClock(weather, [...store.channel("prices").values()]);
  const seen = weather.filter((point) => clockMs !== null && Date.parse(point.validAt) <= clockMs);
  const prices = [...store.channel("prices").values()].filter(
    (point) => clockMs !== null && Date.parse(point.publishedAt) <= clockMs,
  );
  const [burst, before] = newestBursts([...store.channel("predictions").values()], clockMs);
  const drivers = [...store.channel("drivers").values()].filter(
    (point) => point.issuedAt === burst?.issuedAt,
  );

  const anchor = burst === undefined ? (clockMs ?? 0) - 72 * hourMs : Date.parse(burst.issuedAt);
  const [from, to] = [(anchor - hoursBefore * hourMs) / 1000, (anchor + hoursAhead * hourMs) / 1000];
  const times = timeline(from, to, prices);
  const along = alongTimes(times);
  const hourly = hourlyPrices(prices);
  return {
    clock: clockMs === null ? null : clockMs / 1000,
    from,
    to,
    times,
    supply: supplySeries(along, seen),
    expected: supplySeries(
      along,
      drivers.filter((point) => clockMs === null || Date.parse(point.validAt) >= clockMs),
    ),
    actual: along(prices, (point) => point.priceEurMwh),
    forecast: along(burst?.points ?? [], (point) => point.priceEurMwh),
    lower: along(burst?.points ?? [], (point) => point.lowerEurMwh),
    upper: along(burst?.points ?? [], (point) => point.upperEurMwh),
    previous: along(before?.points ?? [], (point) => point.priceEurMwh),
    burst: burst ?? null,
    supplyNow: latest(seen),
    priceNow: latest(prices),
    error: burst === undefined ? null : errorSoFar(burst, hourly),
  };
}

/**
 * The market's time: what the message that came last says. The last, not the highest, because a replay may start over.
 *
 * @param {readonly SupplyPoint[]} weather - oldest change first
 * @param {readonly PricePoint[]} prices
 */
function marketClock(weather, prices) {
  const newest = weather.at(-1) ?? prices.at(-1);
  return newest === undefined ? null : Math.max(Date.parse(newest.publishedAt), Date.parse(newest.validAt));
}

/**
 * The newest two forecasts issued by the clock, newest first.
 *
 * @param {readonly PredictionPoint[]} predictions - oldest change first
 * @param {number | null} clockMs
 * @returns {Burst[]}
 */
export function newestBursts(predictions, clockMs) {
  /** @type {Map<string, PredictionPoint[]>} */
  const byIssue = new Map();
  for (const point of predictions) {
    // An hour of tolerance: a forecast may overtake the weather message of the hour it was issued in.
    if (clockMs !== null && Date.parse(point.issuedAt) > clockMs + hourMs) continue;
    byIssue.set(point.issuedAt, [...(byIssue.get(point.issuedAt) ?? []), point]);
  }
  return [...byIssue]
    .sort(([a], [b]) => Date.parse(b) - Date.parse(a))
    .slice(0, 2)
    .map(([issuedAt, points]) => ({
      issuedAt,
      modelVersion: points[0]?.modelVersion ?? "",
      points: points.sort((a, b) => Date.parse(a.validAt) - Date.parse(b.validAt)),
    }));
}

/**
 * Mean price of every hour that is complete: one hourly price, or all four of its quarters.
 *
 * @param {readonly PricePoint[]} prices
 * @returns {Map<number, number>} by the hour's start in milliseconds
 */
export function hourlyPrices(prices) {
  /** @type {Map<number, { sum: number, minutes: number, count: number }>} */
  const hours = new Map();
  for (const { validAt, resolutionMinutes, priceEurMwh } of prices) {
    const hour = Math.floor(Date.parse(validAt) / hourMs) * hourMs;
    const so = hours.get(hour) ?? { sum: 0, minutes: 0, count: 0 };
    hours.set(hour, {
      sum: so.sum + priceEurMwh,
      minutes: so.minutes + resolutionMinutes,
      count: so.count + 1,
    });
  }
  return new Map(
    [...hours]
      .filter(([, { minutes }]) => minutes >= 60)
      .map(([hour, { sum, count }]) => [hour, sum / count]),
  );
}

/**
 * @param {Burst} burst
 * @param {ReadonlyMap<number, number>} hourly
 * @returns {ErrorSoFar | null}
 */
export function errorSoFar(burst, hourly) {
  let [hours, total, inside] = [0, 0, 0];
  for (const point of burst.points) {
    const actual = hourly.get(Date.parse(point.validAt));
    if (actual === undefined) continue;
    hours += 1;
    total += Math.abs(actual - point.priceEurMwh);
    if (actual >= point.lowerEurMwh && actual <= point.upperEurMwh) inside += 1;
  }
  return hours === 0 ? null : { hours, maeEurMwh: total / hours, insideBand: inside / hours };
}

/**
 * Every full hour from `from` to `to`, and the quarter hours prices have.
 *
 * @param {number} from
 * @param {number} to
 * @param {readonly PricePoint[]} prices
 */
function timeline(from, to, prices) {
  const hours = Array.from({ length: Math.floor((to - from) / 3600) + 1 }, (_, index) => from + index * 3600);
  const quarters = prices
    .map(({ validAt }) => secondsOf(validAt))
    .filter((time) => time >= from && time <= to);
  return [...new Set([...hours, ...quarters])].sort((a, b) => a - b);
}

/**
 * Places values of points at their times. Between full hours an hourly series has `undefined`, which the charts join
 * across; null marks an hour without a value, which they leave open.
 *
 * @param {readonly number[]} times
 */
function alongTimes(times) {
  /**
   * @template {{ readonly validAt: string }} P
   * @param {readonly P[]} points
   * @param {(point: P) => number} value
   */
  return (points, value) => {
    const byTime = new Map(points.map((point) => [secondsOf(point.validAt), value(point)]));
    return times.map((time) => byTime.get(time) ?? (time % 3600 === 0 ? null : undefined));
  };
}

/**
 * @param {ReturnType<typeof alongTimes>} along
 * @param {readonly SupplyPoint[]} points
 * @returns {SupplySeries}
 */
function supplySeries(along, points) {
  return {
    load: along(points, (point) => point.loadMw),
    solar: along(points, (point) => point.solarMw),
    windOnshore: along(points, (point) => point.windOnshoreMw),
    windOffshore: along(points, (point) => point.windOffshoreMw),
  };
}

/**
 * The point furthest in time.
 *
 * @template {{ readonly validAt: string }} P
 * @param {readonly P[]} points
 * @returns {P | null}
 */
function latest(points) {
  return points.reduce(
    (/** @type {P | null} */ best, point) =>
      best === null || Date.parse(point.validAt) > Date.parse(best.validAt) ? point : best,
    null,
  );
}
