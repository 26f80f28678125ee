/** @import { ChangesMessage, ChannelName, Figure } from "../../server/wire.ts" */
import { startAges, updateAges } from "../shared/ages.js";
import { byId, element } from "../shared/dom.js";
import { LiveStore } from "../shared/live-store.js";
import { openLiveStream } from "../shared/live-stream.js";
import { showConnection, startPageFrame } from "../shared/page-frame.js";
import { showFigure } from "../shared/tile.js";
import { daysBody } from "./days.js";
import { anomaliesBody, devicesBody } from "./devices.js";
import { figureTiles } from "./figures.js";
import { pagesTable } from "./pages.js";
import { refusedBody } from "./refused.js";
import { sessionsBody } from "./sessions.js";
import { volumeChart } from "./volume.js";

/** @type {readonly ChannelName[]} */
const channels = [
  "topics",
  "eventMinutes",
  "topPages",
  "sessions",
  "devices",
  "anomalies",
  "refused",
  "eventDays",
];
const store = new LiveStore(channels);

const noViews =
  "No page view is in the lake yet. `npm run producer:events` sends some, `npm run job:events-all` brings them there.";
const noReports =
  "No sensor report is in the lake yet. `npm run producer:events` sends some, `npm run job:events-all` brings them there.";

const noEvents = "No event has reached the lake yet.";

const volume = element("div", { class: "chart" });
byId("volume-tile").querySelector(".tile-body")?.replaceChildren(volume);
const chart = volumeChart(volume);

/** What to show anew when a channel changes. @type {Partial<Record<ChannelName, () => void>>} */
const show = {
  eventMinutes: () =>
    showFigure("volume-tile", store.channel("eventMinutes").get("all"), {
      channel: "eventMinutes",
      body: (minutes) => {
        chart.show(minutes);
        return volume;
      },
      empty: (minutes) => (minutes.length === 0 ? noViews : null),
      staleAfterSeconds: 90,
    }),
  topPages: () =>
    showOrSay("pages-tile", "topPages", store.channel("topPages").get("all"), pagesTable, noViews, 180),
  sessions: () =>
    showOrSay("sessions-tile", "sessions", store.channel("sessions").get("all"), sessionsBody, noViews, 400),
  devices: () =>
    showOrSay("devices-tile", "devices", store.channel("devices").get("all"), devicesBody, noReports, 180),
  anomalies: () =>
    showOrSay(
      "anomalies-tile",
      "anomalies",
      store.channel("anomalies").get("all"),
      anomaliesBody,
      noReports,
      300,
    ),
  refused: () =>
    showOrSay("refused-tile", "refused", store.channel("refused").get("all"), refusedBody, noEvents, 300),
  eventDays: () =>
    showFigure("days-tile", store.channel("eventDays").get("all"), {
      channel: "eventDays",
      body: daysBody,
      empty: (days) => (days.length === 0 ? noViews : null),
      staleAfterSeconds: 700,
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

/**
 * Shows a figure that is null as long as there is nothing to show.
 *
 * @template T
 * @param {string} id
 * @param {ChannelName} channel
 * @param {Figure<T | null> | undefined} figure
 * @param {(data: T) => Node} body
 * @param {string} empty
 * @param {number} staleAfterSeconds
 */
function showOrSay(id, channel, figure, body, empty, staleAfterSeconds) {
  showFigure(id, figure, {
    channel,
    body: (data) => (data === null ? element("p") : body(data)),
    empty: (data) => (data === null ? empty : null),
    staleAfterSeconds,
  });
}
