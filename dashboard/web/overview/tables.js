/** @import { BucketRow, StreamRow, TableRow } from "../../server/wire.ts" */
import { ageBadge } from "../shared/ages.js";
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatBytes, formatCount, formatMilliseconds, formatRate, nothing } from "../shared/format.js";

/** @param {readonly StreamRow[]} rows */
export function streamsTable(rows) {
  return dataTable(
    "Streaming queries",
    [
      {
        heading: "Query",
        cell: (row) => element("span", {}, row.query, element("small", { class: "below" }, row.job)),
      },
      { heading: "State", cell: queryState },
      { heading: "Rows/s in", numeric: true, cell: (row) => formatRate(row.inputRowsPerSecond) },
      { heading: "Batch", numeric: true, cell: (row) => formatMilliseconds(row.batchDurationMs) },
      { heading: "Lag", numeric: true, cell: (row) => formatCount(row.lagMessages) },
      { heading: "Batch no.", numeric: true, cell: (row) => formatCount(row.batchId) },
      { heading: "Progress", cell: (row) => ageBadge(row.progressAt, 30) },
    ],
    rows,
  );
}

/** @param {readonly TableRow[]} rows */
export function tablesTable(rows) {
  const cell = (/** @type {(row: TableRow) => string} */ value) => (/** @type {TableRow} */ row) =>
    row.problem === null ? value(row) : nothing;
  return dataTable(
    "Tables of the lake",
    [
      { heading: "Table", cell: (row) => row.table.replace(/^lake\./, "") },
      { heading: "Rows", numeric: true, cell: cell((row) => formatCount(row.rows)) },
      { heading: "Files", numeric: true, cell: cell((row) => formatCount(row.files)) },
      { heading: "Size", numeric: true, cell: cell((row) => formatBytes(row.bytes)) },
      { heading: "Snapshots", numeric: true, cell: cell((row) => formatCount(row.snapshots)) },
      {
        heading: "Written",
        cell: (row) => problemOr(row.problem, () => ageBadge(row.committedAt, Number.POSITIVE_INFINITY)),
      },
    ],
    rows,
  );
}

/** @param {readonly BucketRow[]} rows */
export function bucketsTable(rows) {
  const atLeast = (/** @type {BucketRow} */ { complete, problem }) =>
    complete || problem !== null ? "" : "≥ ";
  return dataTable(
    "Buckets",
    [
      { heading: "Bucket", cell: (row) => row.bucket },
      { heading: "Objects", numeric: true, cell: (row) => atLeast(row) + formatCount(row.objects) },
      { heading: "Size", numeric: true, cell: (row) => atLeast(row) + formatBytes(row.bytes) },
      { heading: "", cell: (row) => problemOr(row.problem, () => "") },
    ],
    rows,
  );
}

/** @param {StreamRow} row */
function queryState({ state, error }) {
  const good = error === null && state !== "failed" && state !== "terminated";
  return element(
    "span",
    { class: "state", "data-good": String(good), title: error },
    element("span", { class: "glyph", "aria-hidden": "true" }, good ? "●" : "✕"),
    error === null ? state : `${state}: ${error}`,
  );
}

/**
 * @param {string | null} problem
 * @param {() => import("../shared/dom.js").Child} otherwise
 */
function problemOr(problem, otherwise) {
  return problem === null ? otherwise() : element("span", { class: "problem-cell" }, problem);
}
