/** @import { EventDay } from "../../server/wire.ts" */
import { barChart, sparse } from "../shared/bars.js";
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatBytes, formatCount, formatDay } from "../shared/format.js";

/** @param {readonly EventDay[]} days - newest first */
export function daysBody(days) {
  const rising = [...days].reverse();
  const name = (/** @type {EventDay} */ { day }) => formatDay(new Date(day));
  const shown = (/** @type {"pageViews" | "reports"} */ key, /** @type {string} */ what) =>
    element(
      "figure",
      {},
      element("figcaption", {}, what),
      barChart(
        `${what} by day; the numbers stand in the table`,
        rising.map((row, index) => ({
          label: sparse(index, rising.length, name(row)),
          value: row[key],
          title: `${name(row)}: ${formatCount(row[key])}`,
        })),
        shortCount,
      ),
    );
  return element(
    "div",
    {},
    element("div", { class: "pair" }, shown("pageViews", "Page views"), shown("reports", "Sensor reports")),
    dataTable(
      "Days",
      [
        { heading: "Day (UTC)", cell: name },
        { heading: "Page views", numeric: true, cell: (row) => formatCount(row.pageViews) },
        { heading: "Users ≈", numeric: true, cell: (row) => formatCount(row.users) },
        { heading: "Sensor reports", numeric: true, cell: (row) => formatCount(row.reports) },
        { heading: "Devices ≈", numeric: true, cell: (row) => formatCount(row.devices) },
        { heading: "Refused that day", numeric: true, cell: (row) => formatCount(row.refused) },
        { heading: "Files", numeric: true, cell: (row) => formatCount(row.files) },
        { heading: "Size", numeric: true, cell: (row) => formatBytes(row.bytes) },
      ],
      days,
    ),
  );
}

const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

/** "1.2M" @param {number} value */
function shortCount(value) {
  return compact.format(value);
}
