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
 * const query = await stream.writeStream.format("memory").queryName("ticks").start();
 * for await (const progress of query) console.log(progress.batchId, progress.numInputRows);
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

  /** Asks the server: true while the query runs. */
  async isActive(): Promise<boolean> {
    return (await this.#ask("status", { case: "status", value: true })).isActive;
  }

  /** Asks the server what the query is doing now. */
  async status(): Promise<StreamingQueryStatus> {
    const status = await this.#ask("status", { case: "status", value: true });
    return {
      message: status.statusMessage,
      isDataAvailable: status.isDataAvailable,
      isTriggerActive: status.isTriggerActive,
    };
  }

  /** Asks the server for the latest progress; null before the first. */
  async lastProgress(): Promise<StreamingQueryProgress | null> {
    const result = await this.#ask("recentProgress", { case: "lastProgress", value: true });
    const latest = result.recentProgressJson.at(-1);
    return latest === undefined ? null : StreamingQueryProgress.parse(latest);
  }

  /**
   * Asks the server for the latest progresses, oldest first.
   *
   * It keeps as many as `spark.sql.streaming.numRecentProgressUpdates` says, 100 unless set.
   */
  async recentProgress(): Promise<StreamingQueryProgress[]> {
    const result = await this.#ask("recentProgress", { case: "recentProgress", value: true });
    return result.recentProgressJson.map((text) => StreamingQueryProgress.parse(text));
  }

  /**
   * Yields each progress once, in order, from the oldest the server keeps; ends with the query.
   *
   * Asks the server each time the one before has been taken, so leaving the loop leaves nothing behind.
   *
   * @throws {@link StreamingQueryError} if the query fails
   * @throws {@link DecodeError} if batches are lost because they are taken more slowly than the query makes them
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
   * @returns true if the query has ended, false if the time is over
   * @throws {@link StreamingQueryError} if the query fails
   */
  async awaitTermination(timeoutMs?: number, options?: WaitOptions): Promise<boolean> {
    const command = { case: "awaitTermination", value: terminationTimeout(timeoutMs) } as const;
    const result = await this.#ask("awaitTermination", command, options);
    return timeoutMs === undefined || result.terminated;
  }

  /**
   * Waits until all data the sources have now is processed and written; for tests.
   *
   * @throws {@link StreamingQueryError} if the query fails
   */
  async processAllAvailable(options?: WaitOptions): Promise<void> {
    await this.#run({ case: "processAllAvailable", value: true }, options);
  }

  /** Stops the query; resolves when it has stopped. A query that has ended stays as it is. */
  async stop(): Promise<void> {
    await this.#run({ case: "stop", value: true });
  }

  /** {@link stop}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Asks the server for the physical plan of the last batch; with `extended`, for the logical plans too. */
  async explain(extended = false): Promise<string> {
    return (await this.#ask("explain", { case: "explain", value: { extended } })).result;
  }

  /** Asks the server why the query failed; null if it has not. */
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
