import { Catalog } from "../catalog/index.ts";
import { DataFrame, DataFrameReader, TableValuedFunction } from "../dataframe/index.ts";
import { registerSession } from "../dataframe/session-of.ts";
import { ArgumentError, SessionError } from "../errors/index.ts";
import type { Executor, ProgressHandler } from "../execution/index.ts";
import { requireServer } from "../execution/server-version.ts";
import { relation } from "../plan/relation.ts";
import { DataStreamReader, StreamingQueryManager } from "../streaming/index.ts";
import type { ConnectionOptions, SparkConnectClient } from "../transport/index.ts";
import { type LongType, type NotNull, type Schema, type StructType, t } from "../types/index.ts";
import { localRelation } from "./local-relation.ts";
import { type InputRow, localRows } from "./local-rows.ts";
import type { RowInput } from "./row-input.ts";
import { RuntimeConfig } from "./runtime-config.ts";
import { type ArtifactOptions, readArtifact, readForward } from "./session-artifacts.ts";
import { SessionBuilder } from "./session-builder.ts";
import { runSql, type SqlArguments } from "./sql-command.ts";
import { UdfRegistration } from "./udf-registration.ts";

/** The columns of {@link SparkSession.range}. */
export type RangeSchema = { id: NotNull<LongType> };

/**
 * The way into Spark: makes DataFrames, runs SQL, holds configuration, tags and running queries.
 *
 * @example
 * ```ts
 * const spark = await SparkSession.builder.remote("sc://localhost:15002").getOrCreate();
 * await spark.range(3).show();
 * // +---+
 * // | id|
 * // +---+
 * // |  0|
 * // |  1|
 * // |  2|
 * // +---+
 * await spark.stop();
 * ```
 * @see PySpark `SparkSession`
 */
export class SparkSession {
  static #active: SparkSession | null = null;

  readonly #client: SparkConnectClient;
  readonly #connection: ConnectionOptions;
  readonly #builder: SessionBuilder;
  #rebuilt: Promise<SparkSession> | undefined;
  /** The session's configuration. */
  readonly conf: RuntimeConfig;
  /** The databases, tables, views and functions the session sees. */
  readonly catalog: Catalog;
  /** The session's running streaming queries. */
  readonly streams: StreamingQueryManager;
  /** Functions that make tables. */
  readonly tvf: TableValuedFunction;
  /** Registers functions written in Java or Scala. */
  readonly udf: UdfRegistration;

  /** @internal Use `SparkSession.builder`. */
  private constructor(client: SparkConnectClient, connection: ConnectionOptions, builder: SessionBuilder) {
    this.#client = client;
    this.#connection = connection;
    this.#builder = builder;
    this.conf = new RuntimeConfig(client);
    this.catalog = new Catalog(client);
    this.streams = new StreamingQueryManager(client);
    this.tvf = new TableValuedFunction(client);
    this.udf = new UdfRegistration(client);
    registerSession(client, this);
  }

  /** Describes a session to find or make. */
  static get builder(): SessionBuilder {
    return new SessionBuilder({
      active: () => SparkSession.getActiveSession(),
      open: (client, connection, builder) => {
        const session = new SparkSession(client, connection, builder);
        SparkSession.#active = session;
        return session;
      },
    });
  }

  /** The newest session of this process that is not stopped, or null. */
  static getActiveSession(): SparkSession | null {
    if (SparkSession.#active?.isStopped) SparkSession.#active = null;
    return SparkSession.#active;
  }

  /**
   * The newest session of this process that is not stopped.
   *
   * @throws {@link SessionError} if there is none
   */
  static active(): SparkSession {
    const session = SparkSession.getActiveSession();
    if (session === null) {
      throw new SessionError("There is no active session. Make one with SparkSession.builder.getOrCreate().");
    }
    return session;
  }

  /** @internal */
  get executor(): Executor {
    return this.#client;
  }

  /** The session's id, a UUID; `;session_id=…` in a connection string attaches to it. */
  get sessionId(): string {
    return this.#client.sessionId;
  }

  /** Whether the session was stopped, or lost on the server. */
  get isStopped(): boolean {
    return this.#client.isClosed;
  }

  /** @internal Whether a connection string means this session's server and user. */
  isOf({ host, port, userId, sessionId }: ConnectionOptions): boolean {
    const own = this.#connection;
    const isSameSession = sessionId === undefined || sessionId.toLowerCase() === this.sessionId.toLowerCase();
    return own.host === host && own.port === port && own.userId === userId && isSameSession;
  }

  /** Asks for the server's Spark version, such as `4.0.0`; once, and then remembers it. */
  version(): Promise<string> {
    return this.#client.serverVersion();
  }

  /** Reads data from outside: files, tables, JDBC. */
  get read(): DataFrameReader {
    return new DataFrameReader(this.#client);
  }

  /** Reads sources without end: Kafka, files as they come, rates. */
  get readStream(): DataStreamReader {
    return new DataStreamReader(this.#client);
  }

  /** A table or view by its (qualified) name; lazy. */
  table(name: string): DataFrame {
    return this.read.table(name);
  }

  /**
   * Consecutive integers in one column `id`; lazy.
   *
   * @param start - the first, or with nothing after it the end, counted from 0
   * @param end - not reached
   * @param numPartitions - as many as the server's default parallelism unless given
   */
  range(end: number | bigint): DataFrame<RangeSchema>;
  range(
    start: number | bigint,
    end: number | bigint,
    step?: number | bigint,
    numPartitions?: number,
  ): DataFrame<RangeSchema>;
  range(
    first: number | bigint,
    second?: number | bigint,
    step: number | bigint = 1,
    numPartitions?: number,
  ): DataFrame<RangeSchema> {
    const [start, end] = second === undefined ? [0, first] : [first, second];
    const fields = {
      start: toLong("start", start),
      end: toLong("end", end),
      step: toLong("step", step),
      ...(numPartitions !== undefined && { numPartitions }),
    };
    if (fields.step === 0n)
      throw new ArgumentError("The step of a range must not be 0.", { pointer: "/step" });
    const schema = t.struct({ id: t.notNull(t.long) });
    return new DataFrame(this.#client, relation(this.#client.nextPlanId(), "range", fields), schema);
  }

  /**
   * Runs a job if the text is a command, at once and once; a query runs with each action on its DataFrame.
   *
   * @param parameters - values for `:name` or `?` in the text, which then need no quoting
   * @throws {@link ParseError} if the text is not SQL
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE lake.silver.prices (zone STRING, price DOUBLE) USING iceberg");
   * const dear = await spark.sql("SELECT * FROM lake.silver.prices WHERE price > :limit", { limit: 200 });
   * ```
   * @see PySpark `SparkSession.sql` · proto `SqlCommand`
   */
  async sql(query: string, parameters: SqlArguments = {}, ...others: readonly never[]): Promise<DataFrame> {
    if (others.length > 0)
      throw new ArgumentError(
        "A query has named parameters or a list for its ?, not both: give one of the two.",
      );
    return new DataFrame(this.#client, await runSql(this.#client, query, parameters));
  }

  /**
   * Rows of this process as a DataFrame. Large ones are uploaded in the background, once; what
   * runs next waits for that.
   *
   * With a {@link StructType} every value is checked against its column, and the compiler knows the columns.
   * Without, types are inferred: whole numbers become `bigint`, others `double`; a column of nulls only, or of
   * values that do not agree, is an error.
   *
   * @param rows - plain objects, in which a missing column is null; or arrays of values in order, if the schema
   *   is a `StructType`, DDL, or a list of column names
   * @throws {@link ArgumentError} for the first value that does not fit, naming row, column and what fits
   * @example
   * ```ts
   * const people = spark.createDataFrame([{ name: "Ada", born: 1815 }, { name: "Alan", born: 1912 }]);
   * await people.show();
   * // +----+----+
   * // |name|born|
   * // +----+----+
   * // | Ada|1815|
   * // |Alan|1912|
   * // +----+----+
   * ```
   * @see PySpark `SparkSession.createDataFrame` · proto `LocalRelation`, `CachedLocalRelation`
   */
  createDataFrame<S extends Schema>(
    rows: readonly (RowInput<S> | readonly unknown[])[],
    schema: StructType<S>,
  ): DataFrame<S>;
  createDataFrame(rows: readonly InputRow[], schema?: string): DataFrame;
  createDataFrame(rows: readonly (readonly unknown[])[], schema: string | readonly string[]): DataFrame;
  createDataFrame(
    rows: readonly (InputRow | readonly unknown[])[],
    schema?: StructType | string | readonly string[],
  ): DataFrame {
    const { values, type } = localRows(rows, schema);
    return new DataFrame(this.#client, localRelation(this.#client, values, type), type);
  }

  /**
   * A DataFrame without rows; lazy.
   *
   * @param schema - as a {@link StructType}, or as DDL such as `"zone STRING, price DOUBLE"`
   */
  emptyDataFrame<S extends Schema>(schema: StructType<S>): DataFrame<S>;
  emptyDataFrame(schema: string): DataFrame;
  emptyDataFrame(schema: StructType | string): DataFrame {
    return typeof schema === "string" ? this.createDataFrame([], schema) : this.createDataFrame([], schema);
  }

  /**
   * A session that starts with the state of this one, its configuration, views and functions, and then goes its
   * own way; since Spark 4.1.
   *
   * @param sessionId - a UUID for it; the server makes one unless given
   * @throws {@link UnsupportedError} if the server is older
   */
  async cloneSession(sessionId?: string): Promise<SparkSession> {
    await requireServer(this.#client, "4.1", "cloneSession()");
    const clone = await this.#client.cloneSession(sessionId);
    return this.#builder.createLike({ ...this.#connection, sessionId: clone }, {});
  }

  /** A session of the same server and user that shares nothing else with this one. */
  newSession(): Promise<SparkSession> {
    return this.#builder.createLike({ ...this.#connection, sessionId: undefined }, {});
  }

  /**
   * Uploads a local file for the session's queries.
   *
   * @throws {@link ArgumentError} if the extension is not one of its kind
   */
  addArtifact(path: string, options?: ArtifactOptions): Promise<void> {
    return this.addArtifacts([path], options);
  }

  /** {@link addArtifact} for several files of one kind. */
  async addArtifacts(paths: readonly string[], options?: ArtifactOptions): Promise<void> {
    await this.#client.addArtifacts(await Promise.all(paths.map((path) => readArtifact(path, options))));
  }

  /** Copies a local file to an absolute path of the server's file system, if the server allows it. */
  async copyFromLocalToFs(localPath: string, destination: string): Promise<void> {
    await this.#client.addArtifacts([await readForward(localPath, destination)]);
  }

  /** Interrupts every running operation of the session and returns their ids. */
  interruptAll(): Promise<readonly string[]> {
    return this.#client.interruptAll();
  }

  /** Interrupts the running operations that carry a tag and returns their ids. */
  interruptTag(tag: string): Promise<readonly string[]> {
    return this.#client.interruptTag(tag);
  }

  /** Interrupts one operation; returns its id if it was running. */
  interruptOperation(operationId: string): Promise<readonly string[]> {
    return this.#client.interruptOperation(operationId);
  }

  /**
   * Tags the operations started from here on, in this chain of `await`s; other chains do not see the tag.
   *
   * @throws {@link ArgumentError} if the tag is empty or holds a comma
   */
  addTag(tag: string): void {
    this.#client.tags.add(tag);
  }

  /** Takes a tag back. */
  removeTag(tag: string): void {
    this.#client.tags.remove(tag);
  }

  /** The tags of this chain of `await`s. */
  getTags(): string[] {
    return this.#client.tags.list();
  }

  /** Takes all tags back. */
  clearTags(): void {
    this.#client.tags.clear();
  }

  /** Calls `handler` about every two seconds while an operation of the session runs, and once at its end. */
  registerProgressHandler(handler: ProgressHandler): void {
    this.#client.progress.add(handler);
  }

  /** Stops calling a handler. */
  removeProgressHandler(handler: ProgressHandler): void {
    this.#client.progress.remove(handler);
  }

  /** Stops calling all handlers. */
  clearProgressHandlers(): void {
    this.#client.progress.clear();
  }

  /**
   * Ends the session on the server, with its queries, views and configuration, and closes the connection.
   *
   * Never fails: a server that is gone has ended the session too.
   */
  async stop(): Promise<void> {
    // Best effort, as the rest: listeners get the events sent so far, and no word of an interruption.
    await this.streams.close().catch(() => undefined);
    await this.#client.stop();
  }

  /**
   * Connects a new session in the place of this one: same server, user and settings of the builder, nothing else. This one
   * is stopped, if the server has not ended it already. Callers that come at the same time get the same session.
   *
   * For services that outlive their server: on a {@link SessionError}, rebuild, make views and DataFrames anew, and
   * run the query again.
   *
   * @throws {@link ConnectionError} if no server answers in time; a later call tries again
   * @example
   * ```ts
   * const before = await SparkSession.builder.remote("sc://localhost:15002").create();
   * await before.stop();
   * const after = await before.rebuild();
   * console.log(before.isStopped, await after.range(3).count());
   * // true 3
   * await after.stop();
   * ```
   */
  async rebuild(): Promise<SparkSession> {
    this.#rebuilt ??= this.#makeAnew();
    const session = await this.#rebuilt.catch((error: unknown) => {
      this.#rebuilt = undefined;
      throw error;
    });
    // Somebody else may have rebuilt it long ago, and that session may be gone by now.
    return session.isStopped ? session.rebuild() : session;
  }

  async #makeAnew(): Promise<SparkSession> {
    await this.stop();
    return this.#builder.createLike({ ...this.#connection, sessionId: undefined });
  }

  /**
   * Closes the connection and leaves the session on the server, with its streaming queries, for
   * `;session_id=…` to attach to; the server ends it after an hour without a call.
   */
  detach(): void {
    this.#client.detach();
  }

  /** {@link stop}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

function toLong(name: string, value: number | bigint): bigint {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return BigInt(value);
  throw new ArgumentError(
    `The ${name} of a range must be a whole number a double holds exactly, not ${value}.`,
    {
      pointer: `/${name}`,
    },
  );
}
