import { DataFrame } from "../dataframe/dataframe.ts";
import { ArgumentError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { requireConnected } from "../execution/server-version.ts";
import { type OptionValue, optionTexts } from "../plan/options.ts";
import { type RelationFields, relation } from "../plan/relation.ts";
import type { AnySchema, Schema, StringType, StructType } from "../types/index.ts";

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

  /** The name of the source, such as `kafka`, `rate`, `json` or `iceberg`; parquet unless set. */
  format(name: string): DataStreamReader<S> {
    return this.#with({ format: name });
  }

  /** The columns to read, as a {@link StructType} or as DDL; files need it, because streams infer no schema. */
  schema<R extends Schema>(schema: StructType<R>): DataStreamReader<R>;
  schema(ddl: string): DataStreamReader;
  schema(schema: StructType | string): DataStreamReader<Schema> {
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
    requireConnected(this.#executor, "4.2", "readStream.name()");
    return this.#with({ name: source });
  }

  /** Sets one option of the source, such as `maxFilesPerTrigger`. */
  option(key: string, value: OptionValue): DataStreamReader<S> {
    return this.options({ [key]: value });
  }

  /** Sets options of the source; a later value of one key replaces an earlier. */
  options(options: Readonly<Record<string, OptionValue>>): DataStreamReader<S> {
    return this.#with({ options: { ...this.#source.options, ...options } });
  }

  /**
   * Reads the source set by {@link format}.
   *
   * @param path - the folder new files appear in, for file sources
   */
  load(path?: string): DataFrame<S> {
    if (path?.trim() === "")
      throw new ArgumentError("The path is empty; name a folder.", { pointer: "/path" });
    const { format, schema, name, options } = this.#source;
    return this.#read({
      isStreaming: true,
      readType: {
        case: "dataSource",
        value: {
          ...(format !== undefined && { format }),
          ...(schema !== undefined && { schema: typeof schema === "string" ? schema : schema.json() }),
          options: optionTexts(options),
          paths: path === undefined ? [] : [path],
          ...(name !== undefined && { sourceName: name }),
        },
      },
    });
  }

  /** Reads what is appended to a table. */
  table(name: string): DataFrame<S> {
    this.#checkTable();
    return this.#read({
      isStreaming: true,
      readType: {
        case: "namedTable",
        value: { unparsedIdentifier: name, options: optionTexts(this.#source.options) },
      },
    });
  }

  /**
   * Reads the changes of rows of a table that records them, by options such as `startingVersion`; since Spark 4.2.
   *
   * @throws {@link UnsupportedError} if the server is older
   */
  changes(tableName: string): DataFrame<S> {
    this.#checkTable();
    requireConnected(this.#executor, "4.2", "readStream.changes()");
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
  json(path: string): DataFrame<S> {
    return this.format("json").load(path);
  }

  /** Reads CSV files as they appear in a folder. */
  csv(path: string): DataFrame<S> {
    return this.format("csv").load(path);
  }

  /** Reads XML files as they appear in a folder, by `rowTag`. */
  xml(path: string): DataFrame<S> {
    return this.format("xml").load(path);
  }

  /** Reads Parquet files as they appear in a folder. */
  parquet(path: string): DataFrame<S> {
    return this.format("parquet").load(path);
  }

  /** Reads ORC files as they appear in a folder. */
  orc(path: string): DataFrame<S> {
    return this.format("orc").load(path);
  }

  /** Reads text files as they appear in a folder, one row a line, into a column `value`. */
  text(path: string): DataFrame<{ readonly value: StringType }> {
    return this.format("text").load(path).as();
  }

  #read(fields: RelationFields<"read">): DataFrame<S> {
    return new DataFrame(this.#executor, relation(this.#executor.nextPlanId(), "read", fields));
  }

  #with<R extends Schema = S>(change: Partial<Source>): DataStreamReader<R> {
    return new DataStreamReader(this.#executor, { ...this.#source, ...change });
  }
}
