/** @import { SqlColumn } from "../../server/wire.ts" */
import { barChart, sparse } from "../shared/bars.js";
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";

/** Bars that can still be told apart. */
const mostBars = 120;

/** @typedef {readonly (string | null)[]} Cells */

/** Whether the values of a Spark type are numbers. @param {SqlColumn} column */
export function isNumeric({ type }) {
  return /^(tinyint|smallint|int|bigint|float|double|decimal\(.*\))$/.test(type);
}

/**
 * @param {readonly SqlColumn[]} columns
 * @param {readonly Cells[]} rows
 */
export function resultTable(columns, rows) {
  return dataTable(
    "Result",
    columns.map((column, index) => ({
      heading: column.name,
      numeric: isNumeric(column),
      cell: (/** @type {Cells} */ row) => cell(row[index] ?? null, column),
    })),
    rows,
  );
}

/**
 * @param {string | null} text
 * @param {SqlColumn} column
 */
function cell(text, { type }) {
  return text === null
    ? element("span", { class: "quiet" }, "null")
    : element("span", { class: "cell", title: type }, text);
}

/**
 * The first rows as bars: a numeric column over the first column that is none, or over the number of the row.
 *
 * @param {readonly SqlColumn[]} columns
 * @param {readonly Cells[]} rows
 * @param {number} index - of the numeric column
 */
export function resultChart(columns, rows, index) {
  const labels = columns.findIndex((column) => !isNumeric(column));
  const shown = rows.slice(0, mostBars);
  const name = columns[index]?.name ?? "";
  const bars = shown.map((row, at) => {
    const label = labels === -1 ? String(at + 1) : (row[labels] ?? "null");
    return {
      label: sparse(at, shown.length, label.slice(0, 14)),
      // Bars have no sign; a negative or missing value stands as an empty place with its value in words.
      value: Math.max(0, Number(row[index] ?? 0) || 0),
      title: `${label}: ${row[index] ?? "null"}`,
    };
  });
  return element(
    "div",
    {},
    barChart(`${name} of the first ${bars.length} rows; the numbers stand in the table`, bars, format),
    bars.length < rows.length && element("p", { class: "note" }, `The first ${mostBars} rows.`),
  );
}

const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumSignificantDigits: 3 });

/** @param {number} value */
function format(value) {
  return compact.format(value);
}
