/** @import { ChangesMessage, ChannelName } from "../../server/wire.ts" */
import { startAges, updateAges } from "../shared/ages.js";
import { byId, element } from "../shared/dom.js";
import { LiveStore } from "../shared/live-store.js";
import { openLiveStream } from "../shared/live-stream.js";
import { showConnection, startPageFrame } from "../shared/page-frame.js";
import { showFigure } from "../shared/tile.js";
import { comparedBody } from "./compared.js";
import { figureTiles } from "./figures.js";
import { latencyChart } from "./latency.js";
import { minutesChart } from "./minutes.js";
import { slotBody } from "./slot.js";

/** @type {readonly ChannelName[]} */
const channels = ["topics", "streams", "orders", "ordersSlot", "ordersMinutes", "ordersLatency"];
const store = new LiveStore(channels);

const noTable =
  "No order is in the lake yet. `npm run job:orders-stream` and `npm run job:orders-current` bring them there.";
const noChanges =
  "No order changed within this time. `npm run producer:orders` lives the life of a restaurant business.";
const noReader = "Nobody reads the log. `npm run cdc:orders-log` sends every change to Kafka.";

const [minutes, latency] = ["minutes-tile", "latency-tile"].map((id) => {
  const host = element("div", { class: "chart" });
  byId(id).querySelector(".tile-body")?.replaceChildren(host);
  return host;
});
const charts = {
  minutes: minutesChart(/** @type {HTMLElement} */ (minutes)),
  latency: latencyChart(/** @type {HTMLElement} */ (latency)),
};

/** What to show anew when a channel changes. @type {Partial<Record<ChannelName, () => void>>} */
const show = {
  orders: () =>
    showFigure("compared-tile", store.channel("orders").get("all"), {
      channel: "orders",
      body: (compared) => (compared === null ? element("p") : comparedBody(compared)),
      empty: (compared) => (compared === null ? noTable : null),
      staleAfterSeconds: 30,
    }),
  ordersMinutes: () =>
    showFigure("minutes-tile", store.channel("ordersMinutes").get("all"), {
      channel: "ordersMinutes",
      body: (data) => charts.minutes.show(data),
      empty: (data) => (data.length === 0 ? noChanges : null),
    }),
  ordersLatency: () =>
    showFigure("latency-tile", store.channel("ordersLatency").get("all"), {
      channel: "ordersLatency",
      body: (data) => (data === null ? element("p") : charts.latency.show(data)),
      empty: (data) => (data === null ? noChanges : null),
    }),
  ordersSlot: () =>
    showFigure("slot-tile", store.channel("ordersSlot").get("all"), {
      channel: "ordersSlot",
      body: (slot) => (slot === null ? element("p") : slotBody(slot)),
      empty: (slot) => (slot === null ? noReader : null),
      staleAfterSeconds: 30,
    }),
};

startPageFrame();
startAges(() => store.now());
openLiveStream(channels, { onConnection: showConnection, onChanges });

/** @param {ChangesMessage} message */
function onChanges(message) {
  for (const name of store.apply(message)) show[name]?.();
  byId("figures").replaceChildren(...figureTiles(store));
  updateAges();
}
