/** @import { BucketRow, ProcessRow, StreamRow, TableRow } from "../../server/wire.ts" */
import { ageBadge } from "../shared/ages.js";
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatBytes, formatCount, formatMilliseconds, formatRate, nothing } from "../shared/format.js";
import { stateOf } from "../shared/state.js";

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

/** @param {readonly ProcessRow[]} rows */
export function programsTable(rows) {
  return dataTable(
    "Jobs and producers",
    [
      {
        heading: "Program",
        cell: (row) => element("span", {}, row.title, element("small", { class: "below" }, row.name)),
      },
      { heading: "State", cell: (row) => stateOf(row.state, row.state === "ready", row.lastExit) },
      { heading: "Since", cell: (row) => ageBadge(row.since, Number.POSITIVE_INFINITY) },
      { heading: "Restarts", numeric: true, cell: (row) => formatCount(row.restarts) },
      {
        heading: "Memory",
        numeric: true,
        cell: (row) => formatBytes(row.memoryMb === null ? null : row.memoryMb * 2 ** 20),
      },
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
  return stateOf(error === null ? state : `${state}: ${error}`, error === null && state === "running", null);
}

/**
 * @param {string | null} problem
 * @param {() => import("../shared/dom.js").Child} otherwise
 */
function problemOr(problem, otherwise) {
  return problem === null ? otherwise() : element("span", { class: "problem-cell", title: problem }, problem);
}
