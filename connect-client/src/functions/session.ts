import type { NotNull, StringType } from "../types/index.ts";
import { nullary } from "./define.ts";

/**
 * The current catalog.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.currentCatalog().alias("catalog")).first());
 * // { catalog: 'spark_catalog' }
 * ```
 */
export const currentCatalog = nullary<NotNull<StringType>>("current_catalog");

/**
 * The current database.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.currentDatabase().alias("database")).first());
 * // { database: 'default' }
 * ```
 */
export const currentDatabase = nullary<NotNull<StringType>>("current_database");

/** {@link currentDatabase}. */
export const currentSchema = nullary<NotNull<StringType>>("current_schema");

/**
 * The schemas that unqualified names are looked up in, in order and separated by commas; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.contains(F.currentPath(), lit("system.builtin")).alias("found"));
 * console.log(await df.first());
 * // { found: true }
 * ```
 */
export const currentPath = nullary<NotNull<StringType>>("current_path");

/**
 * The name of the user whom the server knows the session's as.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.length(F.currentUser()).gt(0).alias("named")).first());
 * // { named: true }
 * ```
 */
export const currentUser = nullary<NotNull<StringType>>("current_user");

/** {@link currentUser}. */
export const user = nullary<NotNull<StringType>>("user");

/** {@link currentUser}; since Spark 4.0. */
export const sessionUser = nullary<NotNull<StringType>>("session_user");

/**
 * The version of Spark and the commit it was built from.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.rlike(F.version(), lit("^\\d+\\.\\d+\\.\\d+ \\w+$")).alias("fits"));
 * console.log(await df.first());
 * // { fits: true }
 * ```
 */
export const version = nullary<NotNull<StringType>>("version");
