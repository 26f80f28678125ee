import { ArgumentError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { Parse_ParseFormat as ParseFormat } from "../gen/spark/connect/relations_pb.ts";
import { checkText } from "../plan/arguments.ts";
import { type OptionValue, optionTexts } from "../plan/options.ts";
import { type RelationFields, relation } from "../plan/relation.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import type { AnySchema, Schema, StringType, StructType } from "../types/index.ts";
import type { AsNullable } from "../typing/nullability.ts";
import { DataFrame } from "./dataframe.ts";
import {
  isContract,
  type LoadOptions,
  type PathArguments,
  pathsAndOptions,
  type ReadOptions,
  schemaText,
  type TableContract,
} from "./source-arguments.ts";

type Input<R extends Schema> =
  | PathArguments<ReadOptions<R>>
  | readonly [lines: DataFrame, options?: ReadOptions<R> | undefined];

interface Source {
  readonly format?: string;
  readonly schema?: StructType | string;
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** The columns of a table that a JDBC read is split by, each part with one query. */
export interface JdbcPartition {
  /** A numeric, date or timestamp column. */
  readonly column: string;
  /** Where the first part ends; rows below it are read too. */
  readonly lowerBound: OptionValue;
  /** Where the last part begins; rows above it are read too. */
  readonly upperBound: OptionValue;
  readonly numPartitions: number;
}

const bothNeeded = "jdbc() takes either a partition or predicates, not both";

/**
 * Reads data from outside into a DataFrame; lazy: Spark looks at the source when an action runs.
 *
 * Each method gives a new reader and leaves the old one as it was. `S` is the schema once {@link schema} set it.
 *
 * @example
 * ```ts
 * await spark.range(3).write.mode("overwrite").json("/tmp/demo/hours");
 * const hours = spark.read.schema(t.struct({ id: t.long })).json("/tmp/demo/hours");
 * await hours.orderBy("id").show(); // "ID" would not compile
 * // +---+
 * // | id|
 * // +---+
 * // |  0|
 * // |  1|
 * // |  2|
 * // +---+
 * ```
 * @see PySpark `DataFrameReader` · proto `Read`
 */
export class DataFrameReader<S extends Schema = AnySchema> {
  readonly #executor: Executor;
  readonly #source: Source;

  /** @internal Use `spark.read`. */
  constructor(executor: Executor, source: Source = { options: {} }) {
    this.#executor = executor;
    this.#source = source;
  }

  #with<R extends Schema = S>(change: Partial<Source>): DataFrameReader<R> {
    return new DataFrameReader(this.#executor, { ...this.#source, ...change });
  }

  /**
   * The name of the source, such as `json`, `avro`, `iceberg` or `jdbc`; parquet unless set.
   *
   * @throws {@link ArgumentError} if the name is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").csv("/tmp/demo/numbers");
   * const numbers = spark.read.format("csv").schema("id LONG").load("/tmp/demo/numbers");
   * console.log(await numbers.count());
   * // 3
   * ```
   * @see PySpark `DataFrameReader.format` · proto `Read.DataSource`
   */
  format(name: string): DataFrameReader<S> {
    return this.#with({ format: checkText("format", name) });
  }

  /**
   * The columns to read, as a {@link StructType} or as DDL such as `"zone STRING, price DOUBLE"`.
   *
   * With it Spark need not look into the files to infer them.
   *
   * @throws {@link ArgumentError} if it is neither
   * @example
   * ```ts
   * await spark.createDataFrame([{ zone: "FR", price: 98.5 }]).write.mode("overwrite").json("/tmp/demo/prices");
   * const prices = spark.read.schema("zone STRING, price DECIMAL(6,2)").json("/tmp/demo/prices");
   * await prices.show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR|98.50|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrameReader.schema`
   */
  schema<R extends Schema>(schema: StructType<R>): DataFrameReader<R>;
  schema(ddl: string): DataFrameReader;
  schema(schema: StructType | string): DataFrameReader<Schema> {
    schemaText(schema);
    return this.#with({ schema });
  }

  /**
   * Sets one option of the source.
   *
   * @throws {@link ArgumentError} if the value is not text, a number or a boolean
   * @example
   * ```ts
   * await spark.createDataFrame([{ zone: "DE-LU", price: 143.05 }]).write.mode("overwrite").csv("/tmp/demo/csv", { sep: ";" });
   * await spark.read.option("sep", ";").option("inferSchema", true).csv("/tmp/demo/csv").show();
   * // +-----+------+
   * // |  _c0|   _c1|
   * // +-----+------+
   * // |DE-LU|143.05|
   * // +-----+------+
   * ```
   * @see PySpark `DataFrameReader.option`
   */
  option(key: string, value: OptionValue): DataFrameReader<S> {
    return this.options({ [key]: value });
  }

  /**
   * Sets options of the source; a later value of one key replaces an earlier.
   *
   * @throws {@link ArgumentError} if a value is not text, a number or a boolean
   * @example
   * ```ts
   * await spark.createDataFrame([{ zone: "DE-LU", price: 143.05 }]).write.mode("overwrite").csv("/tmp/demo/header", { header: true });
   * await spark.read.options({ header: true, inferSchema: true }).csv("/tmp/demo/header").show();
   * // +-----+------+
   * // | zone| price|
   * // +-----+------+
   * // |DE-LU|143.05|
   * // +-----+------+
   * ```
   * @see PySpark `DataFrameReader.options`
   */
  options(options: Readonly<Record<string, OptionValue>>): DataFrameReader<S> {
    return this.#with({ options: { ...this.#source.options, ...optionTexts(options) } });
  }

  /**
   * Reads a source, from files or folders where it has paths.
   *
   * @param args - paths one by one or in one list, then perhaps `format`, `schema` and options of the source
   * @throws {@link ArgumentError} if a path is not text
   * @example
   * ```ts
   * await spark.createDataFrame([{ zone: "FR", price: 98.5 }]).write.mode("overwrite").csv("/tmp/demo/load", { header: true });
   * await spark.read.load("/tmp/demo/load", { format: "csv", schema: "zone STRING, price DOUBLE", header: true }).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR| 98.5|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrameReader.load` · proto `Read.DataSource`
   */
  load<R extends Schema = S>(...args: PathArguments<LoadOptions<R>>): DataFrame<AsNullable<R>> {
    const { paths, options } = pathsAndOptions(args);
    return this.#named<R>(options).#load(paths);
  }

  #named<R extends Schema>({ format, schema, ...options }: Partial<LoadOptions<R>>): DataFrameReader<R> {
    const reader: DataFrameReader<Schema> =
      schema === undefined ? this.#with<Schema>({}) : this.schema(schema as StructType);
    const formatted = format === undefined ? reader : reader.format(format);
    // What is left are options; a type of its own inside the index signature is only the schema's.
    return formatted.options(options as Readonly<Record<string, OptionValue>>).#with<R>({});
  }

  #files<R extends Schema>(format: string, args: PathArguments<ReadOptions<R>>): DataFrame<AsNullable<R>> {
    const { paths, options } = pathsAndOptions(args);
    return this.#named<R>({ ...options, format }).#load(paths);
  }

  #load(paths: readonly string[], predicates: readonly string[] = []): DataFrame<AsNullable<S>> {
    const { format, schema, options } = this.#source;
    return this.#read({
      readType: {
        case: "dataSource",
        value: {
          ...(format !== undefined && { format }),
          ...(schema !== undefined && { schema: schemaText(schema) }),
          options: optionTexts(options),
          paths: [...paths],
          predicates: [...predicates],
        },
      },
    });
  }

  #read(fields: RelationFields<"read">): DataFrame<AsNullable<S>> {
    return new DataFrame(this.#executor, relation(this.#executor.nextPlanId(), "read", fields));
  }

  /**
   * Reads a table or view by its (qualified) name, with the options set before.
   *
   * With a contract, an object with the name and a schema, the compiler knows the columns: the server casts them to
   * those of the schema as {@link DataFrame.to} does, and refuses a table that lacks one.
   *
   * @throws {@link ArgumentError} if a schema was set: a table has its own
   * @example
   * ```ts
   * const contract = { name: "hours", schema: t.struct({ id: t.notNull(t.long) }) };
   * await spark.range(3).createOrReplaceTempView("hours");
   * console.log(await spark.read.table("hours").count());
   * // 3
   * console.log((await spark.read.table(contract).collect()).map((row) => row.id * 2n));
   * // [ 0n, 2n, 4n ]
   * ```
   * @see PySpark `DataFrameReader.table` · proto `Read.NamedTable`
   */
  table(name: string): DataFrame;
  table<R extends Schema>(contract: TableContract<R>): DataFrame<R>;
  table(table: string | TableContract): DataFrame {
    return isContract(table) ? this.#table(table.name).to(table.schema) : this.#table(table);
  }

  #table(name: string): DataFrame {
    this.#refuseSchema("table");
    return this.#read({
      readType: {
        case: "namedTable",
        value: { unparsedIdentifier: checkText("name", name), options: optionTexts(this.#source.options) },
      },
    });
  }

  /**
   * Reads the changes of rows of a table that records them, between the versions or times of the options
   * `startingVersion`, `endingVersion`, `startingTimestamp` and `endingTimestamp`; since Spark 4.2.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link ArgumentError} if a schema was set: a table has its own
   * @example
   * ```ts
   * const changes = spark.read.option("startingVersion", 3).changes("lake.demo.prices");
   * await changes.show();
   * ```
   * @see PySpark `DataFrameReader.changes` · proto `RelationChanges`
   */
  changes(tableName: string): DataFrame {
    this.#refuseSchema("changes");
    const options = optionTexts(this.#source.options);
    return new DataFrame(
      this.#executor,
      relation(this.#executor.nextPlanId(), "relationChanges", {
        unparsedIdentifier: checkText("tableName", tableName),
        options,
      }),
    );
  }

  #refuseSchema(method: string): void {
    if (this.#source.schema !== undefined)
      throw new ArgumentError(
        `a table has its own schema: leave out schema(), or call ${method}(name).to(schema)`,
      );
  }

  /**
   * Reads JSON files, one object a line unless the option `multiLine` is set; or parses the one text column of a DataFrame.
   *
   * @param paths - files or folders, one by one or in one list, then perhaps `schema` and options of the source
   * @throws {@link ArgumentError} if a path is not text, or a DataFrame is parsed with a schema in DDL
   * @example
   * ```ts
   * const lines = spark.createDataFrame([{ value: '{"zone":"DE-LU","price":143.05}' }, { value: '{"zone":"FR"}' }]);
   * await spark.read.json(lines, { schema: t.struct({ zone: t.string, price: t.double }) }).show();
   * // +-----+------+
   * // | zone| price|
   * // +-----+------+
   * // |DE-LU|143.05|
   * // |   FR|  NULL|
   * // +-----+------+
   * ```
   * @see PySpark `DataFrameReader.json` · proto `Read.DataSource`, `Parse`
   */
  json<R extends Schema = S>(lines: DataFrame, options?: ReadOptions<R>): DataFrame<AsNullable<R>>;
  json<R extends Schema = S>(...paths: PathArguments<ReadOptions<R>>): DataFrame<AsNullable<R>>;
  json<R extends Schema = S>(...input: Input<R>): DataFrame<AsNullable<R>> {
    return this.#filesOrParse("json", ParseFormat.JSON, input);
  }

  /**
   * Reads CSV files; or parses the one text column of a DataFrame.
   *
   * All columns are text unless a schema is given or the option `inferSchema` is set.
   *
   * @param paths - files or folders, one by one or in one list, then perhaps `schema` and options of the source
   * @throws {@link ArgumentError} if a path is not text, or a DataFrame is parsed with a schema in DDL
   * @example
   * ```ts
   * const lines = spark.createDataFrame([{ value: "DE-LU,143.05" }, { value: "FR," }]);
   * await spark.read.csv(lines, { schema: t.struct({ zone: t.string, price: t.double }) }).show();
   * // +-----+------+
   * // | zone| price|
   * // +-----+------+
   * // |DE-LU|143.05|
   * // |   FR|  NULL|
   * // +-----+------+
   * ```
   * @see PySpark `DataFrameReader.csv` · proto `Read.DataSource`, `Parse`
   */
  csv<R extends Schema = S>(lines: DataFrame, options?: ReadOptions<R>): DataFrame<AsNullable<R>>;
  csv<R extends Schema = S>(...paths: PathArguments<ReadOptions<R>>): DataFrame<AsNullable<R>>;
  csv<R extends Schema = S>(...input: Input<R>): DataFrame<AsNullable<R>> {
    return this.#filesOrParse("csv", ParseFormat.CSV, input);
  }

  /**
   * Reads XML files by the option `rowTag`; or parses the one text column of a DataFrame, which servers do from 4.2 on.
   *
   * @param paths - files or folders, one by one or in one list, then perhaps `schema` and options of the source
   * @throws {@link ArgumentError} if a path is not text, or a DataFrame is parsed with a schema in DDL
   * @example
   * ```ts
   * await spark.createDataFrame([{ zone: "FR", price: 98.5 }]).write.mode("overwrite").xml("/tmp/demo/xml", { rowTag: "hour" });
   * await spark.read.xml("/tmp/demo/xml", { rowTag: "hour", schema: "zone STRING, price DOUBLE" }).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR| 98.5|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrameReader.xml` · proto `Read.DataSource`, `Parse`
   */
  xml<R extends Schema = S>(lines: DataFrame, options?: ReadOptions<R>): DataFrame<AsNullable<R>>;
  xml<R extends Schema = S>(...paths: PathArguments<ReadOptions<R>>): DataFrame<AsNullable<R>>;
  xml<R extends Schema = S>(...input: Input<R>): DataFrame<AsNullable<R>> {
    return this.#filesOrParse("xml", ParseFormat.XML, input);
  }

  #filesOrParse<R extends Schema>(
    format: string,
    parseFormat: ParseFormat,
    input: Input<R>,
  ): DataFrame<AsNullable<R>> {
    const [first, given] = input;
    // The compiler cannot tell the forms of a list from its first element.
    if (!(first instanceof DataFrame)) return this.#files(format, input as PathArguments<ReadOptions<R>>);
    const { schema, options } = this.#named<R>((given ?? {}) as ReadOptions<R>).#source;
    if (typeof schema === "string")
      throw new ArgumentError("parsing a DataFrame needs the schema as a StructType: t.struct({ … })");
    return first.derive("parse", {
      input: first.toRelation(),
      format: parseFormat,
      options: optionTexts(options),
      ...(schema && { schema: dataTypeToProto(schema) }),
    });
  }

  /**
   * Reads Parquet files.
   *
   * @param paths - files or folders, one by one or in one list, then perhaps `schema` and options of the source
   * @throws {@link ArgumentError} if a path is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").parquet("/tmp/demo/parquet");
   * console.log(await spark.read.parquet("/tmp/demo/parquet").count());
   * // 3
   * ```
   * @see PySpark `DataFrameReader.parquet` · proto `Read.DataSource`
   */
  parquet<R extends Schema = S>(...paths: PathArguments<ReadOptions<R>>): DataFrame<AsNullable<R>> {
    return this.#files("parquet", paths);
  }

  /**
   * Reads Avro files; the server needs the `spark-avro` module.
   *
   * @param paths - files or folders, one by one or in one list, then perhaps `schema` and options of the source
   * @throws {@link ArgumentError} if a path is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").avro("/tmp/demo/avro");
   * console.log(await spark.read.avro("/tmp/demo/avro").count());
   * // 3
   * ```
   * @see PySpark `DataFrameReader.format("avro")` · proto `Read.DataSource`
   */
  avro<R extends Schema = S>(...paths: PathArguments<ReadOptions<R>>): DataFrame<AsNullable<R>> {
    return this.#files("avro", paths);
  }

  /**
   * Reads ORC files.
   *
   * @param paths - files or folders, one by one or in one list, then perhaps `schema` and options of the source
   * @throws {@link ArgumentError} if a path is not text
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").orc("/tmp/demo/orc");
   * console.log(await spark.read.orc("/tmp/demo/orc").count());
   * // 3
   * ```
   * @see PySpark `DataFrameReader.orc` · proto `Read.DataSource`
   */
  orc<R extends Schema = S>(...paths: PathArguments<ReadOptions<R>>): DataFrame<AsNullable<R>> {
    return this.#files("orc", paths);
  }

  /**
   * Reads text files, one row a line, into a column `value`.
   *
   * @param paths - files or folders, one by one or in one list, then perhaps options of the source
   * @throws {@link ArgumentError} if a path is not text
   * @example
   * ```ts
   * await spark.createDataFrame([{ line: "first" }]).write.mode("overwrite").text("/tmp/demo/text");
   * console.log(await spark.read.text("/tmp/demo/text").first());
   * // { value: 'first' }
   * ```
   * @see PySpark `DataFrameReader.text` · proto `Read.DataSource`
   */
  text(...paths: PathArguments<ReadOptions>): DataFrame<{ readonly value: StringType }> {
    return this.#files("text", paths).assume();
  }

  /**
   * Reads a table of a database over JDBC; the server needs the driver.
   *
   * @param url - as the driver takes it, such as `jdbc:postgresql://host/database`
   * @param table - a table, or a query in parentheses with an alias
   * @param properties - of the connection, such as `user` and `password`
   * @param split - how to read in parallel: a partition column, or one condition for each part
   * @throws {@link ArgumentError} if both ways to read in parallel are given
   * @example
   * ```ts
   * const url = "jdbc:postgresql://localhost:5432/energy?user=reader&password=secret";
   * const zones = spark.read.jdbc(url, "(SELECT 'DE-LU' AS zone, 83 AS million) AS zones");
   * await zones.show();
   * // +-----+-------+
   * // | zone|million|
   * // +-----+-------+
   * // |DE-LU|     83|
   * // +-----+-------+
   * ```
   * @see PySpark `DataFrameReader.jdbc` · proto `Read.DataSource`
   */
  jdbc(
    url: string,
    table: string,
    properties: Readonly<Record<string, string>> = {},
    split: { readonly partition?: JdbcPartition; readonly predicates?: readonly string[] } = {},
  ): DataFrame<AsNullable<S>> {
    const { partition, predicates } = split;
    if (partition && predicates) throw new ArgumentError(bothNeeded);
    return this.format("jdbc")
      .options({
        ...properties,
        url: checkText("url", url),
        dbtable: checkText("table", table),
        ...(partition && {
          partitionColumn: partition.column,
          lowerBound: partition.lowerBound,
          upperBound: partition.upperBound,
          numPartitions: partition.numPartitions,
        }),
      })
      .#load([], predicates);
  }
}
