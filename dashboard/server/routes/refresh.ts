import { Router } from "express";
import type { Poller } from "../live/poller.ts";
import { requireSameOrigin } from "../security.ts";

/** `POST /api/tiles/:channel/refresh`: reads a tile's figures now; what a tile's Retry button asks for. */
export function refreshRoute(pollers: readonly Poller[]): Router {
  const router = Router();
  router.post("/api/tiles/:channel/refresh", requireSameOrigin, async (request, response) => {
    const chosen = pollers.filter((poller) => poller.tile.channel === request.params.channel);
    if (chosen.length === 0) {
      response.status(404).json({ error: `No tile is named "${request.params.channel}"` });
      return;
    }
    await Promise.all(chosen.map((poller) => poller.refresh()));
    response.status(204).end();
  });
  return router;
}
