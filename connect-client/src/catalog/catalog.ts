import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { DataFrame } from "../dataframe/dataframe.ts";
import { StorageLevel } from "../dataframe/storage-level.ts";
import { DecodeError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { requireServer } from "../execution/server-version.ts";
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
 * await spark.catalog.tableExists("lake.silver.energy_hourly");   // true
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
    return Object.values((await this.#ask(kind, fields).first()) ?? {})[0];
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

  /** For requests an older server would not understand. */
  #since(version: string, kind: CatalogKind): Promise<void> {
    return requireServer(this.#executor, version, `catalog.${kind}()`);
  }

  /** The name of the current catalog. */
  currentCatalog(): Promise<string> {
    return this.#text("currentCatalog", {});
  }

  /** Makes a catalog the current one. */
  setCurrentCatalog(name: string): Promise<void> {
    return this.#run("setCurrentCatalog", { catalogName: name });
  }

  /** The catalogs used so far in the session, by a pattern in which `*` is any text. */
  listCatalogs(pattern?: string): Promise<CatalogEntry[]> {
    return this.#entries("listCatalogs", optional({ pattern }));
  }

  /** The name of the current database. */
  currentDatabase(): Promise<string> {
    return this.#text("currentDatabase", {});
  }

  /** Makes a database the current one. */
  setCurrentDatabase(name: string): Promise<void> {
    return this.#run("setCurrentDatabase", { dbName: name });
  }

  /** The databases of the current catalog, by a pattern in which `*` is any text. */
  listDatabases(pattern?: string): Promise<DatabaseEntry[]> {
    return this.#entries("listDatabases", optional({ pattern }));
  }

  /** One database; an error if it does not exist. */
  getDatabase(name: string): Promise<DatabaseEntry> {
    return this.#entry("getDatabase", { dbName: name });
  }

  /** Whether a database exists. */
  databaseExists(name: string): Promise<boolean> {
    return this.#truth("databaseExists", { dbName: name });
  }

  /** Makes a database; since Spark 4.2, before that by `spark.sql`. */
  async createDatabase(
    name: string,
    options: { readonly ifNotExists?: boolean; readonly properties?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    await this.#since("4.2", "createDatabase");
    await this.#run("createDatabase", {
      dbName: name,
      ifNotExists: options.ifNotExists ?? false,
      properties: { ...options.properties },
    });
  }

  /** Removes a database, with what is in it if `cascade`; since Spark 4.2. */
  async dropDatabase(
    name: string,
    options: { readonly ifExists?: boolean; readonly cascade?: boolean } = {},
  ): Promise<void> {
    await this.#since("4.2", "dropDatabase");
    await this.#run("dropDatabase", { dbName: name, ifExists: false, cascade: false, ...options });
  }

  /** The tables and views of a database, the current one unless given, and the temporary views. */
  listTables(database?: string, pattern?: string): Promise<TableEntry[]> {
    return this.#entries("listTables", optional({ dbName: database, pattern }));
  }

  /** One table or view; an error if it does not exist. */
  getTable(name: string): Promise<TableEntry> {
    return this.#entry("getTable", { tableName: name });
  }

  /** Whether a table or view exists. */
  tableExists(name: string): Promise<boolean> {
    return this.#truth("tableExists", { tableName: name });
  }

  /** The columns of a table or view. */
  listColumns(table: string): Promise<ColumnEntry[]> {
    return this.#entries("listColumns", { tableName: table });
  }

  /** Makes a table and gives it as a DataFrame. */
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

  /** Removes a table; since Spark 4.2, before that by `spark.sql`. */
  async dropTable(
    name: string,
    options: { readonly ifExists?: boolean; readonly purge?: boolean } = {},
  ): Promise<void> {
    await this.#since("4.2", "dropTable");
    await this.#run("dropTable", { tableName: name, ifExists: false, purge: false, ...options });
  }

  /** The properties of a table; since Spark 4.2. */
  async getTableProperties(table: string): Promise<Record<string, string>> {
    await this.#since("4.2", "getTableProperties");
    const properties = await this.#lists("getTableProperties", { tableName: table });
    return Object.fromEntries(properties.map(([key, value]) => [String(key), String(value)]));
  }

  /**
   * The SQL that makes a table like this one; since Spark 4.2, before that `SHOW CREATE TABLE`.
   *
   * @param asSerde - writes it for Hive
   */
  async getCreateTableString(table: string, asSerde = false): Promise<string> {
    await this.#since("4.2", "getCreateTableString");
    return this.#text("getCreateTableString", { tableName: table, asSerde });
  }

  /** The partitions of a table; since Spark 4.2, before that `SHOW PARTITIONS`. */
  async listPartitions(table: string): Promise<PartitionEntry[]> {
    await this.#since("4.2", "listPartitions");
    const partitions = await this.#lists("listPartitions", { tableName: table });
    return partitions.map(([partition]) => ({ partition: String(partition) }));
  }

  /**
   * Runs a job: collects statistics of a table for the optimizer; since Spark 4.2, before that `ANALYZE TABLE`.
   *
   * @param noScan - only the size, which needs no reading
   */
  async analyzeTable(table: string, noScan = false): Promise<void> {
    await this.#since("4.2", "analyzeTable");
    await this.#run("analyzeTable", { tableName: table, noScan });
  }

  /** Removes all rows of a table; since Spark 4.2. */
  async truncateTable(name: string): Promise<void> {
    await this.#since("4.2", "truncateTable");
    await this.#run("truncateTable", { tableName: name });
  }

  /** The views of a database, the current one unless given, and the temporary views; since Spark 4.2. */
  async listViews(database?: string, pattern?: string): Promise<TableEntry[]> {
    await this.#since("4.2", "listViews");
    const dbName = pattern === undefined ? database : (database ?? (await this.currentDatabase()));
    return this.#entries("listViews", optional({ dbName, pattern }));
  }

  /** Removes a view; since Spark 4.2, before that by `spark.sql`. */
  async dropView(name: string, options: { readonly ifExists?: boolean } = {}): Promise<void> {
    await this.#since("4.2", "dropView");
    await this.#run("dropView", { viewName: name, ifExists: false, ...options });
  }

  /** Removes a temporary view; false if there was none. */
  dropTempView(name: string): Promise<boolean> {
    return this.#truth("dropTempView", { viewName: name });
  }

  /** Removes a view of all sessions; false if there was none. */
  dropGlobalTempView(name: string): Promise<boolean> {
    return this.#truth("dropGlobalTempView", { viewName: name });
  }

  /** The functions of a database, the current one unless given, Spark's own included. */
  listFunctions(database?: string, pattern?: string): Promise<FunctionEntry[]> {
    return this.#entries("listFunctions", optional({ dbName: database, pattern }));
  }

  /** One function; an error if it does not exist. */
  getFunction(name: string): Promise<FunctionEntry> {
    return this.#entry("getFunction", { functionName: name });
  }

  /** Whether a function exists. */
  functionExists(name: string): Promise<boolean> {
    return this.#truth("functionExists", { functionName: name });
  }

  /** Whether the rows of a table are kept in memory. */
  isCached(table: string): Promise<boolean> {
    return this.#truth("isCached", { tableName: table });
  }

  /** Keeps the rows of a table once an action has computed them. */
  cacheTable(table: string, level: StorageLevel = StorageLevel.MEMORY_AND_DISK): Promise<void> {
    return this.#run("cacheTable", { tableName: table, storageLevel: level });
  }

  /** Drops what {@link cacheTable} keeps. */
  uncacheTable(table: string): Promise<void> {
    return this.#run("uncacheTable", { tableName: table });
  }

  /** Drops all cached tables and DataFrames. */
  clearCache(): Promise<void> {
    return this.#run("clearCache", {});
  }

  /** Forgets what is known of the files of a table, which may have changed behind Spark's back. */
  refreshTable(table: string): Promise<void> {
    return this.#run("refreshTable", { tableName: table });
  }

  /** Forgets what is known of the files under a path. */
  refreshByPath(path: string): Promise<void> {
    return this.#run("refreshByPath", { path });
  }

  /** Finds the partitions of a table whose folders were added behind Spark's back. */
  recoverPartitions(table: string): Promise<void> {
    return this.#run("recoverPartitions", { tableName: table });
  }
}

/** Leaves out what is undefined, as the protocol's optional fields want it. */
function optional<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
