/** @import { Burst, MarketView } from "./market-view.js" */
import { dataTable } from "../shared/data-table.js";
import { byId } from "../shared/dom.js";
import { formatGigawatts, formatMoment, formatPrice } from "../shared/format.js";
import { residualOf } from "./supply-chart.js";

/**
 * The charts as tables, for those who do not see them or want the numbers; kept up to date while they are open.
 *
 * @param {() => MarketView} market
 */
export function chartTables(market) {
  const tables = [
    { details: byId("supply-table"), build: supplyTable },
    { details: byId("forecast-table"), build: forecastTable },
  ];
  const show = () => {
    for (const { details, build } of tables) {
      const [summary] = details.children;
      if (details.hasAttribute("open") && summary !== undefined)
        details.replaceChildren(summary, build(market()));
    }
  };
  for (const { details } of tables) details.addEventListener("toggle", show);
  return { show };
}

/** @param {MarketView} market */
function supplyTable({ times, supply }) {
  const residual = residualOf(supply);
  const rows = times
    .map((_, index) => index)
    .filter((index) => supply.load[index] != null)
    .reverse();
  const gigawatts = (
    /** @type {string} */ heading,
    /** @type {import("./market-view.js").Values} */ values,
  ) => ({
    heading,
    numeric: true,
    cell: (/** @type {number} */ index) => formatGigawatts(values[index]),
  });
  return dataTable(
    "Supply by hour, newest first, in gigawatts",
    [
      { heading: "Hour (UTC)", cell: (index) => momentAt(times, index) },
      gigawatts("Load", supply.load),
      gigawatts("Solar", supply.solar),
      gigawatts("Wind onshore", supply.windOnshore),
      gigawatts("Wind offshore", supply.windOffshore),
      gigawatts("Residual load", residual),
    ],
    rows,
  );
}

/** @param {MarketView} market */
function forecastTable({ times, forecast, lower, upper, actual }) {
  const rows = times.map((_, index) => index).filter((index) => forecast[index] != null);
  const price = (
    /** @type {string} */ heading,
    /** @type {(index: number) => number | null | undefined} */ value,
  ) => ({
    heading,
    numeric: true,
    cell: (/** @type {number} */ index) => formatPrice(value(index)),
  });
  return dataTable(
    "Forecast by hour, in euros per megawatt hour",
    [
      { heading: "Hour (UTC)", cell: (index) => momentAt(times, index) },
      price("Forecast", (index) => forecast[index]),
      price("Low", (index) => lower[index]),
      price("High", (index) => upper[index]),
      price("Price", (index) => actual[index]),
      price("Error", (index) => {
        const [came, expected] = [actual[index], forecast[index]];
        return came == null || expected == null ? null : came - expected;
      }),
    ],
    rows,
  );
}

/**
 * A forecast in one sentence.
 *
 * @param {Burst} burst
 */
export function describeForecast({ issuedAt, points }) {
  const by = (/** @type {(a: number, b: number) => boolean} */ better) =>
    points.reduce((best, point) => (better(point.priceEurMwh, best.priceEurMwh) ? point : best));
  const mean = points.reduce((sum, point) => sum + point.priceEurMwh, 0) / points.length;
  const [low, high] = [by((a, b) => a < b), by((a, b) => a > b)];
  const say = (/** @type {typeof low} */ point) =>
    `${formatPrice(point.priceEurMwh)} on ${formatMoment(new Date(point.validAt))}`;
  return `Forecast issued ${formatMoment(new Date(issuedAt))} UTC for ${points.length} hours: mean ${formatPrice(mean)} euros per megawatt hour, lowest ${say(low)}, highest ${say(high)}.`;
}

/**
 * @param {readonly number[]} times
 * @param {number} index
 */
function momentAt(times, index) {
  return formatMoment(new Date((times[index] ?? 0) * 1000));
}
