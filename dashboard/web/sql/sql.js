/** @import { SqlColumn, SqlEvent, SqlProblem, SqlProgress } from "../../server/wire.ts" */
import { byId, element } from "../shared/dom.js";
import { formatBytes, formatCount, formatMilliseconds } from "../shared/format.js";
import { startPageFrame } from "../shared/page-frame.js";
import { examples } from "./examples.js";
import { isNumeric, resultChart, resultTable } from "./result.js";
import { runQuery } from "./run-query.js";

const form = /** @type {HTMLFormElement} */ (byId("query"));
const text = /** @type {HTMLTextAreaElement} */ (byId("text"));
const limit = /** @type {HTMLSelectElement} */ (byId("limit"));
const choice = /** @type {HTMLSelectElement} */ (byId("examples"));
const chartColumn = /** @type {HTMLSelectElement} */ (byId("chart-column"));
const progress = /** @type {HTMLProgressElement} */ (byId("progress"));

/** The query that runs, if one does. @type {AbortController | null} */
let running = null;
/** @type {readonly SqlColumn[]} */
let columns = [];
/** @type {(readonly (string | null)[])[]} */
let rows = [];

startPageFrame();
text.value = localStorage.getItem("sql") ?? examples[0]?.[1] ?? "";
choice.append(...examples.map(([name], index) => element("option", { value: index }, name)));
choice.addEventListener("change", () => {
  text.value = examples[Number(choice.value)]?.[1] ?? text.value;
  choice.value = "";
  text.focus();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void run();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
byId("cancel").addEventListener("click", () => running?.abort());
chartColumn.addEventListener("change", showChart);

async function run() {
  if (running !== null) return;
  running = new AbortController();
  localStorage.setItem("sql", text.value);
  [columns, rows] = [[], []];
  for (const id of ["problem-tile", "chart-tile", "result-tile"]) byId(id).hidden = true;
  showRunning(true);
  say("Waiting for Spark…");
  await runQuery({ text: text.value, limit: Number(limit.value) }, running.signal, take);
  running = null;
  showRunning(false);
}

/** @param {SqlEvent} event */
function take(event) {
  switch (event.type) {
    case "progress":
      return showProgress(event);
    case "columns":
      columns = event.columns;
      return;
    case "rows":
      rows.push(...event.rows);
      return;
    case "done":
      return showResult(event);
    case "error":
      return showProblem(event);
  }
}

/** @param {boolean} isRunning */
function showRunning(isRunning) {
  byId("run").toggleAttribute("disabled", isRunning);
  byId("cancel").toggleAttribute("disabled", !isRunning);
  progress.hidden = !isRunning;
  progress.removeAttribute("value");
}

/** @param {SqlProgress} state */
function showProgress({ stages, doneStages, tasks, doneTasks, runningTasks, bytesRead }) {
  if (tasks === 0) return;
  progress.value = doneTasks / tasks;
  say(
    `stage ${Math.min(doneStages + 1, stages)} of ${stages} · ${formatCount(doneTasks)} of ${formatCount(tasks)} tasks, ${runningTasks} running · ${formatBytes(bytesRead)} read`,
  );
}

/** @param {{ rows: number, truncated: boolean, seconds: number }} end */
function showResult({ rows: count, truncated, seconds }) {
  say(`${formatCount(count)} ${count === 1 ? "row" : "rows"} in ${formatMilliseconds(seconds * 1000)}`);
  byId("result-note").textContent = truncated ? `the first ${formatCount(count)} rows; there are more` : "";
  byId("result").replaceChildren(
    rows.length === 0 ? element("p", { class: "empty" }, "No rows.") : resultTable(columns, rows),
  );
  byId("result-tile").hidden = false;
  const numeric = columns.flatMap((column, index) => (isNumeric(column) ? [{ column, index }] : []));
  chartColumn.replaceChildren(
    ...numeric.map(({ column, index }) => element("option", { value: index }, column.name)),
  );
  byId("chart-tile").hidden = numeric.length === 0 || rows.length < 2;
  showChart();
}

function showChart() {
  byId("chart").replaceChildren(resultChart(columns, rows, Number(chartColumn.value)));
}

/** @param {SqlProblem} problem */
function showProblem({ name, sqlState, message }) {
  say("");
  byId("problem-name").textContent = name;
  byId("problem-state").textContent = sqlState === null ? "" : `SQLSTATE ${sqlState}`;
  byId("problem-message").textContent = message;
  byId("problem-tile").hidden = false;
}

/** @param {string} words */
function say(words) {
  byId("status").textContent = words;
}
