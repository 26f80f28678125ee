import express, { Router } from "express";
import { describeError, withDeadline } from "../live/figure.ts";
import { type PeekMessages, readPeekRequest } from "../queries/peek-messages.ts";
import { requireSameOrigin } from "../security.ts";

/** Readers served at once; each costs a connection and a consumer group. */
const atOnce = 4;
const timeoutMs = 20_000;

/** `POST /api/kafka/messages` with a `PeekRequest`: the newest messages of a topic, decoded. */
export function messagesRoute(peek: PeekMessages): Router {
  const router = Router();
  let running = 0;
  router.post("/api/kafka/messages", requireSameOrigin, express.json(), async (request, response) => {
    if (running >= atOnce) {
      response
        .status(503)
        .json({ error: `${atOnce} readers look at messages already; try again in a moment` });
      return;
    }
    const asked = readPeekRequest(request.body);
    running += 1;
    try {
      response.json(await withDeadline(timeoutMs, (signal) => peek(asked, signal)));
    } catch (error) {
      response.status(error instanceof RangeError ? 400 : 502).json({ error: describeError(error) });
    } finally {
      running -= 1;
    }
  });
  return router;
}
