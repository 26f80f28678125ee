import type { MessageInitShape } from "@bufbuild/protobuf";
import { DecodeError } from "../errors/index.ts";
import { commandResult } from "../execution/command-result.ts";
import type { Executor } from "../execution/executor.ts";
import type { WriteStreamOperationStartSchema } from "../gen/spark/connect/commands_pb.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import {
  checkChoice,
  checkText,
  listOf,
  type OneByOneOrList,
  textList,
  wrongArgument,
} from "../plan/arguments.ts";
import { type OptionValue, optionTexts } from "../plan/options.ts";
import { commandPlan } from "../plan/plan.ts";
import { listenerBusOf } from "./listener-bus.ts";
import { type PathArgument, pathAndOptions } from "./path-argument.ts";
import type { KnownSinkOptions, OutputMode, SinkOptions, StartOptions } from "./sink-options.ts";
import { StreamingQuery } from "./streaming-query.ts";
import { type Trigger, triggerMessage } from "./trigger.ts";

/** What to write and where to; the sink's destination comes last, from {@link DataStreamWriter.start}. */
type WriteStream = Omit<
  MessageInitShape<typeof WriteStreamOperationStartSchema>,
  "$typeName" | "$unknown"
> & {
  readonly input: Relation;
};
type SinkDestination = NonNullable<WriteStream["sinkDestination"]>;

/** The options of known sinks by name, and any other text. */
type SinkOptionName = keyof KnownSinkOptions | (string & Record<never, never>);

const outputModes = { append: "append", complete: "complete", update: "update" } as const;

/**
 * Describes where and how a stream is written; {@link start} and {@link toTable} run it.
 *
 * Each method gives a new writer and leaves the old one as it was. `foreach` and `foreachBatch` are missing: the
 * server can run Python and JVM functions only. Write to a table and merge from there instead.
 *
 * @example
 * ```ts
 * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/in");
 * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/in");
 * await spark.sql("CREATE TABLE lake.demo.copies (id BIGINT) USING iceberg");
 * const query = await rows.writeStream
 *   .outputMode("append")
 *   .option("checkpointLocation", "/tmp/demo/checkpoint")
 *   .trigger({ availableNow: true })
 *   .toTable("lake.demo.copies");
 * await query.awaitTermination();
 * console.log(await spark.table("lake.demo.copies").count());
 * // 10
 * ```
 * @see PySpark `DataStreamWriter` · proto `WriteStreamOperationStart` · since Spark 3.5
 */
export class DataStreamWriter {
  readonly #executor: Executor;
  readonly #write: WriteStream;

  /** @internal A stream gives its writer as `df.writeStream`. */
  constructor(executor: Executor, write: WriteStream) {
    this.#executor = executor;
    this.#write = write;
  }

  /**
   * Says which rows of the result a batch writes; `append` unless set.
   *
   * @throws {@link ArgumentError} if it is not one of {@link OutputMode}
   * @see PySpark `DataStreamWriter.outputMode` · proto `WriteStreamOperationStart`
   */
  outputMode(mode: OutputMode): DataStreamWriter {
    const name = typeof mode === "string" ? mode.toLowerCase() : mode;
    return this.#with({ outputMode: checkChoice("outputMode", name, outputModes) });
  }

  /**
   * Names the kind of sink, such as `kafka`, `parquet`, `iceberg`, `memory`, `console` or `noop`.
   *
   * @throws {@link ArgumentError} if the name is not text
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/format");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/format");
   * const query = await rows.writeStream.format("noop").trigger({ availableNow: true }).start();
   * console.log(await query.awaitTermination());
   * // true
   * ```
   * @see PySpark `DataStreamWriter.format` · proto `WriteStreamOperationStart`
   */
  format(source: string): DataStreamWriter {
    return this.#with({ format: checkText("format", source) });
  }

  /**
   * Sets one option of the sink, such as `checkpointLocation`.
   *
   * @throws {@link ArgumentError} if the value is not text, a number or a boolean
   * @see PySpark `DataStreamWriter.option` · proto `WriteStreamOperationStart`
   */
  option(key: SinkOptionName, value: OptionValue): DataStreamWriter {
    return this.options({ [key]: value });
  }

  /**
   * Sets options of the sink; a later value of one key replaces an earlier.
   *
   * @throws {@link ArgumentError} if a value is not text, a number or a boolean
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/options");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/options");
   * const writer = rows.writeStream.format("csv").options({ path: "/tmp/demo/out", header: true, checkpointLocation: "/tmp/demo/c1" });
   * const query = await writer.trigger({ availableNow: true }).start();
   * await query.awaitTermination();
   * console.log(await spark.read.csv("/tmp/demo/out", { header: true }).count());
   * // 10
   * ```
   * @see PySpark `DataStreamWriter.options` · proto `WriteStreamOperationStart`
   */
  options(options: SinkOptions): DataStreamWriter {
    return this.#with({ options: { ...this.#write.options, ...optionTexts(options) } });
  }

  /**
   * Writes files into folders by the values of these columns.
   *
   * @throws {@link ArgumentError} if a name is not text
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/parts");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/parts");
   * const writer = rows.withColumn("even", col("id").mod(2).eq(0)).writeStream.format("json").partitionBy("even");
   * const query = await writer.option("checkpointLocation", "/tmp/demo/c2").trigger({ availableNow: true }).start("/tmp/demo/by");
   * await query.awaitTermination();
   * console.log(await spark.read.json("/tmp/demo/by").filter("even = 'true'").count());
   * // 5
   * ```
   * @see PySpark `DataStreamWriter.partitionBy` · proto `WriteStreamOperationStart`
   */
  partitionBy(...columns: OneByOneOrList<string>): DataStreamWriter {
    return this.#with({ partitioningColumnNames: [...textList("columns", listOf(columns))] });
  }

  /**
   * Clusters the table by these columns, where its kind can; since Spark 4.0.
   *
   * @throws {@link ArgumentError} if a name is not text
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/clustered");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/clustered");
   * const writer = rows.writeStream.clusterBy("id").option("checkpointLocation", "/tmp/demo/c3");
   * const query = await writer.trigger({ availableNow: true }).toTable("spark_catalog.demo.clustered", { format: "parquet" });
   * await query.awaitTermination();
   * console.log(await spark.table("spark_catalog.demo.clustered").count());
   * // 10
   * ```
   * @see PySpark `DataStreamWriter.clusterBy` · proto `WriteStreamOperationStart`
   */
  clusterBy(...columns: OneByOneOrList<string>): DataStreamWriter {
    return this.#with({ clusteringColumnNames: [...textList("columns", listOf(columns))] });
  }

  /**
   * Names the query; among the running queries of a session a name is unique.
   *
   * @throws {@link ArgumentError} if the name is empty
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/named");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/named");
   * const query = await rows.writeStream.format("noop").queryName("copy").trigger({ availableNow: true }).start();
   * console.log(query.name, await query.awaitTermination());
   * // copy true
   * ```
   * @see PySpark `DataStreamWriter.queryName` · proto `WriteStreamOperationStart`
   */
  queryName(name: string): DataStreamWriter {
    return this.#with({ queryName: checkText("queryName", name) });
  }

  /**
   * Says when batches run; one after another as fast as data comes unless set.
   *
   * @throws {@link ArgumentError} if it is not exactly one trigger
   * @see PySpark `DataStreamWriter.trigger` · proto `WriteStreamOperationStart`
   */
  trigger(trigger: Trigger): DataStreamWriter {
    return this.#with({ trigger: triggerMessage(trigger) });
  }

  /**
   * Starts a query: it runs on the server until it ends or is stopped, whatever becomes of this process.
   *
   * @param args - where a file sink writes (other sinks take theirs as options); then perhaps `format`, `outputMode`,
   *   `partitionBy`, `queryName` and options of the sink
   * @throws {@link AnalysisError} if the sink cannot write this stream
   * @throws {@link UnsupportedError} if the server is too old for the trigger
   * @example
   * ```ts
   * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/start");
   * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/start");
   * await using query = await rows.writeStream.start({ format: "memory", queryName: "copies" });
   * await query.processAllAvailable();
   * console.log(await spark.table("copies").count());
   * // 10
   * ```
   * @see PySpark `DataStreamWriter.start` · proto `WriteStreamOperationStart`
   */
  async start(...args: PathArgument<StartOptions>): Promise<StreamingQuery> {
    const { path, options } = pathAndOptions(args);
    const destination = path === undefined ? undefined : ({ case: "path", value: path } as const);
    return this.#named(options).#start(destination);
  }

  /**
   * Starts a query that appends to a table, which Spark creates if there is none.
   *
   * @throws {@link AnalysisError} if the table cannot take this stream
   * @throws {@link ArgumentError} if the name is not text
   * @see PySpark `DataStreamWriter.toTable` · proto `WriteStreamOperationStart`
   */
  async toTable(tableName: string, options: StartOptions = {}): Promise<StreamingQuery> {
    return this.#named(options).#start({ case: "tableName", value: checkText("tableName", tableName) });
  }

  #named(given: Partial<StartOptions>): DataStreamWriter {
    if (!isPlainObject(given)) throw wrongArgument("options", "an object from names to values", given);
    const { format, outputMode, partitionBy, queryName, ...options } = given;
    const formatted = format === undefined ? this : this.format(format);
    const moded = outputMode === undefined ? formatted : formatted.outputMode(outputMode);
    const columns = partitionBy === undefined ? undefined : textList("partitionBy", partitionBy);
    const partitioned = columns === undefined ? moded : moded.partitionBy(columns);
    const named = queryName === undefined ? partitioned : partitioned.queryName(queryName);
    return named.options(options as SinkOptions);
  }

  async #start(sinkDestination: SinkDestination = { case: undefined }): Promise<StreamingQuery> {
    const plan = commandPlan("writeStreamOperationStart", { ...this.#write, sinkDestination });
    const result = await listenerBusOf(this.#executor).starting(() =>
      commandResult(this.#executor, plan, "writeStreamOperationStartResult"),
    );
    if (!result.queryId) throw new DecodeError("The server started a streaming query without naming its id.");
    const { id, runId } = result.queryId;
    return new StreamingQuery(this.#executor, { id, runId, name: result.name || null });
  }

  #with(change: Partial<WriteStream>): DataStreamWriter {
    return new DataStreamWriter(this.#executor, { ...this.#write, ...change });
  }
}
