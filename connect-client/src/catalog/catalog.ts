import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { DataFrame } from "../dataframe/dataframe.ts";
import { StorageLevel } from "../dataframe/storage-level.ts";
import { DecodeError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { CatalogSchema } from "../gen/spark/connect/catalog_pb.ts";
import { type OptionValue, optionTexts } from "../plan/options.ts";
import { relation } from "../plan/relation.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import type { AnySchema, Schema, SparkValue, StructType } from "../types/index.ts";
import type {
  CatalogEntry,
  ColumnEntry,
  DatabaseEntry,
  FunctionEntry,
  PartitionEntry,
  TableEntry,
} from "./catalog-entries.ts";

type CatalogType = NonNullable<MessageInitShape<typeof CatalogSchema>["catType"]>;
type CatalogKind = NonNullable<CatalogType["case"]>;
type CatalogFields<K extends CatalogKind> = Extract<CatalogType, { case: K }>["value"];

/** What a table made through the catalog is; all may be left out. */
export interface TableOptions<S extends Schema = AnySchema> {
  /** Where its files are; with it the table is external. */
  readonly path?: string;
  /** The kind of table, such as `parquet` or `iceberg`; the session's default unless given. */
  readonly source?: string;
  readonly schema?: StructType<S>;
  readonly description?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

/**
 * Looks at and changes the catalogs of the session: databases, tables, views, functions and what is cached.
 *
 * Each method asks the server at once. Names may be qualified, as in `lake.silver.energy_hourly`.
 *
 * @example
 * ```ts
 * await spark.range(3).createOrReplaceTempView("hours");
 * console.log(await spark.catalog.tableExists("hours"), await spark.catalog.tableExists("days"));
 * // true false
 * ```
 * @see PySpark `Catalog` · proto `Catalog`
 */
export class Catalog {
  readonly #executor: Executor;

  /** @internal Use `spark.catalog`. */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  #ask<K extends CatalogKind>(kind: K, fields: CatalogFields<K>): DataFrame {
    // The correlation of `kind` and `fields` is held by the signature; TypeScript cannot carry it into a union.
    const catType = { case: kind, value: fields } as CatalogType;
    const catalog = create(CatalogSchema, { catType });
    return new DataFrame(this.#executor, relation(this.#executor.nextPlanId(), "catalog", catalog));
  }

  /** The answers of the server are rows whose columns are the fields of an entry. */
  async #entries<E, K extends CatalogKind>(kind: K, fields: CatalogFields<K>): Promise<E[]> {
    return (await this.#ask(kind, fields).collect()) as E[];
  }

  async #entry<E, K extends CatalogKind>(kind: K, fields: CatalogFields<K>): Promise<E> {
    const [entry] = await this.#entries<E, K>(kind, fields);
    if (entry === undefined) throw new DecodeError(`the server answered ${kind} with no row`);
    return entry;
  }

  /** For answers whose columns have no names to rely on. */
  async #lists<K extends CatalogKind>(kind: K, fields: CatalogFields<K>): Promise<SparkValue[][]> {
    return (await this.#ask(kind, fields).collect()).map((row) => Object.values(row));
  }

  async #value<K extends CatalogKind>(kind: K, fields: CatalogFields<K>): Promise<SparkValue | undefined> {
    const [values = []] = await this.#lists(kind, fields);
    return values[0];
  }

  async #text<K extends CatalogKind>(kind: K, fields: CatalogFields<K>): Promise<string> {
    return String((await this.#value(kind, fields)) ?? "");
  }

  async #truth<K extends CatalogKind>(kind: K, fields: CatalogFields<K>): Promise<boolean> {
    return (await this.#value(kind, fields)) === true;
  }

  async #run<K extends CatalogKind>(kind: K, fields: CatalogFields<K>): Promise<void> {
    await this.#ask(kind, fields).collect();
  }

  /**
   * Asks the server for the name of the current catalog.
   *
   * @example
   * ```ts
   * console.log(await spark.catalog.currentCatalog());
   * // spark_catalog
   * ```
   * @see PySpark `Catalog.currentCatalog` · proto `CurrentCatalog`
   */
  currentCatalog(): Promise<string> {
    return this.#text("currentCatalog", {});
  }

  /**
   * Tells the server which catalog is the current one: names without a catalog are looked up there.
   *
   * @throws {@link SparkServerError} if there is no catalog of that name
   * @example
   * ```ts
   * await spark.catalog.setCurrentCatalog("spark_catalog");
   * console.log(await spark.catalog.currentCatalog());
   * // spark_catalog
   * ```
   * @see PySpark `Catalog.setCurrentCatalog` · proto `SetCurrentCatalog`
   */
  setCurrentCatalog(name: string): Promise<void> {
    return this.#run("setCurrentCatalog", { catalogName: name });
  }

  /**
   * Asks the server for the catalogs used so far in the session.
   *
   * @param pattern - takes only names that match; `*` is any text and `|` means or
   * @example
   * ```ts
   * console.log(await spark.catalog.listCatalogs("spark*"));
   * // [ { name: 'spark_catalog', description: null } ]
   * ```
   * @see PySpark `Catalog.listCatalogs` · proto `ListCatalogs`
   */
  listCatalogs(pattern?: string): Promise<CatalogEntry[]> {
    return this.#entries("listCatalogs", optional({ pattern }));
  }

  /**
   * Asks the server for the name of the current database.
   *
   * @example
   * ```ts
   * console.log(await spark.catalog.currentDatabase());
   * // default
   * ```
   * @see PySpark `Catalog.currentDatabase` · proto `CurrentDatabase`
   */
  currentDatabase(): Promise<string> {
    return this.#text("currentDatabase", {});
  }

  /**
   * Tells the server which database is the current one: names without a database are looked up there.
   *
   * @throws {@link AnalysisError} if there is no database of that name
   * @example
   * ```ts
   * await spark.catalog.setCurrentDatabase("default");
   * console.log(await spark.catalog.currentDatabase());
   * // default
   * ```
   * @see PySpark `Catalog.setCurrentDatabase` · proto `SetCurrentDatabase`
   */
  setCurrentDatabase(name: string): Promise<void> {
    return this.#run("setCurrentDatabase", { dbName: name });
  }

  /**
   * Asks the server for the databases of the current catalog.
   *
   * @param pattern - takes only names that match; `*` is any text and `|` means or
   * @example
   * ```ts
   * console.log((await spark.catalog.listDatabases("def*")).map(({ name }) => name));
   * // [ 'default' ]
   * ```
   * @see PySpark `Catalog.listDatabases` · proto `ListDatabases`
   */
  listDatabases(pattern?: string): Promise<DatabaseEntry[]> {
    return this.#entries("listDatabases", optional({ pattern }));
  }

  /**
   * Asks the server for one database.
   *
   * @throws {@link AnalysisError} if there is no database of that name
   * @example
   * ```ts
   * const { name, catalog, description } = await spark.catalog.getDatabase("default");
   * console.log(name, catalog, description);
   * // default spark_catalog default database
   * ```
   * @see PySpark `Catalog.getDatabase` · proto `GetDatabase`
   */
  getDatabase(name: string): Promise<DatabaseEntry> {
    return this.#entry("getDatabase", { dbName: name });
  }

  /**
   * Asks the server whether a database exists.
   *
   * @example
   * ```ts
   * console.log(await spark.catalog.databaseExists("default"), await spark.catalog.databaseExists("silver"));
   * // true false
   * ```
   * @see PySpark `Catalog.databaseExists` · proto `DatabaseExists`
   */
  databaseExists(name: string): Promise<boolean> {
    return this.#truth("databaseExists", { dbName: name });
  }

  /**
   * Runs a command: makes a database; since Spark 4.2, before that by `spark.sql`.
   *
   * @param options - `ifNotExists` leaves one that exists as it is
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if it exists
   * @example
   * ```ts
   * await spark.catalog.createDatabase("demo", { ifNotExists: true, properties: { owner: "energy" } });
   * console.log(await spark.catalog.databaseExists("demo"));
   * // true
   * await spark.catalog.dropDatabase("demo");
   * ```
   * @see PySpark `Catalog.createDatabase` · proto `CreateDatabase`
   */
  async createDatabase(
    name: string,
    options: { readonly ifNotExists?: boolean; readonly properties?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    await this.#run("createDatabase", {
      dbName: name,
      ifNotExists: options.ifNotExists ?? false,
      properties: { ...options.properties },
    });
  }

  /**
   * Runs a command: removes a database; since Spark 4.2, before that by `spark.sql`.
   *
   * @param options - `ifExists` accepts that there is none; `cascade` removes what is in it too
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if it does not exist or is not empty
   * @example
   * ```ts
   * await spark.catalog.dropDatabase("demo", { ifExists: true, cascade: true });
   * console.log(await spark.catalog.databaseExists("demo"));
   * // false
   * ```
   * @see PySpark `Catalog.dropDatabase` · proto `DropDatabase`
   */
  async dropDatabase(
    name: string,
    options: { readonly ifExists?: boolean; readonly cascade?: boolean } = {},
  ): Promise<void> {
    await this.#run("dropDatabase", { dbName: name, ifExists: false, cascade: false, ...options });
  }

  /**
   * Asks the server for the tables and views of a database and the temporary views.
   *
   * @param database - the current one unless given
   * @param pattern - takes only names that match; `*` is any text and `|` means or
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * console.log(await spark.catalog.listTables("default", "hours"));
   * // [
   * //   {
   * //     name: 'hours',
   * //     catalog: null,
   * //     namespace: [],
   * //     description: null,
   * //     tableType: 'TEMPORARY',
   * //     isTemporary: true
   * //   }
   * // ]
   * ```
   * @see PySpark `Catalog.listTables` · proto `ListTables`
   */
  listTables(database?: string, pattern?: string): Promise<TableEntry[]> {
    return this.#entries("listTables", optional({ dbName: database, pattern }));
  }

  /**
   * Asks the server for one table or view.
   *
   * @throws {@link AnalysisError} if there is none of that name
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * const { name, tableType, isTemporary } = await spark.catalog.getTable("hours");
   * console.log(name, tableType, isTemporary);
   * // hours TEMPORARY true
   * ```
   * @see PySpark `Catalog.getTable` · proto `GetTable`
   */
  getTable(name: string): Promise<TableEntry> {
    return this.#entry("getTable", { tableName: name });
  }

  /**
   * Asks the server whether a table or view exists.
   *
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * console.log(await spark.catalog.tableExists("hours"));
   * // true
   * ```
   * @see PySpark `Catalog.tableExists` · proto `TableExists`
   */
  tableExists(name: string): Promise<boolean> {
    return this.#truth("tableExists", { tableName: name });
  }

  /**
   * Asks the server for the columns of a table or view.
   *
   * @throws {@link AnalysisError} if there is none of that name
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * for (const { name, dataType, nullable } of await spark.catalog.listColumns("hours")) {
   *   console.log(name, dataType, nullable);
   * }
   * // id bigint false
   * ```
   * @see PySpark `Catalog.listColumns` · proto `ListColumns`
   */
  listColumns(table: string): Promise<ColumnEntry[]> {
    return this.#entries("listColumns", { tableName: table });
  }

  /**
   * Runs a command: makes an empty table, or one over files that exist, and gives it as a DataFrame.
   *
   * @throws {@link AnalysisError} if it exists
   * @example
   * ```ts
   * const hours = await spark.catalog.createTable("spark_catalog.demo.hours", {
   *   source: "parquet",
   *   schema: t.struct({ zone: t.string, price: t.double }),
   * });
   * console.log(await hours.count(), await hours.columns());
   * // 0 [ 'zone', 'price' ]
   * ```
   * @see PySpark `Catalog.createTable` · proto `CreateTable`
   */
  async createTable<S extends Schema = AnySchema>(
    name: string,
    table: TableOptions<S> = {},
  ): Promise<DataFrame<S>> {
    const { path, source, schema, description, options = {} } = table;
    await this.#run("createTable", {
      tableName: name,
      options: optionTexts(options),
      ...optional({ path, source, description, schema: schema && dataTypeToProto(schema) }),
    });
    return new DataFrame(
      this.#executor,
      relation(this.#executor.nextPlanId(), "read", {
        readType: { case: "namedTable", value: { unparsedIdentifier: name } },
      }),
    );
  }

  /**
   * Runs a command: removes a table; since Spark 4.2, before that by `spark.sql`.
   *
   * @param options - `ifExists` accepts that there is none; `purge` skips the trash of the file system
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if it does not exist
   * @example
   * ```ts
   * await spark.catalog.dropTable("no_such_table", { ifExists: true });
   * console.log(await spark.catalog.tableExists("no_such_table"));
   * // false
   * ```
   * @see PySpark `Catalog.dropTable` · proto `DropTable`
   */
  async dropTable(
    name: string,
    options: { readonly ifExists?: boolean; readonly purge?: boolean } = {},
  ): Promise<void> {
    await this.#run("dropTable", { tableName: name, ifExists: false, purge: false, ...options });
  }

  /**
   * Asks the server for the properties of a table; since Spark 4.2, before that `SHOW TBLPROPERTIES`.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if there is no table of that name
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE spark_catalog.demo.rated (id BIGINT) USING parquet TBLPROPERTIES ('owner' = 'energy')");
   * console.log((await spark.catalog.getTableProperties("spark_catalog.demo.rated")).owner);
   * // energy
   * ```
   * @see PySpark `Catalog.getTableProperties` · proto `GetTableProperties`
   */
  async getTableProperties(table: string): Promise<Record<string, string>> {
    const properties = await this.#lists("getTableProperties", { tableName: table });
    return Object.fromEntries(properties.map(([key, value]) => [String(key), String(value)]));
  }

  /**
   * Asks the server for the SQL that makes a table like this one; since Spark 4.2, before that `SHOW CREATE TABLE`.
   *
   * @param asSerde - writes it for Hive
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if there is no table of that name
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE spark_catalog.demo.likes (id BIGINT) USING parquet");
   * console.log((await spark.catalog.getCreateTableString("spark_catalog.demo.likes")).includes("id BIGINT"));
   * // true
   * ```
   * @see PySpark `Catalog.getCreateTableString` · proto `GetCreateTableString`
   */
  async getCreateTableString(table: string, asSerde = false): Promise<string> {
    return this.#text("getCreateTableString", { tableName: table, asSerde });
  }

  /**
   * Asks the server for the partitions of a table; since Spark 4.2, before that `SHOW PARTITIONS`.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if the table does not exist or has no partitions
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE spark_catalog.demo.zones (id BIGINT, zone STRING) USING parquet PARTITIONED BY (zone)");
   * await spark.sql("INSERT INTO spark_catalog.demo.zones VALUES (1, 'FR'), (2, 'DE')");
   * console.log(await spark.catalog.listPartitions("spark_catalog.demo.zones"));
   * // [ { partition: 'zone=DE' }, { partition: 'zone=FR' } ]
   * ```
   * @see PySpark `Catalog.listPartitions` · proto `ListPartitions`
   */
  async listPartitions(table: string): Promise<PartitionEntry[]> {
    const partitions = await this.#lists("listPartitions", { tableName: table });
    return partitions.map(([partition]) => ({ partition: String(partition) }));
  }

  /**
   * Runs a job: collects statistics of a table for the optimizer; since Spark 4.2, before that `ANALYZE TABLE`.
   *
   * @param noScan - only the size, which needs no reading
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if there is no table of that name
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE spark_catalog.demo.sized (id BIGINT) USING parquet");
   * await spark.catalog.analyzeTable("spark_catalog.demo.sized");
   * ```
   * @see PySpark `Catalog.analyzeTable` · proto `AnalyzeTable`
   */
  async analyzeTable(table: string, noScan = false): Promise<void> {
    await this.#run("analyzeTable", { tableName: table, noScan });
  }

  /**
   * Runs a command: removes all rows of a table; since Spark 4.2, before that `TRUNCATE TABLE`.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if there is no table of that name
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE spark_catalog.demo.emptied USING parquet AS SELECT 1 AS id");
   * await spark.catalog.truncateTable("spark_catalog.demo.emptied");
   * console.log(await spark.table("spark_catalog.demo.emptied").count());
   * // 0
   * ```
   * @see PySpark `Catalog.truncateTable` · proto `TruncateTable`
   */
  async truncateTable(name: string): Promise<void> {
    await this.#run("truncateTable", { tableName: name });
  }

  /**
   * Asks the server for the views of a database and the temporary views; since Spark 4.2.
   *
   * @param database - the current one unless given
   * @param pattern - takes only names that match; `*` is any text and `|` means or
   * @throws {@link UnsupportedError} if the server is older
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * console.log((await spark.catalog.listViews("default", "hours")).map(({ name }) => name));
   * // [ 'hours' ]
   * ```
   * @see PySpark `Catalog.listViews` · proto `ListViews`
   */
  async listViews(database?: string, pattern?: string): Promise<TableEntry[]> {
    const dbName = pattern === undefined ? database : (database ?? (await this.currentDatabase()));
    return this.#entries("listViews", optional({ dbName, pattern }));
  }

  /**
   * Runs a command: removes a view; since Spark 4.2, before that by `spark.sql`.
   *
   * @param options - `ifExists` accepts that there is none
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} if it does not exist
   * @example
   * ```ts
   * await spark.catalog.dropView("no_such_view", { ifExists: true });
   * console.log(await spark.catalog.tableExists("no_such_view"));
   * // false
   * ```
   * @see PySpark `Catalog.dropView` · proto `DropView`
   */
  async dropView(name: string, options: { readonly ifExists?: boolean } = {}): Promise<void> {
    await this.#run("dropView", { viewName: name, ifExists: false, ...options });
  }

  /**
   * Tells the server to remove a temporary view; false if there was none.
   *
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * console.log(await spark.catalog.dropTempView("hours"), await spark.catalog.dropTempView("hours"));
   * // true false
   * ```
   * @see PySpark `Catalog.dropTempView` · proto `DropTempView`
   */
  dropTempView(name: string): Promise<boolean> {
    return this.#truth("dropTempView", { viewName: name });
  }

  /**
   * Tells the server to remove a view of all sessions; false if there was none.
   *
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceGlobalTempView("demo");
   * console.log(await spark.catalog.dropGlobalTempView("demo"));
   * // true
   * ```
   * @see PySpark `Catalog.dropGlobalTempView` · proto `DropGlobalTempView`
   */
  dropGlobalTempView(name: string): Promise<boolean> {
    return this.#truth("dropGlobalTempView", { viewName: name });
  }

  /**
   * Asks the server for the functions of a database, Spark's own included.
   *
   * @param database - the current one unless given
   * @param pattern - takes only names that match; `*` is any text and `|` means or
   * @example
   * ```ts
   * console.log((await spark.catalog.listFunctions(undefined, "date_t*")).map(({ name }) => name));
   * // [ 'date_trunc' ]
   * ```
   * @see PySpark `Catalog.listFunctions` · proto `ListFunctions`
   */
  listFunctions(database?: string, pattern?: string): Promise<FunctionEntry[]> {
    return this.#entries("listFunctions", optional({ dbName: database, pattern }));
  }

  /**
   * Asks the server for one function.
   *
   * @throws {@link AnalysisError} if there is none of that name
   * @example
   * ```ts
   * const { name, className } = await spark.catalog.getFunction("date_trunc");
   * console.log(name, className);
   * // date_trunc org.apache.spark.sql.catalyst.expressions.TruncTimestamp
   * ```
   * @see PySpark `Catalog.getFunction` · proto `GetFunction`
   */
  getFunction(name: string): Promise<FunctionEntry> {
    return this.#entry("getFunction", { functionName: name });
  }

  /**
   * Asks the server whether a function exists.
   *
   * @example
   * ```ts
   * console.log(await spark.catalog.functionExists("date_trunc"), await spark.catalog.functionExists("dateTrunc"));
   * // true false
   * ```
   * @see PySpark `Catalog.functionExists` · proto `FunctionExists`
   */
  functionExists(name: string): Promise<boolean> {
    return this.#truth("functionExists", { functionName: name });
  }

  /**
   * Asks the server whether the rows of a table or view are kept in memory.
   *
   * @throws {@link AnalysisError} if there is none of that name
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * console.log(await spark.catalog.isCached("hours"));
   * // false
   * ```
   * @see PySpark `Catalog.isCached` · proto `IsCached`
   */
  isCached(table: string): Promise<boolean> {
    return this.#truth("isCached", { tableName: table });
  }

  /**
   * Tells the server to keep the rows of a table or view once an action has computed them.
   *
   * @param level - where they are kept
   * @throws {@link AnalysisError} if there is none of that name
   * @example
   * ```ts
   * await spark.range(1_000, 2_000).createOrReplaceTempView("hours");
   * await spark.catalog.cacheTable("hours", StorageLevel.MEMORY_ONLY);
   * console.log(await spark.catalog.isCached("hours"));
   * // true
   * await spark.catalog.uncacheTable("hours");
   * ```
   * @see PySpark `Catalog.cacheTable` · proto `CacheTable`
   */
  cacheTable(table: string, level: StorageLevel = StorageLevel.MEMORY_AND_DISK): Promise<void> {
    return this.#run("cacheTable", { tableName: table, storageLevel: level });
  }

  /**
   * Tells the server to drop what {@link cacheTable} keeps.
   *
   * @throws {@link AnalysisError} if there is no table or view of that name
   * @example
   * ```ts
   * await spark.range(2_000, 3_000).createOrReplaceTempView("hours");
   * await spark.catalog.cacheTable("hours");
   * await spark.catalog.uncacheTable("hours");
   * console.log(await spark.catalog.isCached("hours"));
   * // false
   * ```
   * @see PySpark `Catalog.uncacheTable` · proto `UncacheTable`
   */
  uncacheTable(table: string): Promise<void> {
    return this.#run("uncacheTable", { tableName: table });
  }

  /**
   * Tells the server to drop all cached tables and DataFrames, those of other sessions among them.
   *
   * @example
   * ```ts
   * await spark.catalog.clearCache();
   * ```
   * @see PySpark `Catalog.clearCache` · proto `ClearCache`
   */
  clearCache(): Promise<void> {
    return this.#run("clearCache", {});
  }

  /**
   * Tells the server to forget what it knows of the files of a table, which may have changed behind its back.
   *
   * @throws {@link AnalysisError} if there is none of that name
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE spark_catalog.demo.files USING parquet AS SELECT 1 AS id");
   * await spark.catalog.refreshTable("spark_catalog.demo.files");
   * ```
   * @see PySpark `Catalog.refreshTable` · proto `RefreshTable`
   */
  refreshTable(table: string): Promise<void> {
    return this.#run("refreshTable", { tableName: table });
  }

  /**
   * Tells the server to forget what it knows of the files under a path, and what it caches of them.
   *
   * @example
   * ```ts
   * await spark.catalog.refreshByPath("/tmp/demo/prices");
   * ```
   * @see PySpark `Catalog.refreshByPath` · proto `RefreshByPath`
   */
  refreshByPath(path: string): Promise<void> {
    return this.#run("refreshByPath", { path });
  }

  /**
   * Tells the server to find the partitions of a table whose folders were added behind its back.
   *
   * @throws {@link AnalysisError} if the table does not exist or has no partitions
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE spark_catalog.demo.days (id BIGINT, dt DATE) USING parquet PARTITIONED BY (dt)");
   * await spark.catalog.recoverPartitions("spark_catalog.demo.days");
   * ```
   * @see PySpark `Catalog.recoverPartitions` · proto `RecoverPartitions`
   */
  recoverPartitions(table: string): Promise<void> {
    return this.#run("recoverPartitions", { tableName: table });
  }
}

/** Leaves out what is undefined, as the protocol's optional fields want it. */
function optional<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
