import { parseExactJson } from "./exact-json.ts";
import { JsonFields } from "./json-fields.ts";
import { StreamingQueryProgress } from "./streaming-query-progress.ts";

/** A query that this process started began to run. PySpark: `QueryStartedEvent`. */
export interface QueryStartedEvent {
  readonly id: string;
  readonly runId: string;
  readonly name: string | null;
  /** ISO-8601 in UTC. */
  readonly timestamp: string;
}

/** A query finished a trigger. PySpark: `QueryProgressEvent`. */
export interface QueryProgressEvent {
  readonly progress: StreamingQueryProgress;
}

/** A query waits for new data. PySpark: `QueryIdleEvent`. */
export interface QueryIdleEvent {
  readonly id: string;
  readonly runId: string;
  /** ISO-8601 in UTC. */
  readonly timestamp: string;
}

/** A query ended. PySpark: `QueryTerminatedEvent`. */
export interface QueryTerminatedEvent {
  readonly id: string;
  readonly runId: string;
  /** Why it failed; null if it was stopped or done. */
  readonly exception: string | null;
  /** Spark's error class of the failure, if it has one. */
  readonly errorClassOnException: string | null;
}

/** The stream of events broke; events of the time in between are lost. */
export interface ListenerBusInterruption {
  readonly error: unknown;
  /** True if events flow again; false if the listener was removed and must be added again. */
  readonly recovered: boolean;
}

/**
 * Told about every streaming query of the session; implement the methods you need.
 *
 * A listener is called in the client for one event after another, the next when its Promise for the one before has
 * settled. What it throws is reported as a process warning and harms neither the query nor other listeners.
 *
 * @example
 * ```ts
 * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/heard");
 * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/heard");
 * let ended = () => {};
 * const end = new Promise<void>((resolve) => (ended = resolve));
 * const listener: StreamingQueryListener = {
 *   onQueryStarted: ({ name }) => console.log("started", name),
 *   onQueryProgress: ({ progress }) => console.log("rows", progress.numInputRows),
 *   onQueryTerminated: ({ exception }) => {
 *     console.log("ended", exception);
 *     ended();
 *   },
 * };
 * await spark.streams.addListener(listener);
 * await rows.writeStream.format("noop").queryName("heard").trigger({ availableNow: true }).start();
 * await end; // events come a little later than what they tell of
 * await spark.streams.removeListener(listener);
 * // started heard
 * // rows 10
 * // ended null
 * ```
 * @see PySpark `StreamingQueryListener`
 */
export interface StreamingQueryListener {
  onQueryStarted?(event: QueryStartedEvent): void | Promise<void>;
  onQueryProgress?(event: QueryProgressEvent): void | Promise<void>;
  onQueryIdle?(event: QueryIdleEvent): void | Promise<void>;
  onQueryTerminated?(event: QueryTerminatedEvent): void | Promise<void>;
  onInterruption?(interruption: ListenerBusInterruption): void | Promise<void>;
}

/** One call to make on every listener. */
export type ListenerCall = {
  [Method in keyof Required<StreamingQueryListener>]: {
    readonly method: Method;
    readonly event: Parameters<Required<StreamingQueryListener>[Method]>[0];
  };
}[keyof StreamingQueryListener];

export function queryStartedEvent(text: string): QueryStartedEvent {
  const fields = new JsonFields(parseExactJson(text), "query started event");
  return {
    id: fields.string("id"),
    runId: fields.string("runId"),
    name: fields.stringOrNull("name"),
    timestamp: fields.string("timestamp"),
  };
}

export function queryProgressEvent(text: string): QueryProgressEvent {
  const fields = new JsonFields(parseExactJson(text), "query progress event");
  return { progress: new StreamingQueryProgress(fields.raw("progress")) };
}

export function queryIdleEvent(text: string): QueryIdleEvent {
  const fields = new JsonFields(parseExactJson(text), "query idle event");
  return {
    id: fields.string("id"),
    runId: fields.string("runId"),
    timestamp: fields.string("timestamp"),
  };
}

export function queryTerminatedEvent(text: string): QueryTerminatedEvent {
  const fields = new JsonFields(parseExactJson(text), "query terminated event");
  return {
    id: fields.string("id"),
    runId: fields.string("runId"),
    exception: fields.stringOrNull("exception"),
    errorClassOnException: fields.stringOrNull("errorClassOnException"),
  };
}
