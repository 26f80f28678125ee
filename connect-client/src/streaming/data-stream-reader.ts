import { DataFrame } from "../dataframe/dataframe.ts";
import { isContract, schemaText, type TableContract } from "../dataframe/source-arguments.ts";
import { ArgumentError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { checkText } from "../plan/arguments.ts";
import { type OptionValue, optionTexts } from "../plan/options.ts";
import { type RelationFields, relation } from "../plan/relation.ts";
import type { AnySchema, Schema, StringType, StructType } from "../types/index.ts";
import type { AsNullable } from "../typing/nullability.ts";
import { type PathArgument, pathAndOptions } from "./path-argument.ts";
import type {
  FileStreamOptions,
  KafkaHeaders,
  KnownStreamOptions,
  StreamLoadOptions,
  StreamOptions,
  StreamSourceColumns,
} from "./source-options.ts";

/** The options of known sources by name, and any other text. */
type StreamOptionName = keyof KnownStreamOptions | (string & Record<never, never>);

/** `S` with the column that the option `includeHeaders` adds. */
type WithHeaders<S extends Schema, O> = O extends { readonly includeHeaders: true } ? S & KafkaHeaders : S;

interface Source {
  readonly format?: string;
  readonly schema?: StructType | string;
  readonly name?: string;
  readonly options: Readonly<Record<string, OptionValue>>;
}

/**
 * Reads a source without end into a streaming DataFrame; lazy: nothing is read until a query starts.
 *
 * Each method gives a new reader and leaves the old one as it was. `S` is the schema once {@link schema} set it.
 *
 * @example
 * ```ts
 * const messages = spark.readStream
 *   .format("kafka")
 *   .options({ "kafka.bootstrap.servers": "localhost:9092", subscribe: "energy-prices" })
 *   .load();
 * console.log(await messages.isStreaming(), await messages.columns());
 * // true [
 * //   'key',
 * //   'value',
 * //   'topic',
 * //   'partition',
 * //   'offset',
 * //   'timestamp',
 * //   'timestampType'
 * // ]
 * ```
 * @see PySpark `DataStreamReader` · proto `Read` with `is_streaming` · since Spark 3.5
 */
export class DataStreamReader<S extends Schema = AnySchema> {
  readonly #executor: Executor;
  readonly #source: Source;

  /** @internal Use `spark.readStream`. */
  constructor(executor: Executor, source: Source = { options: {} }) {
    this.#executor = executor;
    this.#source = source;
  }

  /**
   * The name of the source, such as `kafka`, `rate`, `json` or `iceberg`; parquet unless set.
   *
   * The columns of `kafka`, `rate` and `rate-micro-batch` are always the same, so the compiler knows them.
   *
   * @throws {@link ArgumentError} if the name is not text
   * @example
   * ```ts
   * const rate = spark.readStream.format("rate").load();
   * await rate.printSchema();
   * // root
   * //  |-- timestamp: timestamp (nullable = true)
   * //  |-- value: long (nullable = true)
   * ```
   * @see PySpark `DataStreamReader.format` · proto `Read`
   */
  format<F extends keyof StreamSourceColumns>(name: F): DataStreamReader<StreamSourceColumns[F]>;
  format(name: string): DataStreamReader<S>;
  format<R extends Schema>(name: string): DataStreamReader<R> {
    return this.#with({ format: checkText("format", name) });
  }

  /**
   * The columns to read, as a {@link StructType} or as DDL; files need it, because streams infer no schema.
   *
   * @throws {@link ArgumentError} if it is neither
   * @example
   * ```ts
   * await spark.createDataFrame([["FR", 98.5]], ["zone", "price"]).write.mode("overwrite").json("/tmp/demo/prices");
   * const prices = spark.readStream.schema(t.struct({ zone: t.string, price: t.double })).json("/tmp/demo/prices");
   * console.log(await prices.columns());
   * // [ 'zone', 'price' ]
   * ```
   * @see PySpark `DataStreamReader.schema` · proto `Read`
   */
  schema<R extends Schema>(schema: StructType<R>): DataStreamReader<R>;
  schema(ddl: string): DataStreamReader;
  schema(schema: StructType | string): DataStreamReader<Schema> {
    schemaText(schema);
    return this.#with({ schema });
  }

  /**
   * Names this source in the checkpoint, so that a query can be changed around it and go on; since Spark 4.2.
   *
   * @param source - letters, digits and underscores, unique in the query
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link ArgumentError} if the name is not that
   * @example
   * ```ts
   * const rate = spark.readStream.format("rate").name("ticks").load();
   * console.log(await rate.isStreaming());
   * // true
   * ```
   * @see PySpark `DataStreamReader.name` · proto `Read`
   */
  name(source: string): DataStreamReader<S> {
    if (!/^[A-Za-z0-9_]+$/.test(source)) {
      throw new ArgumentError(
        `The name of a source is letters, digits and underscores, not ${JSON.stringify(source)}.`,
        { pointer: "/source" },
      );
    }
    return this.#with({ name: source });
  }

  /**
   * Sets one option of the source, such as `maxFilesPerTrigger`; see {@link StreamOptions}.
   *
   * @throws {@link ArgumentError} if the value is not text, a number or a boolean
   * @example
   * ```ts
   * const rate = spark.readStream.format("rate").option("rowsPerSecond", 5).load();
   * console.log(await rate.columns());
   * // [ 'timestamp', 'value' ]
   * ```
   * @see PySpark `DataStreamReader.option` · proto `Read`
   */
  option(key: "includeHeaders", value: true): DataStreamReader<S & KafkaHeaders>;
  option(key: StreamOptionName, value: OptionValue): DataStreamReader<S>;
  option<R extends Schema>(key: string, value: OptionValue): DataStreamReader<R> {
    return this.#withOptions({ [key]: value });
  }

  /**
   * Sets options of the source; a later value of one key replaces an earlier.
   *
   * @throws {@link ArgumentError} if a value is not text, a number or a boolean
   * @example
   * ```ts
   * const rate = spark.readStream.format("rate").options({ rowsPerSecond: 5, numPartitions: 1 }).load();
   * console.log(await rate.columns());
   * // [ 'timestamp', 'value' ]
   * ```
   * @see PySpark `DataStreamReader.options` · proto `Read`
   */
  options<const O extends StreamOptions>(options: O): DataStreamReader<WithHeaders<S, O>> {
    return this.#withOptions(options);
  }

  #withOptions<R extends Schema>(options: Readonly<Record<string, OptionValue>>): DataStreamReader<R> {
    return this.#with({ options: { ...this.#source.options, ...optionTexts(options) } });
  }

  /**
   * Reads a source.
   *
   * @param args - the folder new files appear in, for file sources; then perhaps `format`, `schema` and options
   * @throws {@link ArgumentError} if the path or an option is not of its kind
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").json("/tmp/demo/load");
   * const files = spark.readStream.load("/tmp/demo/load", { format: "json", schema: "id LONG" });
   * console.log(await files.columns());
   * // [ 'id' ]
   * ```
   * @see PySpark `DataStreamReader.load` · proto `Read`
   */
  load<R extends Schema = S>(...args: PathArgument<StreamLoadOptions<R>>): DataFrame<AsNullable<R>> {
    const { path, options } = pathAndOptions<StreamLoadOptions<R>>(args);
    return this.#named<R>(options).#load(path);
  }

  #named<R extends Schema>({
    format,
    schema,
    ...options
  }: Partial<StreamLoadOptions<R>>): DataStreamReader<R> {
    const reader: DataStreamReader<Schema> =
      schema === undefined ? this.#with<Schema>({}) : this.schema(schema as StructType);
    const formatted = format === undefined ? reader : reader.format(format);
    // What is left are options; a type of its own inside the index signature is only the schema's.
    return formatted.#withOptions(options as Readonly<Record<string, OptionValue>>);
  }

  #file<R extends Schema>(
    format: string,
    args: PathArgument<FileStreamOptions<R>>,
  ): DataFrame<AsNullable<R>> {
    return this.format(format).load<R>(...(args as PathArgument<StreamLoadOptions<R>>));
  }

  #load(path: string | undefined): DataFrame<AsNullable<S>> {
    const { format, schema, name, options } = this.#source;
    return this.#read({
      isStreaming: true,
      readType: {
        case: "dataSource",
        value: {
          ...(format !== undefined && { format }),
          ...(schema !== undefined && { schema: schemaText(schema) }),
          options: optionTexts(options),
          paths: path === undefined ? [] : [path],
          ...(name !== undefined && { sourceName: name }),
        },
      },
    });
  }

  /**
   * Reads what is appended to a table, which a contract gives its columns as {@link DataFrameReader.table} says.
   *
   * @throws {@link ArgumentError} if a schema or a name was set: a table has its own
   * @example
   * ```ts
   * await spark.range(3).writeTo("lake.demo.hours").createOrReplace();
   * console.log(await spark.readStream.table("lake.demo.hours").isStreaming());
   * // true
   * ```
   * @see PySpark `DataStreamReader.table` · proto `Read`
   */
  table(name: string): DataFrame;
  table<R extends Schema>(contract: TableContract<R>): DataFrame<R>;
  table(table: string | TableContract): DataFrame {
    return isContract(table) ? this.#table(table.name).to(table.schema) : this.#table(table);
  }

  #table(name: string): DataFrame {
    this.#checkTable();
    return this.#read({
      isStreaming: true,
      readType: {
        case: "namedTable",
        value: { unparsedIdentifier: checkText("name", name), options: optionTexts(this.#source.options) },
      },
    });
  }

  /**
   * Reads the changes of rows of a table that records them, by options such as `startingVersion`; since Spark 4.2.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link ArgumentError} if a schema or a name was set: a table has its own
   * @example
   * ```ts
   * const changes = spark.readStream.option("startingVersion", 3).changes("lake.demo.hours");
   * console.log(await changes.isStreaming());
   * // true
   * ```
   * @see PySpark `DataStreamReader.changes` · proto `RelationChanges`
   */
  changes(tableName: string): DataFrame {
    this.#checkTable();
    return new DataFrame(
      this.#executor,
      relation(this.#executor.nextPlanId(), "relationChanges", {
        unparsedIdentifier: tableName,
        options: optionTexts(this.#source.options),
        isStreaming: true,
      }),
    );
  }

  /** A table has its columns, and the protocol no place for the name of a source that is one. */
  #checkTable(): void {
    const { schema, name } = this.#source;
    if (schema !== undefined) {
      throw new ArgumentError(
        "A table has its own schema: leave out schema(), or call table(name).to(schema).",
      );
    }
    if (name !== undefined) throw new ArgumentError("A table cannot be named as a source: leave out name().");
  }

  /**
   * Reads JSON files as they appear in a folder, one object a line unless the option `multiLine` is set.
   *
   * @param path - the folder
   * @param options - `schema`, and options of the source
   * @throws {@link ArgumentError} if the path is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").json("/tmp/demo/json");
   * const hours = spark.readStream.schema("id LONG").json("/tmp/demo/json");
   * console.log(await hours.isStreaming());
   * // true
   * ```
   * @see PySpark `DataStreamReader.json` · proto `Read`
   */
  json<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("json", [path, options]);
  }

  /**
   * Reads CSV files as they appear in a folder.
   *
   * @param path - the folder
   * @param options - `schema`, and options of the source
   * @throws {@link ArgumentError} if the path is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").csv("/tmp/demo/csv");
   * const hours = spark.readStream.schema("id LONG").csv("/tmp/demo/csv");
   * console.log(await hours.isStreaming());
   * // true
   * ```
   * @see PySpark `DataStreamReader.csv` · proto `Read`
   */
  csv<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("csv", [path, options]);
  }

  /**
   * Reads XML files as they appear in a folder, by the option `rowTag`.
   *
   * @param path - the folder
   * @param options - `schema`, and options of the source
   * @throws {@link ArgumentError} if the path is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").xml("/tmp/demo/xml", { rowTag: "hour" });
   * const hours = spark.readStream.schema("id LONG").xml("/tmp/demo/xml", { rowTag: "hour" });
   * console.log(await hours.isStreaming());
   * // true
   * ```
   * @see PySpark `DataStreamReader.xml` · proto `Read`
   */
  xml<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("xml", [path, options]);
  }

  /**
   * Reads Parquet files as they appear in a folder.
   *
   * @param path - the folder
   * @param options - `schema`, and options of the source
   * @throws {@link ArgumentError} if the path is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").parquet("/tmp/demo/parquet");
   * const hours = spark.readStream.schema("id LONG").parquet("/tmp/demo/parquet");
   * console.log(await hours.isStreaming());
   * // true
   * ```
   * @see PySpark `DataStreamReader.parquet` · proto `Read`
   */
  parquet<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("parquet", [path, options]);
  }

  /**
   * Reads ORC files as they appear in a folder.
   *
   * @param path - the folder
   * @param options - `schema`, and options of the source
   * @throws {@link ArgumentError} if the path is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").orc("/tmp/demo/orc");
   * const hours = spark.readStream.schema("id LONG").orc("/tmp/demo/orc");
   * console.log(await hours.isStreaming());
   * // true
   * ```
   * @see PySpark `DataStreamReader.orc` · proto `Read`
   */
  orc<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("orc", [path, options]);
  }

  /**
   * Reads text files as they appear in a folder, one row a line, into a column `value`.
   *
   * @param path - the folder
   * @param options - of the source
   * @throws {@link ArgumentError} if the path is not text
   * @example
   * ```ts
   * await spark.createDataFrame([["first"]], ["line"]).write.mode("overwrite").text("/tmp/demo/text");
   * console.log(await spark.readStream.text("/tmp/demo/text").columns());
   * // [ 'value' ]
   * ```
   * @see PySpark `DataStreamReader.text` · proto `Read`
   */
  text(path: string, options?: FileStreamOptions): DataFrame<{ readonly value: StringType }> {
    return this.#file("text", [path, options]).assume();
  }

  #read(fields: RelationFields<"read">): DataFrame<AsNullable<S>> {
    return new DataFrame(this.#executor, relation(this.#executor.nextPlanId(), "read", fields));
  }

  #with<R extends Schema = S>(change: Partial<Source>): DataStreamReader<R> {
    return new DataStreamReader(this.#executor, { ...this.#source, ...change });
  }
}
