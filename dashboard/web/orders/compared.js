/** @import { OrdersCompared, OrderStatusRow } from "../../server/wire.ts" */
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatCount } from "../shared/format.js";

/**
 * Orders by status: a bar for the database, one for the lake, and by how many they differ.
 *
 * @param {OrdersCompared} compared
 */
export function comparedBody({ statuses, deleted }) {
  const highest = Math.max(1, ...statuses.flatMap(({ database, lake }) => [database, lake]));
  /** @param {"database" | "lake"} side @param {string} name */
  const column = (side, name) => ({
    heading: name,
    cell: (/** @type {OrderStatusRow} */ row) =>
      element(
        "span",
        { class: "side" },
        element("meter", { class: side, min: 0, max: highest, value: row[side], "aria-hidden": "true" }),
        element("span", { class: "side-count" }, formatCount(row[side])),
      ),
  });
  const total = totalOf(statuses);
  return element(
    "div",
    { class: "compared" },
    dataTable(
      "Orders by status in the database and in the lake",
      [
        { heading: "Status", cell: ({ status }) => status.replaceAll("_", " ") },
        column("database", "Postgres"),
        column("lake", "Lake"),
        { heading: "Difference", numeric: true, cell: difference },
      ],
      statuses,
    ),
    element(
      "p",
      { class: "note" },
      `${formatCount(total.database)} orders in Postgres, ${formatCount(total.lake)} in the lake, ` +
        `${formatCount(deleted)} known there as deleted. A difference is what has not yet been merged.`,
    ),
  );
}

/** All statuses together. @param {readonly OrderStatusRow[]} statuses */
export function totalOf(statuses) {
  const sum = (/** @type {"database" | "lake"} */ side) => statuses.reduce((all, row) => all + row[side], 0);
  return { status: "all", database: sum("database"), lake: sum("lake") };
}

/** By how many the lake differs: a sign, a word, and not the colour alone. @param {OrderStatusRow} row */
function difference({ database, lake }) {
  return lake === database
    ? element("span", { class: "equal" }, "equal")
    : element("span", { class: "differs" }, signed(lake - database));
}

/** With its sign, also a plus. @param {number} count */
export function signed(count) {
  return `${count > 0 ? "+" : count < 0 ? "−" : ""}${formatCount(Math.abs(count))}`;
}
