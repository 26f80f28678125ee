/** @import { ChannelName, ChangesMessage } from "../../server/wire.ts" */
import { startAges, updateAges } from "../shared/ages.js";
import { LiveStore } from "../shared/live-store.js";
import { openLiveStream } from "../shared/live-stream.js";
import { showConnection, startPageFrame } from "../shared/page-frame.js";
import { showFigure } from "../shared/tile.js";
import { showComponents } from "./components.js";
import { bucketsTable, programsTable, streamsTable, tablesTable } from "./tables.js";
import { rememberRates, topicsTable } from "./topics.js";

/** @type {readonly ChannelName[]} */
const channels = ["health", "processes", "programs", "topics", "streams", "tables", "buckets"];
const store = new LiveStore(channels);

/** What to show anew when a channel changes. @type {Partial<Record<ChannelName, () => void>>} */
const show = {
  health: () => showComponents(store),
  processes: () => showComponents(store),
  topics: () => {
    const figure = store.channel("topics").get("all");
    rememberRates(figure);
    showFigure("topics-tile", figure, {
      channel: "topics",
      body: topicsTable,
      empty: (rows) => (rows.length === 0 ? "The configuration declares no topic." : null),
      staleAfterSeconds: 10,
    });
  },
  programs: () =>
    showFigure("programs-tile", store.channel("programs").get("all"), {
      channel: "programs",
      body: (report) => programsTable(report?.processes ?? []),
      empty: (report) =>
        report === null
          ? "Not started by `npm start`: jobs and producers run wherever they were started."
          : null,
      staleAfterSeconds: 10,
    }),
  streams: () =>
    showFigure("streams-tile", store.channel("streams").get("all"), {
      channel: "streams",
      body: streamsTable,
      empty: (rows) =>
        rows.length === 0
          ? "No streaming query has run yet. `npm run job:energy-stream-inference` starts one."
          : null,
      staleAfterSeconds: 10,
    }),
  tables: () =>
    showFigure("tables-tile", store.channel("tables").get("all"), { channel: "tables", body: tablesTable }),
  buckets: () =>
    showFigure("buckets-tile", store.channel("buckets").get("all"), {
      channel: "buckets",
      body: bucketsTable,
    }),
};

startPageFrame();
startAges(() => store.now());
openLiveStream(channels, { onConnection: showConnection, onChanges });

/** @param {ChangesMessage} message */
function onChanges(message) {
  for (const name of store.apply(message)) show[name]?.();
  updateAges();
}
