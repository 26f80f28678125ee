/** @import { OrdersMinute } from "../../server/wire.ts" */
import { lineChart } from "../shared/line-chart.js";

/** The chart of changes by minute. @param {HTMLElement} host */
export function minutesChart(host) {
  const chart = lineChart(
    host,
    [
      { label: "created", color: "--forecast" },
      { label: "updated", color: "--actual" },
      { label: "deleted", color: "--bad" },
    ],
    220,
  );
  return {
    /** @param {readonly OrdersMinute[]} minutes */
    show(minutes) {
      const { times, rows } = everyMinute(minutes);
      chart.show(
        times,
        /** @type {const} */ (["created", "updated", "deleted"]).map((kind) =>
          rows.map((row) => row?.[kind] ?? 0),
        ),
      );
      return host;
    },
  };
}

/**
 * Each minute from the first to the last, with its row where there is one.
 *
 * @param {readonly OrdersMinute[]} minutes
 */
function everyMinute(minutes) {
  const byTime = new Map(minutes.map((row) => [Date.parse(row.minute) / 1000, row]));
  /** @type {number[]} */
  const times = [];
  for (let time = Math.min(...byTime.keys()); time <= Math.max(...byTime.keys()); time += 60)
    times.push(time);
  return { times, rows: times.map((time) => byTime.get(time)) };
}
