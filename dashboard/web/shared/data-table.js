import { element } from "./dom.js";

/**
 * One column of a table: its heading, and how a row's cell reads.
 *
 * @template Row
 * @typedef {object} TableColumn
 * @property {string} heading
 * @property {(row: Row) => import("./dom.js").Child} cell
 * @property {boolean} [numeric] - right-aligned, digits under digits
 * @property {string} [group] - a heading above this column and its neighbours of the same group
 */

/**
 * A table of rows; the first column names the row.
 *
 * @template Row
 * @param {string} caption - read by screen readers, not shown
 * @param {readonly TableColumn<Row>[]} columns
 * @param {readonly Row[]} rows
 */
export function dataTable(caption, columns, rows) {
  const align = (/** @type {TableColumn<Row>} */ { numeric }) => (numeric ? { class: "number" } : {});
  return element(
    "div",
    { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption },
    element(
      "table",
      {},
      element("caption", { class: "visually-hidden" }, caption),
      element(
        "thead",
        {},
        columns.some(({ group }) => group !== undefined) && groupRow(columns),
        element(
          "tr",
          {},
          ...columns.map((column) => element("th", { scope: "col", ...align(column) }, column.heading)),
        ),
      ),
      element(
        "tbody",
        {},
        ...rows.map((row) =>
          element(
            "tr",
            {},
            ...columns.map((column, index) =>
              index === 0
                ? element("th", { scope: "row", ...align(column) }, column.cell(row))
                : element("td", align(column), column.cell(row)),
            ),
          ),
        ),
      ),
    ),
  );
}

/**
 * The row of headings that span a group of columns each.
 *
 * @template Row
 * @param {readonly TableColumn<Row>[]} columns
 */
function groupRow(columns) {
  const row = element("tr");
  for (const [index, { group }] of columns.entries()) {
    if (index > 0 && group === columns[index - 1]?.group) continue;
    const end = columns.findIndex((column, at) => at > index && column.group !== group);
    const span = (end === -1 ? columns.length : end) - index;
    row.append(
      group === undefined
        ? element("td", { colspan: span })
        : element("th", { scope: "colgroup", colspan: span, class: "group" }, group),
    );
  }
  return row;
}
