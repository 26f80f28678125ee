/** @import { MarketView, SupplySeries, Values } from "./market-view.js" */
import { color, withOpacity } from "../shared/theme.js";
import { alignedData, timeChart } from "./chart.js";

/** The stack from the bottom up, then the lines above it. */
const sources = /** @type {const} */ (["windOffshore", "windOnshore", "solar"]);

/**
 * The chart of live supply: wind and sun stacked under the load they serve, the rest (residual load) as a line of its own.
 * Right of the clock the same, fainter, as the forecast expects it.
 *
 * @param {Pick<import("./chart.js").ChartOptions, "host" | "height" | "view" | "onCrosshair" | "onZoom">} options
 */
export function supplyChart(options) {
  const chart = timeChart({
    ...options,
    unit: "GW",
    formatValue: (value) => String(Math.round(value / 1000)),
    range: (_chart, min, max) => [Math.min(0, min), Math.max(1, max) * 1.06],
    series: [...seriesOf(1), ...seriesOf(0.45)],
    bands: [...bandsOf(1, 1), ...bandsOf(6, 0.4)],
  });
  return {
    chart,
    /** @param {MarketView} market */
    show(market) {
      chart.setData(alignedData(market.times, [...columnsOf(market.supply), ...columnsOf(market.expected)]));
    },
  };
}

/**
 * Residual load: what wind and sun leave to other plants.
 *
 * @param {SupplySeries} supply
 * @returns {Values}
 */
export function residualOf({ load, solar, windOnshore, windOffshore }) {
  return load.map((value, index) => {
    const [sun, onshore, offshore] = [solar[index], windOnshore[index], windOffshore[index]];
    return value == null || sun == null || onshore == null || offshore == null
      ? value
      : value - sun - onshore - offshore;
  });
}

/**
 * The five columns of one half of the chart: three running sums, load, residual load.
 *
 * @param {SupplySeries} supply
 * @returns {Values[]}
 */
function columnsOf(supply) {
  /** @type {(number | null | undefined)[]} */
  let sum = supply.load.map((value) => (value == null ? value : 0));
  const stacked = sources.map((source) => {
    const previous = sum;
    sum = supply[source].map((value, index) => (value == null ? value : value + (previous[index] ?? 0)));
    return sum;
  });
  return [...stacked, supply.load, residualOf(supply)];
}

/**
 * @param {number} opacity
 * @returns {import("uplot").Series[]}
 */
function seriesOf(opacity) {
  const stroke = (/** @type {string} */ name) => () => withOpacity(color(name), opacity);
  const quiet = { width: 1, points: { show: false } };
  return [
    // The lowest band is filled down to zero; the others down to the band below.
    { ...quiet, stroke: stroke("--offshore"), fill: () => withOpacity(color("--offshore"), 0.55 * opacity) },
    { ...quiet, stroke: stroke("--onshore") },
    { ...quiet, stroke: stroke("--solar") },
    { ...quiet, width: 2, stroke: stroke("--load") },
    { ...quiet, width: 1.5, dash: [5, 4], stroke: stroke("--residual") },
  ];
}

/**
 * @param {number} first - index of the lowest source's series
 * @param {number} opacity
 * @returns {import("uplot").Band[]}
 */
function bandsOf(first, opacity) {
  return [
    { series: [first + 1, first], fill: () => withOpacity(color("--onshore"), 0.55 * opacity) },
    { series: [first + 2, first + 1], fill: () => withOpacity(color("--solar"), 0.6 * opacity) },
  ];
}
