/** @import { MarketView } from "./market-view.js" */

/**
 * Moves the crosshair of all charts by keyboard: an hour a press, a day with Shift held.
 *
 * @param {readonly import("uplot")[]} charts
 * @param {() => MarketView} market
 */
export function chartKeys(charts, market) {
  let shift = false;
  for (const type of /** @type {const} */ (["keydown", "keyup"])) {
    document.addEventListener(type, (event) => (shift = event.shiftKey), { capture: true });
  }
  return {
    /** @param {-1 | 1} direction */
    move(direction) {
      const { times, clock } = market();
      const [first] = charts;
      if (first === undefined || times.length === 0) return;
      const start = first.cursor.idx ?? times.findLastIndex((time) => clock !== null && time <= clock);
      const index = Math.min(times.length - 1, Math.max(0, start + direction * (shift ? 24 : 1)));
      const time = times[index];
      if (time === undefined) return;
      for (const chart of charts) chart.setCursor({ left: chart.valToPos(time, "x"), top: 10 });
    },
  };
}
