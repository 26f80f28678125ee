import express, { Router } from "express";
import { FieldError, readBounded, readFields, readText } from "../queries/fields.ts";
import { requireSameOrigin } from "../security.ts";
import { type SqlBox, sqlLimits } from "../sql/sql-box.ts";
import type { SqlEvent, SqlRequest } from "../wire.ts";

/** Characters of a text at most. */
const longestText = 50_000;

/**
 * `POST /api/sql` with a `SqlRequest`: runs it and answers with a line of JSON for each `SqlEvent`, as they come. Whoever
 * closes the connection cancels the query.
 */
export function sqlRoute(sqlBox: SqlBox): Router {
  const router = Router();
  router.post("/api/sql", requireSameOrigin, express.json(), async (request, response) => {
    const asked = readSqlRequest(request.body);
    const cancelled = new AbortController();
    response.on("close", () => cancelled.abort());
    response.status(200).set({
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    });
    response.flushHeaders();
    const tell = (event: SqlEvent) => response.write(`${JSON.stringify(event)}\n`);
    await sqlBox.run(asked, tell, cancelled.signal);
    response.end();
  });
  return router;
}

/**
 * Reads what a page wants to run.
 *
 * @throws FieldError for a request that asks for something else
 */
export function readSqlRequest(body: unknown): SqlRequest {
  const fields = readFields(body, "the request");
  const text = readText(fields, "text");
  if (text.length > longestText) {
    throw new FieldError("text", `at most ${longestText} characters`, `${text.length} characters`);
  }
  return { text, limit: Math.floor(readBounded(fields, "limit", 1, sqlLimits.rows)) };
}
