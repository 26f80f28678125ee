/** @import { OrdersLatency } from "../../server/wire.ts" */
import { lineChart } from "../shared/line-chart.js";

/** The chart of the way from the commit in the database to the table. @param {HTMLElement} host */
export function latencyChart(host) {
  const chart = lineChart(
    host,
    [
      { label: "p50, seconds", color: "--actual" },
      { label: "p99, seconds", color: "--forecast" },
    ],
    220,
  );
  return {
    /** @param {OrdersLatency} latency */
    show({ minutes }) {
      const seconds = (/** @type {"p50Ms" | "p99Ms"} */ name) => minutes.map((row) => row[name] / 1000);
      // Between two minutes in which something was merged the line goes on.
      const times = minutes.map(({ minute }) => Date.parse(minute) / 1000);
      chart.show(times, [seconds("p50Ms"), seconds("p99Ms")]);
      return host;
    },
  };
}
