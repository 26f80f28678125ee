import type { MessageInitShape } from "@bufbuild/protobuf";
import { DecodeError, StreamingQueryError } from "../errors/index.ts";
import { commandResult } from "../execution/command-result.ts";
import type { Executor } from "../execution/executor.ts";
import type {
  StreamingQueryCommandResult_ExceptionResult as ExceptionResult,
  StreamingQueryCommandResult,
  StreamingQueryCommandSchema,
} from "../gen/spark/connect/commands_pb.ts";
import { commandPlan } from "../plan/plan.ts";
import { followProgress, type ProgressOptions } from "./follow-progress.ts";
import { StreamingQueryProgress } from "./streaming-query-progress.ts";
import { terminationTimeout } from "./termination-timeout.ts";

type QueryCommand = NonNullable<MessageInitShape<typeof StreamingQueryCommandSchema>["command"]>;
type QueryResultKind = NonNullable<StreamingQueryCommandResult["resultType"]["case"]>;
type QueryResult<K extends QueryResultKind> = {
  [Kind in QueryResultKind]: Extract<StreamingQueryCommandResult["resultType"], { case: Kind }>["value"];
}[K];

/** What names one run of a streaming query. */
export interface StreamingQueryKey {
  readonly id: string;
  readonly runId: string;
  readonly name: string | null;
}

/** What a query is doing now. */
export interface StreamingQueryStatus {
  /** Such as `Waiting for data to arrive`. */
  readonly message: string;
  readonly isDataAvailable: boolean;
  /** True while a batch runs. */
  readonly isTriggerActive: boolean;
}

/** How to wait for the server. */
export interface WaitOptions {
  /** Ends the wait with a {@link CancelledError} when it aborts; the query runs on. */
  readonly signal?: AbortSignal;
}

/**
 * A streaming query that runs on the server, whether this process started it or another one did.
 *
 * @example
 * ```ts
 * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/query");
 * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/query");
 * const query = await rows.writeStream.format("noop").trigger({ availableNow: true }).start();
 * for await (const progress of query) console.log(progress.batchId, progress.numInputRows);
 * // 0 10
 * console.log(await query.awaitTermination(), await query.isActive());
 * // true false
 * ```
 * @see PySpark `StreamingQuery` · proto `StreamingQueryCommand` · since Spark 3.5
 */
export class StreamingQuery {
  /** The query's id, the same after each restart from its checkpoint. */
  readonly id: string;
  /** The id of this run, another one after each restart. */
  readonly runId: string;
  /** The name given by `queryName`, or null. */
  readonly name: string | null;
  readonly #executor: Executor;

  /** @internal Queries come from `DataStreamWriter.start` and `StreamingQueryManager`. */
  constructor(executor: Executor, key: StreamingQueryKey) {
    this.#executor = executor;
    this.id = key.id;
    this.runId = key.runId;
    this.name = key.name;
  }

  /**
   * Asks the server whether the query runs.
   *
   * @see PySpark `StreamingQuery.isActive` · proto `StreamingQueryCommand`
   */
  async isActive(): Promise<boolean> {
    return (await this.#ask("status", { case: "status", value: true })).isActive;
  }

  /**
   * Asks the server what the query is doing now.
   *
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/status");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/status");
   * const query = await rows.writeStream.format("noop").trigger({ availableNow: true }).start();
   * await query.awaitTermination();
   * console.log(await query.status());
   * // { message: 'Stopped', isDataAvailable: false, isTriggerActive: false }
   * ```
   * @see PySpark `StreamingQuery.status` · proto `StreamingQueryCommand`
   */
  async status(): Promise<StreamingQueryStatus> {
    const status = await this.#ask("status", { case: "status", value: true });
    return {
      message: status.statusMessage,
      isDataAvailable: status.isDataAvailable,
      isTriggerActive: status.isTriggerActive,
    };
  }

  /**
   * Asks the server for the latest progress; null before the first, and in continuous processing, which tells none.
   *
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/last");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/last");
   * const query = await rows.writeStream.format("noop").trigger({ availableNow: true }).start();
   * await query.awaitTermination();
   * console.log((await query.lastProgress())?.numInputRows);
   * // 10
   * ```
   * @see PySpark `StreamingQuery.lastProgress` · proto `StreamingQueryCommand`
   */
  async lastProgress(): Promise<StreamingQueryProgress | null> {
    const result = await this.#ask("recentProgress", { case: "lastProgress", value: true });
    const latest = result.recentProgressJson.at(-1);
    return latest === undefined ? null : StreamingQueryProgress.parse(latest);
  }

  /**
   * Asks the server for the latest progresses, oldest first.
   *
   * It keeps as many as `spark.sql.streaming.numRecentProgressUpdates` says, 100 unless set.
   *
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/recent");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/recent");
   * const query = await rows.writeStream.format("noop").trigger({ availableNow: true }).start();
   * await query.awaitTermination();
   * console.log((await query.recentProgress()).map(({ batchId }) => batchId));
   * // [ 0 ]
   * ```
   * @see PySpark `StreamingQuery.recentProgress` · proto `StreamingQueryCommand`
   */
  async recentProgress(): Promise<StreamingQueryProgress[]> {
    const result = await this.#ask("recentProgress", { case: "recentProgress", value: true });
    return result.recentProgressJson.map((text) => StreamingQueryProgress.parse(text));
  }

  /**
   * Yields each progress once, in order, from the oldest the server keeps; ends with the query.
   *
   * Asks the server each time the one before has been taken, so leaving the loop leaves nothing behind. It works in
   * every process that has the query, and on every server.
   *
   * @throws {@link StreamingQueryError} if the query fails
   * @throws {@link DecodeError} if batches are lost because they are taken more slowly than the query makes them
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/progress");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/progress");
   * const query = await rows.writeStream.format("noop").trigger({ availableNow: true }).start();
   * for await (const { sources } of query.progress()) console.log(sources.length, sources[0]?.numInputRows);
   * // 1 10
   * ```
   */
  progress(options: ProgressOptions = {}): AsyncGenerator<StreamingQueryProgress, void, undefined> {
    return followProgress(this, options);
  }

  /** Yields each progress once, in order, as {@link progress} does. */
  [Symbol.asyncIterator](): AsyncGenerator<StreamingQueryProgress, void, undefined> {
    return this.progress();
  }

  /**
   * Waits until the query ends.
   *
   * @param timeoutMs - how long to wait at most, in milliseconds; for ever if left out
   * @param options - a `signal` ends the wait, and not the query
   * @returns true if the query has ended, false if the time is over
   * @throws {@link StreamingQueryError} if the query fails
   * @example
   * ```ts
   * const rate = spark.readStream.format("rate").load();
   * await using query = await rate.writeStream.format("noop").start();
   * console.log(await query.awaitTermination(100)); // it runs on
   * // false
   * await query.stop();
   * console.log(await query.awaitTermination());
   * // true
   * ```
   * @see PySpark `StreamingQuery.awaitTermination` · proto `StreamingQueryCommand`
   */
  async awaitTermination(timeoutMs?: number, options?: WaitOptions): Promise<boolean> {
    const command = { case: "awaitTermination", value: terminationTimeout(timeoutMs) } as const;
    const result = await this.#ask("awaitTermination", command, options);
    return timeoutMs === undefined || result.terminated;
  }

  /**
   * Waits until all data the sources have now is processed and written; for tests.
   *
   * @param options - a `signal` ends the wait, and not the query
   * @throws {@link StreamingQueryError} if the query fails
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/all");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/all");
   * await using query = await rows.writeStream.format("memory").queryName("seen").start();
   * await query.processAllAvailable();
   * console.log(await spark.table("seen").count());
   * // 10
   * ```
   * @see PySpark `StreamingQuery.processAllAvailable` · proto `StreamingQueryCommand`
   */
  async processAllAvailable(options?: WaitOptions): Promise<void> {
    await this.#run({ case: "processAllAvailable", value: true }, options);
  }

  /**
   * Stops the query; resolves when it has stopped. A query that has ended stays as it is.
   *
   * @example
   * ```ts
   * const rate = spark.readStream.format("rate").load();
   * const query = await rate.writeStream.format("noop").start();
   * await query.stop();
   * console.log(await query.isActive());
   * // false
   * ```
   * @see PySpark `StreamingQuery.stop` · proto `StreamingQueryCommand`
   */
  async stop(): Promise<void> {
    await this.#run({ case: "stop", value: true });
  }

  /** {@link stop}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /**
   * Asks the server for the physical plan of the last batch; with `extended`, for the logical plans too.
   *
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/explain");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/explain");
   * const query = await rows.writeStream.format("noop").trigger({ availableNow: true }).start();
   * await query.awaitTermination();
   * console.log((await query.explain()).split("\n")[0]);
   * // == Physical Plan ==
   * ```
   * @see PySpark `StreamingQuery.explain` · proto `StreamingQueryCommand`
   */
  async explain(extended = false): Promise<string> {
    return (await this.#ask("explain", { case: "explain", value: { extended } })).result;
  }

  /**
   * Asks the server why the query failed; null if it has not.
   *
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/failed");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/failed");
   * const failing = rows.select(F.raiseError(lit("no price")).alias("x")).writeStream.format("noop");
   * const query = await failing.trigger({ availableNow: true }).start();
   * await query.awaitTermination().catch(() => undefined);
   * console.log((await query.exception())?.serverErrors.at(-1)?.message.includes("no price"));
   * // true
   * ```
   * @see PySpark `StreamingQuery.exception` · proto `StreamingQueryCommand`
   */
  async exception(): Promise<StreamingQueryError | null> {
    const { resultType } = await this.#run({ case: "exception", value: true });
    // A query without an error is answered with an empty result.
    if (resultType.case !== "exception" || resultType.value.exceptionMessage === undefined) return null;
    return (await this.#structuredException()) ?? this.#exceptionFrom(resultType.value);
  }

  /** Awaiting a failed query fails with Spark's whole chain of causes; the exception command tells its text only. */
  async #structuredException(): Promise<StreamingQueryError | undefined> {
    try {
      await this.awaitTermination(1);
      return undefined;
    } catch (error) {
      return error instanceof StreamingQueryError ? error : undefined;
    }
  }

  #exceptionFrom({ exceptionMessage = "", errorClass, stackTrace }: ExceptionResult): StreamingQueryError {
    // The text is a Java toString: the exception's class name, a colon, the message.
    const message = exceptionMessage.replace(/^[\w.$]+: /, "");
    return new StreamingQueryError(message, {
      errorClass,
      serverStackTrace: stackTrace,
      queryId: this.id,
      runId: this.runId,
    });
  }

  async #ask<K extends QueryResultKind>(
    kind: K,
    command: QueryCommand,
    options?: WaitOptions,
  ): Promise<QueryResult<K>> {
    const { resultType } = await this.#run(command, options);
    if (resultType.case !== kind) {
      throw new DecodeError(
        `The server answered the ${command.case} of a streaming query with ${resultType.case}.`,
      );
    }
    // TypeScript cannot narrow a union by a generic tag.
    return resultType.value as QueryResult<K>;
  }

  #run(command: QueryCommand, options?: WaitOptions): Promise<StreamingQueryCommandResult> {
    const plan = commandPlan("streamingQueryCommand", {
      queryId: { id: this.id, runId: this.runId },
      command,
    });
    return commandResult(this.#executor, plan, "streamingQueryCommandResult", options);
  }
}
