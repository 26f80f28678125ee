/** @import { ChangesMessage, ChannelName, KafkaTopic } from "../../server/wire.ts" */
import { startAges, updateAges } from "../shared/ages.js";
import { byId } from "../shared/dom.js";
import { LiveStore } from "../shared/live-store.js";
import { openLiveStream } from "../shared/live-stream.js";
import { showConnection, startPageFrame } from "../shared/page-frame.js";
import { showFigure } from "../shared/tile.js";
import { checkpointsTable, groupsTable } from "./lag-tables.js";
import { startPeek } from "./peek.js";
import { partitionsTable, rememberRates, topicsTable } from "./topics.js";

/** @type {readonly ChannelName[]} */
const channels = ["kafkaTopics", "kafkaGroups", "checkpoints"];
const store = new LiveStore(channels);
const peek = startPeek();

/** What to show anew when a channel changes. @type {Partial<Record<ChannelName, () => void>>} */
const show = {
  kafkaTopics: showTopics,
  kafkaGroups: () =>
    showFigure("groups-tile", store.channel("kafkaGroups").get("all"), {
      channel: "kafkaGroups",
      body: groupsTable,
      empty: (groups) => (groups.length === 0 ? "No consumer group reads this cluster." : null),
      staleAfterSeconds: 20,
    }),
  checkpoints: () =>
    showFigure("checkpoints-tile", store.channel("checkpoints").get("all"), {
      channel: "checkpoints",
      body: checkpointsTable,
      empty: (rows) =>
        rows.length === 0
          ? "No streaming query has finished a batch yet. `npm run job:events-all` starts some."
          : null,
      staleAfterSeconds: 20,
    }),
};

startPageFrame();
startAges(() => store.now());
addEventListener("hashchange", showTopics);
openLiveStream(channels, { onConnection: showConnection, onChanges });

/** @param {ChangesMessage} message */
function onChanges(message) {
  for (const name of store.apply(message)) show[name]?.();
  updateAges();
}

function showTopics() {
  const figure = store.channel("kafkaTopics").get("all");
  const chosen = chosenTopic(figure?.data ?? []);
  rememberRates(figure);
  showFigure("topics-tile", figure, {
    channel: "kafkaTopics",
    body: (topics) => topicsTable(topics, chosen?.topic ?? null),
    empty: (topics) => (topics.length === 0 ? "This cluster has no topic." : null),
    staleAfterSeconds: 20,
  });
  for (const id of ["partitions-tile", "messages-tile"]) byId(id).hidden = chosen === undefined;
  for (const node of document.querySelectorAll(".chosen-topic")) node.textContent = chosen?.topic ?? "";
  if (chosen === undefined) return;
  showFigure("partitions-tile", figure, {
    channel: "kafkaTopics",
    body: () => partitionsTable(chosen),
    staleAfterSeconds: 20,
  });
  peek.show(chosen);
}

/** The topic the address names after "#". @param {readonly KafkaTopic[]} topics */
function chosenTopic(topics) {
  const name = decodeURIComponent(location.hash.slice(1));
  return topics.find(({ topic }) => topic === name);
}
