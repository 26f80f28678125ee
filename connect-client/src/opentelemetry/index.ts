import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { RetryEvent, RpcEvent } from "../transport/index.ts";
import { CallSpans } from "./call-spans.ts";

/**
 * Starts spans of OpenTelemetry for what the client does from here on: one for every call to the server, which is
 * told of it by `traceparent`, and one for every wait before a retry.
 *
 * A span is a child of the one that is active where an action of a DataFrame is called. The attribute
 * `spark.operation_id` joins the calls of one operation; a result that goes on in another stream is a call
 * `ReattachExecute`. Spans hold no plan, no row, no text of an error and no credentials.
 *
 * @returns a function that ends it
 * @example
 * ```ts
 * import { traceSparkConnect } from "spark-connect-js/opentelemetry";
 *
 * const endTracing = traceSparkConnect(); // before or after an SDK of OpenTelemetry is registered
 * console.log(await spark.range(3).count());
 * // 3
 * endTracing();
 * ```
 */
export function traceSparkConnect(): () => void {
  const spans = new CallSpans();
  // What the channels carry is known by their names only.
  const handlers = [
    ["tracing:spark-connect-js:rpc:start", (event: unknown) => spans.start(event as RpcEvent)],
    ["tracing:spark-connect-js:rpc:asyncEnd", (event: unknown) => spans.end(event as RpcEvent)],
    ["spark-connect-js:retry", (event: unknown) => spans.wait(event as RetryEvent)],
  ] as const;
  for (const [channel, handler] of handlers) subscribe(channel, handler);
  return () => {
    for (const [channel, handler] of handlers) unsubscribe(channel, handler);
  };
}
