import { Router } from "express";
import type { LiveHub } from "../live/hub.ts";
import type { Poller } from "../live/poller.ts";

/** Without these two the trader page can show nothing new. */
const required = ["kafka", "connect"];

/** `GET /healthz`: this process answers. `GET /readyz`: what it needs answers too. */
export function healthRoutes(hub: LiveHub, healthPollers: readonly Poller[]): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    const needed = healthPollers.filter((poller) => required.includes(poller.tile.key));
    await Promise.all(needed.map((poller) => poller.refresh()));
    const components = Object.fromEntries(
      needed.map(({ tile }) => [tile.key, hub.get("health", tile.key)?.error ?? "ok"]),
    );
    const ready = Object.values(components).every((state) => state === "ok");
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not ready", components });
  });
  return router;
}
