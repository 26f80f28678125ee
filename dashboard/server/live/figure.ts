import type { Figure } from "../wire.ts";

/** Runs a query under a deadline. The signal given to it aborts when the time is up. */
export async function withDeadline<T>(
  timeoutMs: number,
  query: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const failure = new Error(`no answer within ${timeoutMs / 1000} s`);
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort(failure);
      reject(failure);
    }, timeoutMs);
  });
  try {
    // Raced, because not every client below obeys the signal; a dead component must not hold a tile.
    return await Promise.race([query(controller.signal), expiry]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks once and makes a figure of the answer; when it fails, the figure before lives on, marked with the error. */
export async function readFigure<T>(
  previous: Figure<T> | undefined,
  timeoutMs: number,
  query: (signal: AbortSignal) => Promise<T>,
): Promise<Figure<T>> {
  const started = Date.now();
  const stamp = () => ({ checkedAt: new Date().toISOString(), latencyMs: Date.now() - started });
  try {
    const data = await withDeadline(timeoutMs, query);
    const { checkedAt, latencyMs } = stamp();
    return { asOf: checkedAt, checkedAt, latencyMs, data, error: null };
  } catch (error) {
    const asOf = previous?.asOf ?? null;
    return { asOf, ...stamp(), data: previous?.data ?? null, error: describeError(error) };
  }
}

/** An error as one line a reader can act on: no stack, no empty text, the cause where it says more. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  if (!(error instanceof Error)) return firstLine(String(error));
  // fetch() says only "fetch failed"; what happened stands in the cause.
  if (error.message === "fetch failed" && error.cause !== undefined) return describeError(error.cause);
  return firstLine(error.message === "" ? error.name : error.message);
}

function firstLine(text: string): string {
  const line = text.split("\n", 1)[0]?.trim() ?? "";
  return line.length > 240 ? `${line.slice(0, 239)}…` : line;
}
