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
 *   .options({ "kafka.bootstrap.servers": "127.0.0.1:9092", subscribe: "energy-prices" })
 *   .load();
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
   */
  format<F extends keyof StreamSourceColumns>(name: F): DataStreamReader<StreamSourceColumns[F]>;
  format(name: string): DataStreamReader<S>;
  format<R extends Schema>(name: string): DataStreamReader<R> {
    return this.#with({ format: checkText("format", name) });
  }

  /** The columns to read, as a {@link StructType} or as DDL; files need it, because streams infer no schema. */
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

  /** Sets one option of the source, such as `maxFilesPerTrigger`; see {@link StreamOptions}. */
  option(key: "includeHeaders", value: true): DataStreamReader<S & KafkaHeaders>;
  option(key: StreamOptionName, value: OptionValue): DataStreamReader<S>;
  option<R extends Schema>(key: string, value: OptionValue): DataStreamReader<R> {
    return this.#withOptions({ [key]: value });
  }

  /** Sets options of the source; a later value of one key replaces an earlier. */
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

  /** Reads what is appended to a table, which a contract gives its columns as {@link DataFrameReader.table} says. */
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

  /** Reads JSON files as they appear in a folder, one object a line unless `multiLine` is set. */
  json<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("json", [path, options]);
  }

  /** Reads CSV files as they appear in a folder. */
  csv<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("csv", [path, options]);
  }

  /** Reads XML files as they appear in a folder, by `rowTag`. */
  xml<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("xml", [path, options]);
  }

  /** Reads Parquet files as they appear in a folder. */
  parquet<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("parquet", [path, options]);
  }

  /** Reads ORC files as they appear in a folder. */
  orc<R extends Schema = S>(path: string, options?: FileStreamOptions<R>): DataFrame<AsNullable<R>> {
    return this.#file("orc", [path, options]);
  }

  /** Reads text files as they appear in a folder, one row a line, into a column `value`. */
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
