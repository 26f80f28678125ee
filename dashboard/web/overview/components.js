/** @import { ComponentIdentity, Figure, ProcessRow, StackReport } from "../../server/wire.ts" */
/** @import { LiveStore } from "../shared/live-store.js" */
import { ageBadge } from "../shared/ages.js";
import { byId, element } from "../shared/dom.js";
import { formatMilliseconds } from "../shared/format.js";

/** The components in the order data flows through them, with the name to use before one has said its own. */
const titles = /** @type {const} */ ({
  kafka: "Kafka",
  connect: "Spark Connect",
  application: "Spark application",
  master: "Spark master",
  worker: "Spark worker",
  storage: "Object store",
  postgres: "PostgreSQL",
});

/**
 * Shows a card for each component, and one line that says whether all is well.
 *
 * @param {LiveStore} store
 */
export function showComponents(store) {
  const health = store.channel("health");
  const report = store.channel("processes").get("all")?.data ?? null;
  byId("components").replaceChildren(
    ...Object.entries(titles).map(([name, title]) =>
      componentCard(
        title,
        health.get(name),
        report?.processes.find((process) => process.name === name),
      ),
    ),
    ...(report === null ? [] : [supervisorCard(report)]),
  );
  const down = Object.entries(titles).filter(([name]) => health.get(name)?.error);
  const waiting = Object.keys(titles).filter((name) => !health.has(name)).length;
  const verdict = byId("verdict");
  verdict.dataset.state = down.length > 0 ? "down" : "up";
  verdict.textContent =
    down.length > 0
      ? `${down.map(([, title]) => title).join(", ")} ${down.length === 1 ? "does" : "do"} not answer.`
      : waiting > 0
        ? "Asking every component who it is…"
        : "Every component answers.";
}

/**
 * @param {string} title
 * @param {Figure<ComponentIdentity> | undefined} figure
 * @param {ProcessRow | undefined} process
 */
function componentCard(title, figure, process) {
  const state = figure === undefined ? "waiting" : figure.error === null ? "up" : "down";
  const words = { waiting: "not asked yet", up: "answers", down: "does not answer" }[state];
  const glyph = { waiting: "○", up: "●", down: "✕" }[state];
  const address = figure?.data?.address ?? "";
  return element(
    "article",
    { class: "component", "data-state": state, "data-component": title },
    element("span", { class: "status", "aria-hidden": "true" }, glyph),
    element(
      "h3",
      {},
      figure?.data?.title ?? title,
      element("span", { class: "visually-hidden" }, ` ${words}`),
    ),
    figure === undefined ? element("span", { class: "age" }, "…") : freshness(figure),
    state === "down"
      ? element("p", { class: "line wraps" }, figure?.error ?? "")
      : element("p", { class: "line", title: figure?.data?.identity ?? null }, figure?.data?.identity ?? "…"),
    address.startsWith("http")
      ? element("p", { class: "line address" }, element("a", { href: address }, address))
      : element("p", { class: "line address" }, address),
    process === undefined ? null : processLine(process),
  );
}

/**
 * The supervisor of the embedded stack says what it does by itself.
 *
 * @param {StackReport} report
 */
function supervisorCard({ state, updatedAt, processes }) {
  const running = state === "running" || state === "starting";
  const restarts = processes.reduce((sum, process) => sum + process.restarts, 0);
  const ready = processes.filter((process) => process.state === "ready").length;
  return element(
    "article",
    { class: "component", "data-state": running ? "up" : "waiting", "data-component": "Supervisor" },
    element("span", { class: "status", "aria-hidden": "true" }, running ? "●" : "○"),
    element("h3", {}, "Supervisor"),
    ageBadge(updatedAt, 120),
    element("p", { class: "line" }, `stack ${state} · ${ready} of ${processes.length} processes ready`),
    element(
      "p",
      { class: "line" },
      restarts === 0 ? "no restarts" : `${restarts} ${restarts === 1 ? "restart" : "restarts"}`,
    ),
  );
}

/** @param {Figure<ComponentIdentity>} figure */
function freshness({ asOf, error, latencyMs }) {
  const latency =
    error === null ? element("span", { class: "age" }, ` · ${formatMilliseconds(latencyMs)}`) : null;
  return element(
    "span",
    {},
    error === null ? null : element("span", { class: "age" }, "last seen "),
    ageBadge(asOf, 15),
    latency,
  );
}

/** @param {ProcessRow} process */
function processLine({ state, pid, restarts, lastExit, memoryMb }) {
  const again = `restarted ${restarts} ${restarts === 1 ? "time" : "times"}`;
  const parts = [
    `process ${state}`,
    restarts === 0 ? "" : lastExit === null ? again : `${again} (${lastExit})`,
    memoryMb === null ? "" : `${memoryMb} MiB`,
    pid === null ? "" : `pid ${pid}`,
  ].filter((part) => part !== "");
  return element("p", { class: "line", title: parts.join(" · ") }, parts.join(" · "));
}
