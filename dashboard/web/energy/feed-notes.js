/** @import { LiveStore } from "../shared/live-store.js" */
/** @import { FeedState } from "../../server/wire.ts" */
/** @import { MarketView } from "./market-view.js" */
import { ageBadge } from "../shared/ages.js";
import { byId, element } from "../shared/dom.js";
import { formatCount } from "../shared/format.js";
import { withCommands } from "../shared/tile.js";

/**
 * Says on each chart's tile how old its data is, and why when there is none.
 *
 * @param {LiveStore} store
 * @param {MarketView} market
 */
export function showFeedNotes(store, market) {
  const feeds = store.channel("feeds");
  showNote("supply-tile", feeds.get("energy-weather"), market.supplyNow !== null, [
    "No weather yet. `npm run producer:energy-weather` replays it; the first hours appear here within seconds.",
  ]);
  showNote("forecast-tile", feeds.get("energy-predictions"), market.burst !== null, [
    "No forecast yet. `npm run job:energy-stream-inference` makes one of each burst that `npm run producer:energy-forecast` sends.",
  ]);
}

/**
 * @param {string} id
 * @param {FeedState | undefined} feed
 * @param {boolean} hasData
 * @param {readonly string[]} whenEmpty
 */
function showNote(id, feed, hasData, whenEmpty) {
  const tile = byId(id);
  const failed = feed?.state === "failed";
  const state = failed ? "error" : hasData ? "ok" : "empty";
  tile.dataset.state = state;
  tile.querySelector(".tile-age")?.replaceChildren(ageBadge(feed?.lastMessageAt ?? null, 20));
  const notes = {
    ok: feed !== undefined && feed.rejected > 0 ? [rejectedNote(feed)] : [],
    empty: whenEmpty.map((text) => element("p", { class: "empty" }, ...withCommands(text))),
    error: [
      element(
        "div",
        { class: "problem", role: "status" },
        element("span", { class: "glyph", "aria-hidden": "true" }, "✕"),
        element(
          "span",
          { class: "problem-text" },
          `${feed?.topic}: ${feed?.error}. It is tried again every two seconds.`,
        ),
      ),
    ],
  };
  tile.querySelector(".tile-note")?.replaceChildren(...notes[state]);
}

/** @param {FeedState} feed */
function rejectedNote({ topic, rejected }) {
  const messages = rejected === 1 ? "1 message" : `${formatCount(rejected)} messages`;
  return element(
    "p",
    { class: "note" },
    `${messages} of ${topic} broke the contract and ${rejected === 1 ? "is" : "are"} not shown.`,
  );
}
