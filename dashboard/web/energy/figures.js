/** @import { LiveStore } from "../shared/live-store.js" */
/** @import { MarketView } from "./market-view.js" */
import { figure } from "../shared/figure.js";
import { formatCount, formatGigawatts, formatPercent, formatPrice } from "../shared/format.js";
import { secondsOf } from "./market-time.js";

/**
 * The row of large figures above the charts.
 *
 * @param {MarketView} market
 * @param {LiveStore} store
 */
export function figureTiles(market, store) {
  const age = (/** @type {string} */ topic) => store.channel("feeds").get(topic)?.lastMessageAt ?? null;
  const { supplyNow, priceNow, error } = market;
  const renewable = supplyNow && supplyNow.solarMw + supplyNow.windOnshoreMw + supplyNow.windOffshoreMw;
  const day = nextDay(market);
  return [
    figure(
      "Price",
      formatPrice(priceNow?.priceEurMwh),
      "€/MWh",
      againstForecast(market),
      age("energy-prices"),
    ),
    figure(
      "Next 24 hours",
      formatPrice(day?.mean),
      "€/MWh",
      day === null ? "no forecast yet" : `${formatPrice(day.low)} to ${formatPrice(day.high)}`,
      age("energy-predictions"),
    ),
    figure(
      "Residual load",
      formatGigawatts(supplyNow && renewable !== null ? supplyNow.loadMw - renewable : null),
      "GW",
      supplyNow === null ? "no weather yet" : `of ${formatGigawatts(supplyNow.loadMw)} GW load`,
      age("energy-weather"),
    ),
    figure(
      "Wind and sun",
      formatPercent(supplyNow && renewable !== null ? renewable / supplyNow.loadMw : null),
      "",
      supplyNow === null ? "no weather yet" : `${formatGigawatts(renewable)} GW of the load`,
      age("energy-weather"),
    ),
    figure(
      "Error so far",
      formatPrice(error?.maeEurMwh),
      "€/MWh",
      error === null
        ? "no price yet to compare"
        : `mean over ${formatCount(error.hours)} h · ${formatPercent(error.insideBand)} in band`,
      age("energy-prices"),
    ),
  ];
}

/**
 * Mean and extremes of the forecast's next 24 hours.
 *
 * @param {MarketView} market
 */
export function nextDay({ burst, clock }) {
  const from = clock ?? 0;
  const hours = (burst?.points ?? []).filter(({ validAt }) => {
    const time = secondsOf(validAt);
    return time > from && time <= from + 86_400;
  });
  if (hours.length === 0) return null;
  const prices = hours.map(({ priceEurMwh }) => priceEurMwh);
  return {
    mean: prices.reduce((sum, price) => sum + price, 0) / prices.length,
    low: Math.min(...prices),
    high: Math.max(...prices),
  };
}

/** @param {MarketView} market */
function againstForecast({ priceNow, burst }) {
  if (priceNow === null) return "no price yet";
  const hour = Math.floor(secondsOf(priceNow.validAt) / 3600) * 3600;
  const expected = burst?.points.find(({ validAt }) => secondsOf(validAt) === hour);
  if (expected === undefined) return "no forecast for this hour";
  const difference = priceNow.priceEurMwh - expected.priceEurMwh;
  return `${formatPrice(Math.abs(difference))} ${difference >= 0 ? "above" : "below"} forecast`;
}
