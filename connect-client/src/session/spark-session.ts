import { inspect } from "node:util";
import type { ArrowInput } from "../arrow/index.ts";
import { Catalog } from "../catalog/index.ts";
import { DataFrame, DataFrameReader, type TableContract, TableValuedFunction } from "../dataframe/index.ts";
import { registerSession } from "../dataframe/session-of.ts";
import { SessionError } from "../errors/index.ts";
import type { Executor, ProgressHandler } from "../execution/index.ts";
import { requireServer } from "../execution/server-version.ts";
import { wrongArgument } from "../plan/arguments.ts";
import { relation } from "../plan/relation.ts";
import { DataStreamReader, StreamingQueryManager } from "../streaming/index.ts";
import type { ConnectionOptions, SparkConnectClient } from "../transport/index.ts";
import { type LongType, type NotNull, type Schema, StructType, t } from "../types/index.ts";
import type { InferredByNames, InferredSchema } from "../typing/inferred.ts";
import { type InputColumns, type InputRows, localData } from "./local-data.ts";
import { localRelation, streamedRelation } from "./local-relation.ts";
import type { InputRow } from "./local-rows.ts";
import { rangeFields } from "./range-fields.ts";
import type { NoLists, RowInput } from "./row-input.ts";
import { RuntimeConfig } from "./runtime-config.ts";
import { type ArtifactOptions, readArtifact, readForward } from "./session-artifacts.ts";
import { SessionBuilder } from "./session-builder.ts";
import type { SqlArguments } from "./sql-query.ts";
import { sqlResult } from "./sql-result.ts";
import type { SqlInterpolation } from "./sql-template.ts";
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

  /** Describes a session to find or make; sends nothing until `getOrCreate()` or `create()`. */
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

  /**
   * The newest session of this process that is not stopped, or null.
   *
   * @example
   * ```ts
   * console.log(SparkSession.getActiveSession() === spark);
   * // true
   * ```
   * @see PySpark `SparkSession.getActiveSession`
   */
  static getActiveSession(): SparkSession | null {
    if (SparkSession.#active?.isStopped) SparkSession.#active = null;
    return SparkSession.#active;
  }

  /**
   * The newest session of this process that is not stopped.
   *
   * @throws {@link SessionError} if there is none
   * @example
   * ```ts
   * console.log(SparkSession.active() === spark);
   * // true
   * ```
   * @see PySpark `SparkSession.active`
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

  [inspect.custom](): string {
    const { host, port } = this.#connection;
    const state = this.isStopped ? "stopped" : `Spark ${this.#client.connectedVersion}`;
    return `SparkSession[sc://${host}:${port}, ${state}, session ${this.sessionId}]`;
  }

  /** @internal Whether a connection string means this session's server and user. */
  isOf({ host, port, userId, sessionId }: ConnectionOptions): boolean {
    const own = this.#connection;
    const isSameSession = sessionId === undefined || sessionId.toLowerCase() === this.sessionId.toLowerCase();
    return own.host === host && own.port === port && own.userId === userId && isSameSession;
  }

  /**
   * Asks the server for its Spark version, such as `4.0.0`; once, and then remembers it.
   *
   * @example
   * ```ts
   * console.log(/^[4-9]\.\d/.test(await spark.version()));
   * // true
   * ```
   * @see PySpark `SparkSession.version` · proto `AnalyzePlanRequest.SparkVersion`
   */
  version(): Promise<string> {
    return this.#client.serverVersion();
  }

  /**
   * Reads data from outside: files, tables, JDBC.
   *
   * @see PySpark `SparkSession.read`
   */
  get read(): DataFrameReader {
    return new DataFrameReader(this.#client);
  }

  /**
   * Reads sources without end: Kafka, files as they come, rates.
   *
   * @see PySpark `SparkSession.readStream`
   */
  get readStream(): DataStreamReader {
    return new DataStreamReader(this.#client);
  }

  /**
   * A table or view by its (qualified) name; lazy: a name that does not exist fails with the action.
   *
   * With a contract, an object with the name and a schema, the compiler knows the columns; see
   * {@link DataFrameReader.table}.
   *
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * console.log(await spark.table("hours").count());
   * // 3
   * ```
   * @see PySpark `SparkSession.table` · proto `Read.NamedTable`
   */
  table(name: string): DataFrame;
  table<R extends Schema>(contract: TableContract<R>): DataFrame<R>;
  table(table: string | TableContract): DataFrame {
    return typeof table === "string" ? this.read.table(table) : this.read.table(table);
  }

  /**
   * Consecutive integers in one column `id`; lazy.
   *
   * @param start - the first, or with nothing after it the end, counted from 0
   * @param end - not reached
   * @param numPartitions - as many as the server's default parallelism unless given
   * @throws {@link ArgumentError} if a number is not whole or not held exactly by a double, or the step is 0
   * @example
   * ```ts
   * console.log(await spark.range(0, 10, 3).collect());
   * // [ { id: 0n }, { id: 3n }, { id: 6n }, { id: 9n } ]
   * ```
   * @see PySpark `SparkSession.range` · proto `Range`
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
    const bounds = second === undefined ? { start: 0, end: first } : { start: first, end: second };
    const fields = rangeFields({ ...bounds, step }, numPartitions);
    const schema = t.struct({ id: t.notNull(t.long) });
    return new DataFrame(this.#client, relation(this.#client.nextPlanId(), "range", fields), schema);
  }

  /**
   * Runs SQL: a command runs at once and once; a query runs with each action on the DataFrame it gives.
   *
   * Waits for the server's answer, because only it knows which of the two a text is. Only a text that begins with
   * `SELECT`, `VALUES` or `TABLE` cannot be a command: it is not sent by itself, and if it is wrong, the first action
   * says so. Values never become part of the text: they are parameters, arrays, maps and plain objects too.
   *
   * As the tag of a template it takes values where they belong, DataFrames as tables, and names as `col(name)`, which
   * are quoted. A DataFrame is part of the query and of what is made from it, not a view that others could see.
   *
   * @param parameters - values for `:name` or, as a list, for each `?` in the text, which then need no quoting
   * @throws {@link ParseError} if the text is not SQL and does not begin as a query
   * @throws {@link ArgumentError} if the parameters are neither an object nor a list, or a column in a template is
   *   more than a name or a value
   * @example
   * ```ts
   * const prices = spark.createDataFrame([{ zone: "FR", price: 98 }, { zone: "DE", price: 143 }]);
   * const limit = 100;
   * await (await spark.sql`SELECT zone FROM ${prices} WHERE ${col("price")} > ${limit}`).show();
   * // +----+
   * // |zone|
   * // +----+
   * // |  DE|
   * // +----+
   * ```
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE lake.demo.prices (zone STRING, price DOUBLE) USING iceberg");
   * await spark.sql("INSERT INTO lake.demo.prices VALUES ('DE-LU', 143.05), ('FR', 98.5)");
   * const dear = await spark.sql("SELECT * FROM lake.demo.prices WHERE price > :limit", { limit: 100 });
   * await dear.show();
   * // +-----+------+
   * // | zone| price|
   * // +-----+------+
   * // |DE-LU|143.05|
   * // +-----+------+
   * ```
   * @see PySpark `SparkSession.sql` · proto `SQL`, `SqlCommand`
   */
  sql(query: string, parameters?: SqlArguments): Promise<DataFrame>;
  sql(template: TemplateStringsArray, ...values: readonly SqlInterpolation[]): Promise<DataFrame>;
  async sql(text: string | TemplateStringsArray, ...values: readonly unknown[]): Promise<DataFrame> {
    return new DataFrame(this.#client, await sqlResult(this.#client, text, values));
  }

  /**
   * Rows of this process as a DataFrame; lazy. Uploads large ones in the background, once; what runs next waits
   * for that.
   *
   * With a {@link StructType} every value is checked against its column, and the compiler knows the columns.
   * Without, types are inferred: whole numbers become `bigint`, others `double`; a column of nulls only, or of
   * values that do not agree, is an error. The compiler infers the same from the types of the rows, and takes a
   * number it does not see for either.
   *
   * @param rows - plain objects, in which a missing column is null; or arrays of values in order, if the schema
   *   is a `StructType`, DDL, or a list of column names
   * @throws {@link ArgumentError} for the first value that does not fit, naming row, column and what fits
   * @example
   * ```ts
   * const people = spark.createDataFrame([
   *   { name: "Ada", born: 1815 },
   *   { name: "Alan", born: 1912 },
   * ]);
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
  createDataFrame(rows: readonly (InputRow | readonly unknown[])[], ddl: string): DataFrame;
  createDataFrame<const R extends readonly (readonly unknown[])[], const N extends readonly string[]>(
    rows: R,
    names: N,
  ): DataFrame<InferredByNames<R, N>>;
  createDataFrame<const R extends readonly object[]>(rows: R & NoLists<R>): DataFrame<InferredSchema<R>>;
  /**
   * Columns of this process, in arrays or typed arrays of one length, as a DataFrame; lazy. `Float64Array` and the
   * like are `double` and the like, and are copied as they are.
   *
   * @param schema - its columns may stand in another order; one that is not given is null
   * @throws {@link ArgumentError} for the first value that does not fit, or if the lengths differ
   * @example
   * ```ts
   * const points = spark.createDataFrame({ name: ["a", "b"], x: Float64Array.of(0.5, 1.5) });
   * await points.show();
   * // +----+---+
   * // |name|  x|
   * // +----+---+
   * // |   a|0.5|
   * // |   b|1.5|
   * // +----+---+
   * ```
   */
  createDataFrame<S extends Schema>(columns: InputColumns, schema: StructType<S>): DataFrame<S>;
  createDataFrame(columns: InputColumns, ddl?: string): DataFrame;
  /**
   * Arrow data as a DataFrame; lazy. Buffers that lie as Spark wants them are copied as they are; dictionaries,
   * unsigned integers and other units of time are converted, exactly.
   *
   * @param data - a `Table` or `RecordBatch` of apache-arrow, or the bytes of an IPC stream or file
   * @throws {@link ArgumentError} for a type that Spark does not have, or a value that its type would cut
   * @example
   * ```ts
   * const table = await spark.range(2).toArrow();
   * console.log(await spark.createDataFrame(table).collect());
   * // [ { id: 0n }, { id: 1n } ]
   * ```
   */
  createDataFrame(data: ArrowInput): DataFrame;
  /**
   * Rows that come one after the other, of a file or a stream, as a DataFrame. Waits for the last of them. Uploads
   * 10,000 at a time to a server of 4.1 or newer; for an older one all are kept until then.
   *
   * @throws {@link ArgumentError} for the first value that does not fit
   * @example
   * ```ts
   * async function* squares() {
   *   for (let n = 1; n <= 3; n++) yield { n, square: n * n };
   * }
   * const df = await spark.createDataFrame(squares(), "n INT, square INT");
   * console.log(await df.count());
   * // 3
   * ```
   */
  createDataFrame<S extends Schema>(
    rows: AsyncIterable<RowInput<S> | readonly unknown[]>,
    schema: StructType<S>,
  ): Promise<DataFrame<S>>;
  createDataFrame(rows: AsyncIterable<InputRow | readonly unknown[]>, ddl: string): Promise<DataFrame>;
  createDataFrame(
    input: InputRows | InputColumns | ArrowInput | AsyncIterable<unknown>,
    schema?: StructType | string | readonly string[],
  ): DataFrame | Promise<DataFrame> {
    if (isAsync(input)) return this.#streamed(input, schema);
    const data = localData(input, schema);
    return new DataFrame(this.#client, localRelation(this.#client, data), data.schema);
  }

  async #streamed(rows: AsyncIterable<unknown>, schema: unknown): Promise<DataFrame> {
    const type = typeof schema === "string" ? StructType.fromDDL(schema) : schema;
    if (!(type instanceof StructType))
      throw wrongArgument("schema", "a StructType or DDL, because these rows have not come yet", schema);
    return new DataFrame(this.#client, await streamedRelation(this.#client, rows, type), type);
  }

  /**
   * A DataFrame without rows; lazy.
   *
   * @param schema - as a {@link StructType}, or as DDL such as `"zone STRING, price DOUBLE"`
   * @example
   * ```ts
   * const none = spark.emptyDataFrame(t.struct({ zone: t.string, price: t.double }));
   * console.log(await none.columns(), await none.count());
   * // [ 'zone', 'price' ] 0
   * ```
   * @see PySpark `SparkSession.emptyDataFrame` · proto `LocalRelation`
   */
  emptyDataFrame<S extends Schema>(schema: StructType<S>): DataFrame<S>;
  emptyDataFrame(schema: string): DataFrame;
  emptyDataFrame(schema: StructType | string): DataFrame {
    return typeof schema === "string" ? this.createDataFrame([], schema) : this.createDataFrame([], schema);
  }

  /**
   * Asks the server for a session that starts with the state of this one, its configuration, views and functions, and
   * then goes its own way; since Spark 4.1.
   *
   * @param sessionId - a UUID for it; the server makes one unless given
   * @throws {@link UnsupportedError} if the server is older
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * await using clone = await spark.cloneSession();
   * console.log(await clone.table("hours").count());
   * // 3
   * ```
   * @see PySpark `SparkSession.cloneSession` · proto `CloneSessionRequest`
   */
  async cloneSession(sessionId?: string): Promise<SparkSession> {
    await requireServer(this.#client, "4.1", "cloneSession()");
    const clone = await this.#client.cloneSession(sessionId);
    return this.#builder.createLike({ ...this.#connection, sessionId: clone }, {});
  }

  /**
   * Connects: a session of the same server and user that shares nothing else with this one.
   *
   * @throws {@link ConnectionError} if no server answers in time
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * await using other = await spark.newSession();
   * console.log(await other.catalog.tableExists("hours"));
   * // false
   * ```
   * @see PySpark `SparkSession.newSession`
   */
  newSession(): Promise<SparkSession> {
    return this.#builder.createLike({ ...this.#connection, sessionId: undefined }, {});
  }

  /**
   * Uploads a local file for the session's queries.
   *
   * @param path - an archive may end in `#name`, the folder it is unpacked to
   * @param options - its `kind`: `jar` unless given, `archive`, `pyfile` or `file`
   * @throws {@link ArgumentError} if the extension is not one of its kind
   * @example
   * ```ts
   * const { writeFile } = await import("node:fs/promises");
   * await writeFile("/tmp/demo-zones.txt", "DE-LU\nFR\n");
   * await spark.addArtifact("/tmp/demo-zones.txt", { kind: "file" });
   * ```
   * @see PySpark `SparkSession.addArtifacts` · proto `AddArtifactsRequest`
   */
  addArtifact(path: string, options?: ArtifactOptions): Promise<void> {
    return this.addArtifacts([path], options);
  }

  /**
   * Uploads several files of one kind, as {@link addArtifact} does.
   *
   * @throws {@link ArgumentError} if an extension is not one of their kind
   * @example
   * ```ts
   * try {
   *   await spark.addArtifacts(["functions.py"]);
   * } catch (error) {
   *   if (error instanceof ArgumentError) console.log(error.message);
   * }
   * // [ARGUMENT_ERROR] "functions.py" is not of kind jar, which ends in .jar. Give its kind, such as { kind: "file" }.
   * ```
   * @see PySpark `SparkSession.addArtifacts` · proto `AddArtifactsRequest`
   */
  async addArtifacts(paths: readonly string[], options?: ArtifactOptions): Promise<void> {
    await this.#client.addArtifacts(await Promise.all(paths.map((path) => readArtifact(path, options))));
  }

  /**
   * Uploads a local file to a path of the server's file system, if the server allows it.
   *
   * @param destination - an absolute path
   * @throws {@link ArgumentError} if the destination is not an absolute path
   * @throws {@link SparkServerError} if the server's `spark.sql.artifact.copyFromLocalToFs.allowDestLocal` is off
   * @example
   * ```ts
   * try {
   *   await spark.copyFromLocalToFs("zones.csv", "demo/zones.csv");
   * } catch (error) {
   *   if (error instanceof ArgumentError) console.log(error.message);
   * }
   * // [ARGUMENT_ERROR] The destination must be an absolute path, not "demo/zones.csv".
   * ```
   * @see PySpark `SparkSession.copyFromLocalToFs` · proto `AddArtifactsRequest`
   */
  async copyFromLocalToFs(localPath: string, destination: string): Promise<void> {
    await this.#client.addArtifacts([await readForward(localPath, destination)]);
  }

  /**
   * Tells the server to interrupt every running operation of the session, and gives their ids.
   *
   * An operation that is interrupted fails with {@link CancelledError}.
   *
   * @example
   * ```ts
   * console.log(await spark.interruptAll()); // nothing runs
   * // []
   * ```
   * @see PySpark `SparkSession.interruptAll` · proto `InterruptRequest`
   */
  interruptAll(): Promise<readonly string[]> {
    return this.#client.interruptAll();
  }

  /**
   * Tells the server to interrupt the running operations that carry a tag, and gives their ids.
   *
   * @throws {@link ArgumentError} if the tag is empty or holds a comma
   * @example
   * ```ts
   * console.log(await spark.interruptTag("nightly")); // nothing runs
   * // []
   * ```
   * @see PySpark `SparkSession.interruptTag` · proto `InterruptRequest`
   */
  interruptTag(tag: string): Promise<readonly string[]> {
    return this.#client.interruptTag(tag);
  }

  /**
   * Tells the server to interrupt one operation, and gives its id if it was running.
   *
   * @param operationId - a UUID; errors and Spark's pages name it
   * @example
   * ```ts
   * console.log(await spark.interruptOperation("2b6a0d9e-9ab7-4bd0-a8a5-8a0a4b7e3f10")); // it does not run
   * // []
   * ```
   * @see PySpark `SparkSession.interruptOperation` · proto `InterruptRequest`
   */
  interruptOperation(operationId: string): Promise<readonly string[]> {
    return this.#client.interruptOperation(operationId);
  }

  /**
   * Tags the operations started from here on, in this chain of `await`s; other chains do not see the tag.
   *
   * Sends nothing by itself.
   *
   * @throws {@link ArgumentError} if the tag is empty or holds a comma
   * @example
   * ```ts
   * spark.addTag("nightly");
   * console.log(spark.getTags());
   * // [ 'nightly' ]
   * spark.removeTag("nightly");
   * console.log(spark.getTags());
   * // []
   * ```
   * @see PySpark `SparkSession.addTag` · proto `ExecutePlanRequest.tags`
   */
  addTag(tag: string): void {
    this.#client.tags.add(tag);
  }

  /**
   * Takes a tag back.
   *
   * @example
   * ```ts
   * spark.addTag("nightly");
   * spark.removeTag("nightly");
   * console.log(spark.getTags());
   * // []
   * ```
   * @see PySpark `SparkSession.removeTag`
   */
  removeTag(tag: string): void {
    this.#client.tags.remove(tag);
  }

  /**
   * The tags of this chain of `await`s.
   *
   * @example
   * ```ts
   * spark.addTag("nightly");
   * console.log(spark.getTags());
   * // [ 'nightly' ]
   * spark.clearTags();
   * ```
   * @see PySpark `SparkSession.getTags`
   */
  getTags(): string[] {
    return this.#client.tags.list();
  }

  /**
   * Takes all tags back.
   *
   * @example
   * ```ts
   * spark.addTag("nightly");
   * spark.addTag("energy");
   * spark.clearTags();
   * console.log(spark.getTags());
   * // []
   * ```
   * @see PySpark `SparkSession.clearTags`
   */
  clearTags(): void {
    this.#client.tags.clear();
  }

  /**
   * Calls `handler` about every two seconds while an operation of the session runs, and once at its end.
   *
   * @param handler - gets the stages with their tasks and bytes, tasks in flight, the operation's id, and whether it is done
   * @example
   * ```ts
   * const handler: ProgressHandler = ({ done }) => {
   *   if (done) console.log("done");
   * };
   * spark.registerProgressHandler(handler);
   * await spark.range(10).count();
   * // done
   * spark.removeProgressHandler(handler);
   * ```
   * @see PySpark `SparkSession.registerProgressHandler` · proto `ExecutePlanResponse.ExecutionProgress`
   */
  registerProgressHandler(handler: ProgressHandler): void {
    this.#client.progress.add(handler);
  }

  /**
   * Stops calling a handler.
   *
   * @example
   * ```ts
   * const handler: ProgressHandler = ({ done }) => console.log(done);
   * spark.registerProgressHandler(handler);
   * spark.removeProgressHandler(handler);
   * console.log(await spark.range(10).count());
   * // 10
   * ```
   * @see PySpark `SparkSession.removeProgressHandler`
   */
  removeProgressHandler(handler: ProgressHandler): void {
    this.#client.progress.remove(handler);
  }

  /**
   * Stops calling all handlers.
   *
   * @example
   * ```ts
   * spark.registerProgressHandler(({ done }) => console.log(done));
   * spark.clearProgressHandlers();
   * console.log(await spark.range(10).count());
   * // 10
   * ```
   * @see PySpark `SparkSession.clearProgressHandlers`
   */
  clearProgressHandlers(): void {
    this.#client.progress.clear();
  }

  /**
   * Ends the session on the server, with its queries, views and configuration, and closes the connection.
   *
   * Never fails: a server that is gone has ended the session too.
   *
   * @example
   * ```ts
   * const other = await spark.newSession();
   * await other.stop();
   * console.log(other.isStopped);
   * // true
   * ```
   * @see PySpark `SparkSession.stop` · proto `ReleaseSessionRequest`
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
   *
   * @example
   * ```ts
   * const one = await spark.newSession();
   * await one.conf.set("energy.zone", "FR");
   * one.detach();
   *
   * await using again = await SparkSession.builder.remote(`sc://localhost:15002/;session_id=${one.sessionId}`).create();
   * console.log(await again.conf.get("energy.zone"));
   * // FR
   * ```
   */
  detach(): void {
    this.#client.detach();
  }

  /** {@link stop}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

function isAsync(input: object): input is AsyncIterable<unknown> {
  return Symbol.asyncIterator in input;
}
