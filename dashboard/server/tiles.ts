import type { FigureChannel, Tile } from "./live/poller.ts";
import type { HealthQuery, Queries } from "./queries/queries.ts";

/** The key of a channel that holds a single figure. */
export const onlyKey = "all";

/** Every figure of every page: how often it is read and how long it may take. */
export function tilesOf(queries: Queries): readonly Tile[] {
  const lake = { everyMs: 15_000, timeoutMs: 30_000 };
  // These read whole tables, on the cores the stream needs too.
  const lakeScan = { everyMs: 60_000, timeoutMs: 60_000 };
  const cluster = { everyMs: 5_000, timeoutMs: 15_000 };
  // They wait for each other, two at a time, so that a page opened first does not take all cores.
  const event = (seconds: number) => ({ everyMs: seconds * 1_000, timeoutMs: 180_000 });
  const local = { everyMs: 2_000, timeoutMs: 3_000 };
  return [
    ...queries.health.map(healthTile),
    tile({ channel: "processes", key: onlyKey, ...local, query: queries.processes }),
    tile({ channel: "programs", key: onlyKey, ...local, query: queries.programs }),
    tile({ channel: "topics", key: onlyKey, ...local, query: queries.topics }),
    tile({ channel: "kafkaTopics", key: onlyKey, ...cluster, query: queries.kafkaTopics }),
    tile({ channel: "kafkaGroups", key: onlyKey, ...cluster, query: queries.kafkaGroups }),
    tile({ channel: "checkpoints", key: onlyKey, ...cluster, query: queries.checkpoints }),
    tile({ channel: "streams", key: onlyKey, ...local, query: queries.streams }),
    tile({ channel: "eventMinutes", key: onlyKey, ...event(30), query: queries.eventMinutes }),
    tile({ channel: "topPages", key: onlyKey, ...event(60), query: queries.topPages }),
    tile({ channel: "sessions", key: onlyKey, ...event(180), query: queries.sessions }),
    tile({ channel: "devices", key: onlyKey, ...event(60), query: queries.devices }),
    tile({ channel: "anomalies", key: onlyKey, ...event(120), query: queries.anomalies }),
    tile({ channel: "refused", key: onlyKey, ...event(120), query: queries.refused }),
    tile({ channel: "eventDays", key: onlyKey, ...event(300), query: queries.eventDays }),
    tile({ channel: "orders", key: onlyKey, ...event(5), query: queries.orders }),
    tile({ channel: "ordersSlot", key: onlyKey, ...cluster, query: queries.ordersSlot }),
    tile({ channel: "ordersMinutes", key: onlyKey, ...event(15), query: queries.ordersMinutes }),
    tile({ channel: "ordersLatency", key: onlyKey, ...event(15), query: queries.ordersLatency }),
    tile({ channel: "tables", key: onlyKey, ...lake, query: queries.tables }),
    tile({ channel: "buckets", key: onlyKey, everyMs: 30_000, timeoutMs: 20_000, query: queries.buckets }),
    tile({ channel: "model", key: onlyKey, ...lakeScan, query: queries.model }),
    tile({ channel: "accuracy", key: onlyKey, ...lakeScan, query: queries.accuracy }),
  ];
}

function healthTile({ component, query }: HealthQuery): Tile {
  return tile({ channel: "health", key: component, everyMs: 5_000, timeoutMs: 2_500, query });
}

/** Checks a tile's query against its channel, then forgets which channel it is, so that all fit in one list. */
function tile<C extends FigureChannel>(written: Tile<C>): Tile {
  return written as unknown as Tile;
}
