/** @import { ChannelName } from "../../server/wire.ts" */
import { startAges, updateAges } from "../shared/ages.js";
import { byId, element } from "../shared/dom.js";
import { formatMoment } from "../shared/format.js";
import { LiveStore } from "../shared/live-store.js";
import { openLiveStream } from "../shared/live-stream.js";
import { showConnection, startPageFrame } from "../shared/page-frame.js";
import { showFigure } from "../shared/tile.js";
import { accuracyTable } from "./accuracy-table.js";
import { chartKeys } from "./chart-keys.js";
import { chartTables, describeForecast } from "./chart-tables.js";
import { showFeedNotes } from "./feed-notes.js";
import { figureTiles } from "./figures.js";
import { forecastChart } from "./forecast-chart.js";
import { forecastLegend, showLegend, supplyLegendItems } from "./legends.js";
import { LiveSwitch } from "./live-switch.js";
import { marketView } from "./market-view.js";
import { modelBody } from "./model-card.js";
import { supplyChart } from "./supply-chart.js";

/** @type {readonly ChannelName[]} */
const channels = ["weather", "prices", "drivers", "predictions", "feeds", "model", "accuracy"];

const store = new LiveStore(channels);
/** What is shown: the store itself, or while paused a copy of it. */
let source = store;
let market = marketView(store);
/** @type {number | null} */
let crosshairIndex = null;
let announcedBurst = "";

/** @type {import("./chart.js").TimeView} */
const view = { from: market.from, to: market.to, zoom: null, clock: null };
const shared = { view, onCrosshair, onZoom };
const supply = supplyChart({ host: byId("supply-chart"), height: 230, ...shared });
const forecast = forecastChart({ host: byId("forecast-chart"), height: 330, ...shared });
const charts = [supply.chart, forecast.chart];
const liveSwitch = new LiveSwitch(byId("live-switch"), () => store, showSource);
const tables = chartTables(() => market);

startPageFrame([
  { key: " ", label: "Space", does: "Pause or go on", act: () => liveSwitch.toggle() },
  { key: "Escape", label: "Esc", does: "Show the whole week again", act: () => onZoom(null) },
  { key: "ArrowLeft", label: "← →", does: "Move the crosshair by an hour", act: () => keys.move(-1) },
  { key: "ArrowRight", label: "Shift ← →", does: "Move it by a day", act: () => keys.move(1) },
]);
const keys = chartKeys(charts, () => market);
startAges(() => store.now());
byId("zoom-out").addEventListener("click", () => onZoom(null));
openLiveStream(channels, { onConnection: showConnection, onChanges });
setInterval(() => liveSwitch.show(), 500);

/** @param {import("../../server/wire.ts").ChangesMessage} message */
function onChanges(message) {
  const changed = store.apply(message);
  liveSwitch.show();
  if (changed.has("model")) showModel();
  if (changed.has("accuracy")) showAccuracy();
  if (!liveSwitch.paused) showMarket();
  updateAges();
}

/** @param {LiveStore} next */
function showSource(next) {
  source = next;
  showMarket();
}

function showMarket() {
  market = marketView(source);
  Object.assign(view, { from: market.from, to: market.to, clock: market.clock });
  supply.show(market);
  forecast.show(market);
  showClock();
  byId("figures").replaceChildren(...figureTiles(market, source));
  showFeedNotes(source, market);
  showLegends();
  tables.show();
  announceForecast();
}

function showClock() {
  const clock = market.clock === null ? null : new Date(market.clock * 1000);
  byId("clock").replaceChildren(
    ...(clock === null
      ? ["Waiting for the market’s clock…"]
      : [element("time", { datetime: clock.toISOString() }, `${formatMoment(clock)} UTC`), " · market time"]),
  );
  const { burst, supplyNow } = market;
  byId("zone").textContent = supplyNow?.zone ?? "";
  byId("forecast-note").textContent =
    burst === null
      ? ""
      : `issued ${formatMoment(new Date(burst.issuedAt))} UTC · model ${burst.modelVersion}`;
}

function showLegends() {
  const index = crosshairIndex ?? nowIndex();
  showLegend("supply-legend", supplyLegendItems(market, index), market.times[index]);
  showLegend("forecast-legend", forecastLegend(market, index), market.times[index]);
}

/** The hour the clock is in: what the legends tell while no crosshair asks for another. */
function nowIndex() {
  const { clock, times } = market;
  return Math.max(
    0,
    times.findLastIndex((time) => clock !== null && time <= clock),
  );
}

/** @param {number | null} index */
function onCrosshair(index) {
  if (index === crosshairIndex) return;
  crosshairIndex = index;
  showLegends();
}

/** @param {[number, number] | null} range */
function onZoom(range) {
  view.zoom = range;
  byId("zoom-out").hidden = range === null;
  for (const chart of charts) chart.setData(chart.data);
}

function announceForecast() {
  const { burst } = market;
  if (burst === null || burst.issuedAt === announcedBurst || burst.points.length < 168) return;
  announcedBurst = burst.issuedAt;
  const text = describeForecast(burst);
  byId("announcement").textContent = text;
  byId("forecast-chart").setAttribute("aria-label", text);
}

function showModel() {
  showFigure("model-tile", store.channel("model").get("all"), {
    channel: "model",
    body: (card) => (card === null ? element("p") : modelBody(card)),
    empty: (card) =>
      card === null ? "No model has been trained yet. `npm run job:energy-train-model` makes one." : null,
    staleAfterSeconds: 240,
  });
}

function showAccuracy() {
  showFigure("accuracy-tile", store.channel("accuracy").get("all"), {
    channel: "accuracy",
    body: accuracyTable,
    empty: (rows) => (rows.length === 0 ? "No forecast has met its prices yet." : null),
    staleAfterSeconds: 240,
  });
}
