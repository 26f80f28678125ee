import { Router } from "express";
import type { Broadcaster } from "../live/broadcaster.ts";
import { parseCursor } from "../live/cursor.ts";
import type { LiveHub } from "../live/hub.ts";
import { Subscriber } from "../live/subscriber.ts";
import type { ChannelName } from "../wire.ts";

/** More open pages than this are asked to come back later. */
const maximumPages = 1000;

/**
 * `GET /api/stream?channels=weather,prices`: server-sent events of the named channels. `Last-Event-ID`, or `from`
 * for a page that reopens the stream itself, continues where an earlier connection ended.
 */
export function streamRoute(hub: LiveHub, broadcaster: Broadcaster): Router {
  const router = Router();
  router.get("/api/stream", (request, response) => {
    const asked = String(request.query.channels ?? "").split(",");
    const unknown = asked.filter((name) => !isChannel(name, hub));
    if (unknown.length > 0) {
      response.status(400).json({
        error: `No live channel is named ${unknown.map((name) => `"${name}"`).join(", ")}; there are ${hub.names.join(", ")}`,
      });
      return;
    }
    if (broadcaster.size >= maximumPages) {
      response
        .status(503)
        .set("Retry-After", "10")
        .json({ error: `${maximumPages} pages are open already` });
      return;
    }
    response.status(200).set({
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    });
    response.flushHeaders();
    response.write("retry: 1500\n\n");
    const from = request.headers["last-event-id"] ?? request.query.from;
    const channels = hub.names.filter((name) => asked.includes(name));
    const subscriber = new Subscriber(
      response,
      channels,
      parseCursor(typeof from === "string" ? from : undefined),
    );
    broadcaster.add(subscriber);
    response.on("close", () => broadcaster.remove(subscriber));
  });
  return router;
}

function isChannel(name: string, hub: LiveHub): name is ChannelName {
  return hub.names.some((known) => known === name);
}
