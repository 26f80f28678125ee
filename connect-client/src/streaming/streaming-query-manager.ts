import type { MessageInitShape } from "@bufbuild/protobuf";
import { DecodeError } from "../errors/index.ts";
import { commandResult } from "../execution/command-result.ts";
import type { Executor } from "../execution/executor.ts";
import type {
  StreamingQueryManagerCommandResult_StreamingQueryInstance as QueryInstance,
  StreamingQueryManagerCommandResult,
  StreamingQueryManagerCommandSchema,
} from "../gen/spark/connect/commands_pb.ts";
import { commandPlan } from "../plan/plan.ts";
import { listenerBusOf } from "./listener-bus.ts";
import { StreamingQuery, type WaitOptions } from "./streaming-query.ts";
import type { StreamingQueryListener } from "./streaming-query-listener.ts";
import { terminationTimeout } from "./termination-timeout.ts";

type ManagerCommand = NonNullable<MessageInitShape<typeof StreamingQueryManagerCommandSchema>["command"]>;
type ManagerResult = StreamingQueryManagerCommandResult["resultType"];

/**
 * The streaming queries of a session, whichever process started them.
 *
 * @example
 * ```ts
 * const rate = spark.readStream.format("rate").load();
 * await using query = await rate.writeStream.format("noop").queryName("ticks").start();
 * for (const running of await spark.streams.active()) console.log(running.name, await running.isActive());
 * // ticks true
 * ```
 * @see PySpark `StreamingQueryManager` · proto `StreamingQueryManagerCommand` · since Spark 3.5
 */
export class StreamingQueryManager {
  readonly #executor: Executor;

  /** @internal A session has one as `spark.streams`. */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Asks the server for the queries that run now.
   *
   * @throws {@link DecodeError} if the answer is of another kind
   * @see PySpark `StreamingQueryManager.active` · proto `StreamingQueryManagerCommand`
   */
  async active(): Promise<StreamingQuery[]> {
    const result = await this.#run({ case: "active", value: true });
    if (result.case !== "active") throw unexpected("active", result);
    return result.value.activeQueries.map((query) => this.#query(query));
  }

  /**
   * Asks the server for a running query by its id.
   *
   * @returns null if no such query runs in this session
   * @example
   * ```ts
   * const rate = spark.readStream.format("rate").load();
   * await using query = await rate.writeStream.format("noop").start();
   * console.log((await spark.streams.get(query.id))?.runId === query.runId);
   * // true
   * ```
   * @see PySpark `StreamingQueryManager.get` · proto `StreamingQueryManagerCommand`
   */
  async get(id: string): Promise<StreamingQuery | null> {
    const result = await this.#run({ case: "getQuery", value: id });
    return result.case === "query" ? this.#query(result.value) : null;
  }

  /**
   * Waits until any query of the session has ended since the session began or {@link resetTerminated} was called.
   *
   * @param timeoutMs - how long to wait at most, in milliseconds; for ever if left out
   * @param options - a `signal` ends the wait
   * @returns true if a query has ended, false if the time is over
   * @throws {@link StreamingQueryError} if a query failed
   * @example
   * ```ts
   * await spark.streams.resetTerminated();
   * const rate = spark.readStream.format("rate").load();
   * await using query = await rate.writeStream.format("noop").start();
   * console.log(await spark.streams.awaitAnyTermination(100)); // none has ended
   * // false
   * ```
   * @see PySpark `StreamingQueryManager.awaitAnyTermination` · proto `StreamingQueryManagerCommand`
   */
  async awaitAnyTermination(timeoutMs?: number, options?: WaitOptions): Promise<boolean> {
    const command = { case: "awaitAnyTermination", value: terminationTimeout(timeoutMs) } as const;
    const result = await this.#run(command, options);
    if (result.case !== "awaitAnyTermination") throw unexpected("awaitAnyTermination", result);
    return timeoutMs === undefined || result.value.terminated;
  }

  /**
   * Tells the server to forget the queries that have ended, so that {@link awaitAnyTermination} waits for the next.
   *
   * @example
   * ```ts
   * await spark.streams.resetTerminated();
   * console.log(await spark.streams.awaitAnyTermination(100));
   * // false
   * ```
   * @see PySpark `StreamingQueryManager.resetTerminated` · proto `StreamingQueryManagerCommand`
   */
  async resetTerminated(): Promise<void> {
    await this.#run({ case: "resetTerminated", value: true });
  }

  /**
   * Starts telling `listener` about all queries of the session; resolves when the server has confirmed. Since Spark 4.0.
   *
   * A session has one stream of events, so that of several processes in it one can have listeners; the others can
   * follow a query by {@link StreamingQuery.progress}. A listener keeps the process alive until it is removed or the
   * session stops.
   *
   * @throws {@link DecodeError} if the server does not confirm, as another process of the session has listeners
   * @throws {@link UnsupportedError} if the server is older
   * @example
   * ```ts
   * const listener = { onQueryStarted: () => console.log("started") };
   * await spark.streams.addListener(listener);
   * const rate = spark.readStream.format("rate").load();
   * const query = await rate.writeStream.format("noop").start();
   * await query.stop();
   * // started
   * await spark.streams.removeListener(listener);
   * ```
   * @see PySpark `StreamingQueryManager.addListener` · proto `StreamingQueryManagerCommand`
   */
  async addListener(listener: StreamingQueryListener): Promise<void> {
    await listenerBusOf(this.#executor).add(listener);
  }

  /**
   * Stops telling `listener`; resolves when it has taken the events sent before. A listener may remove itself.
   *
   * @example
   * ```ts
   * const listener = { onQueryStarted: () => console.log("started") };
   * await spark.streams.addListener(listener);
   * await spark.streams.removeListener(listener);
   * console.log(spark.streams.listListeners());
   * // []
   * ```
   * @see PySpark `StreamingQueryManager.removeListener` · proto `StreamingQueryManagerCommand`
   */
  async removeListener(listener: StreamingQueryListener): Promise<void> {
    await listenerBusOf(this.#executor).remove(listener);
  }

  /**
   * The listeners added in this process.
   *
   * @example
   * ```ts
   * const listener = { onQueryStarted: () => console.log("started") };
   * await spark.streams.addListener(listener);
   * console.log(spark.streams.listListeners().length);
   * // 1
   * await spark.streams.removeListener(listener);
   * ```
   * @see Scala `StreamingQueryManager.listListeners`
   */
  listListeners(): readonly StreamingQueryListener[] {
    return listenerBusOf(this.#executor).listeners;
  }

  /**
   * Stops telling all listeners; the session does so when it stops.
   *
   * @example
   * ```ts
   * const listener = { onQueryStarted: () => console.log("started") };
   * await spark.streams.addListener(listener);
   * await spark.streams.close();
   * console.log(spark.streams.listListeners());
   * // []
   * ```
   * @see PySpark `StreamingQueryManager.close` · proto `StreamingQueryManagerCommand`
   */
  async close(): Promise<void> {
    await listenerBusOf(this.#executor).close();
  }

  #query({ id, name }: QueryInstance): StreamingQuery {
    if (!id) throw new DecodeError("The server named a streaming query without its id.");
    return new StreamingQuery(this.#executor, { id: id.id, runId: id.runId, name: name || null });
  }

  async #run(command: ManagerCommand, options?: WaitOptions): Promise<ManagerResult> {
    const plan = commandPlan("streamingQueryManagerCommand", { command });
    const result = await commandResult(this.#executor, plan, "streamingQueryManagerCommandResult", options);
    return result.resultType;
  }
}

function unexpected(command: string, result: ManagerResult): DecodeError {
  return new DecodeError(`The server answered the streaming command ${command} with ${result.case}.`);
}
