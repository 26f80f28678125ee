/** @import { Figure, TopicRow } from "../../server/wire.ts" */
import { dataTable } from "../shared/data-table.js";
import { svg } from "../shared/dom.js";
import { formatCount, formatRate } from "../shared/format.js";

/** Rates kept for the small lines: two minutes at one check every two seconds. */
const kept = 60;

/** @type {Map<string, number[]>} */
const rates = new Map();
let lastCheck = "";

/**
 * Keeps the rates of a check for the small lines.
 *
 * @param {Figure<readonly TopicRow[]> | undefined} figure
 */
export function rememberRates(figure) {
  if (figure?.asOf == null || figure.asOf === lastCheck) return;
  lastCheck = figure.asOf;
  for (const { topic, messagesPerSecond } of figure.data ?? []) {
    if (messagesPerSecond === null) continue;
    rates.set(topic, [...(rates.get(topic) ?? []), messagesPerSecond].slice(-kept));
  }
}

/** @param {readonly TopicRow[]} rows */
export function topicsTable(rows) {
  return dataTable(
    "Topics with their rates",
    [
      { heading: "Topic", cell: (row) => row.topic },
      { heading: "Messages", numeric: true, cell: (row) => formatCount(row.messages) },
      { heading: "Per second", numeric: true, cell: (row) => formatRate(row.messagesPerSecond) },
      { heading: "Last two minutes", cell: (row) => sparkline(rates.get(row.topic) ?? []) },
      { heading: "Partitions", numeric: true, cell: (row) => String(row.partitions) },
    ],
    rows,
  );
}

/**
 * A line without axes: whether it moves, and how evenly.
 *
 * @param {readonly number[]} values
 */
function sparkline(values) {
  const highest = Math.max(1e-9, ...values);
  const points = values.map(
    (value, index) => `${kept - values.length + index},${21 - (value / highest) * 19}`,
  );
  return svg(
    "svg",
    { class: "sparkline", viewBox: `0 0 ${kept - 1} 22`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("polyline", { points: points.join(" ") }),
  );
}
