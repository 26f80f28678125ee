/** @import { MarketView } from "./market-view.js" */
import { byId, element } from "../shared/dom.js";
import { formatGigawatts, formatMoment, formatPrice } from "../shared/format.js";
import { residualOf } from "./supply-chart.js";

/** The quantities of the supply chart, in the order of its legend. */
const quantities = /** @type {const} */ ([
  ["load", "Load"],
  ["solar", "Solar"],
  ["windOnshore", "Wind onshore"],
  ["windOffshore", "Wind offshore"],
  ["residual", "Residual load"],
]);

/**
 * A line of a legend: what is drawn, how, and its value at the crosshair.
 *
 * @typedef {object} LegendItem
 * @property {string} label
 * @property {string} swatch - class of the swatch
 * @property {string} value
 */

/**
 * @param {MarketView} market
 * @param {number} index
 * @returns {LegendItem[]}
 */
export function supplyLegendItems({ supply, expected }, index) {
  const [seen, foreseen] = [withResidual(supply), withResidual(expected)];
  return quantities.map(([name, label]) => {
    const value = seen[name][index] ?? foreseen[name][index];
    return { label, swatch: name, value: `${formatGigawatts(value)} GW` };
  });
}

/**
 * @param {MarketView} market
 * @param {number} index
 * @returns {LegendItem[]}
 */
export function forecastLegend({ forecast, lower, upper, previous, actual }, index) {
  const [price, expected] = [actual[index], forecast[index]];
  const error = price == null || expected == null ? null : price - expected;
  const sign = error !== null && error > 0 ? "+" : "";
  return [
    { label: "Forecast", swatch: "forecast", value: formatPrice(expected) },
    {
      label: "80 % band",
      swatch: "band",
      value: `${formatPrice(lower[index])} … ${formatPrice(upper[index])}`,
    },
    { label: "Price", swatch: "actual", value: formatPrice(price) },
    { label: "Error", swatch: "error", value: `${sign}${formatPrice(error)}` },
    { label: "Forecast before", swatch: "previous", value: formatPrice(previous[index]) },
  ];
}

/**
 * @param {string} id
 * @param {readonly LegendItem[]} items
 * @param {number | undefined} time - seconds
 */
export function showLegend(id, items, time) {
  byId(id).replaceChildren(
    element("li", { class: "legend-time" }, time === undefined ? "" : formatMoment(new Date(time * 1000))),
    ...items.map(({ label, swatch, value }) =>
      element(
        "li",
        {},
        element("span", { class: `swatch ${swatch}`, "aria-hidden": "true" }),
        element("span", { class: "legend-label" }, label),
        element("span", { class: "legend-value" }, value),
      ),
    ),
  );
}

/** @param {import("./market-view.js").SupplySeries} series */
function withResidual(series) {
  return { ...series, residual: residualOf(series) };
}
