/** @import { SqlEvent, SqlRequest } from "../../server/wire.ts" */

/**
 * Runs a query and tells what comes of it, a line of JSON at a time. Aborting the signal closes the connection, by which the
 * server cancels the query.
 *
 * @param {SqlRequest} request
 * @param {AbortSignal} signal
 * @param {(event: SqlEvent) => void} tell - the last word is `done` or `error`
 */
export async function runQuery(request, signal, tell) {
  let ended = false;
  try {
    const response = await fetch("/api/sql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal,
    });
    if (!response.ok) return tell(failed((await response.json()).error));
    for await (const line of linesOf(response)) {
      /** @type {SqlEvent} */
      const event = JSON.parse(line);
      ended = event.type === "done" || event.type === "error";
      tell(event);
    }
    if (!ended) tell(failed("The dashboard ended the answer before the query was done."));
  } catch (error) {
    if (signal.aborted)
      tell({ type: "error", name: "cancelled", sqlState: null, message: "The query was cancelled." });
    else tell(failed(`The dashboard does not answer: ${error instanceof Error ? error.message : error}`));
  }
}

/** @param {string} message @returns {SqlEvent} */
function failed(message) {
  return { type: "error", name: "error", sqlState: null, message };
}

/**
 * The lines of a text as they come; those that hold nothing are left out.
 *
 * @param {Response} response
 */
async function* linesOf({ body }) {
  if (body === null) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
    if (done) return;
  }
}
