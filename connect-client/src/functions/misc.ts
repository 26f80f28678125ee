import { type Column, combine } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import * as plan from "../plan/expression.ts";
import { randomSeed } from "../plan/random-seed.ts";
import type { IntegerType, LongType, NotNull, NullType, StringType } from "../types/index.ts";
import { type ColumnLike, call, column, nullary, optionalValue, unary, value, variadic } from "./define.ts";

/** The current catalog. */
export const currentCatalog = nullary<NotNull<StringType>>("current_catalog");

/** The current database. */
export const currentDatabase = nullary<NotNull<StringType>>("current_database");

/** {@link currentDatabase}. */
export const currentSchema = nullary<NotNull<StringType>>("current_schema");

/** The schemas that unqualified names are looked up in, in order and separated by commas; since Spark 4.2. */
export const currentPath = nullary<NotNull<StringType>>("current_path");

/** The name of the user. */
export const currentUser = nullary<NotNull<StringType>>("current_user");

/** {@link currentUser}. */
export const user = nullary<NotNull<StringType>>("user");

/** {@link currentUser}; since Spark 4.0. */
export const sessionUser = nullary<NotNull<StringType>>("session_user");

/** Null, or an error with a message where the condition is not true. */
export function assertTrue(condition: ColumnLike, message?: ColumnValue): Column<NullType> {
  return call("assert_true", column(condition), optionalValue(message));
}

/** An error with a message. */
export function raiseError(message: ColumnValue): Column<NullType> {
  return call("raise_error", value(message));
}

/** The file the row was read from; empty where there is none. */
export const inputFileName = nullary<NotNull<StringType>>("input_file_name");

/** The length in bytes of the file block the row was read from. */
export const inputFileBlockLength = nullary<NotNull<LongType>>("input_file_block_length");

/** Where in its file the block begins that the row was read from, in bytes. */
export const inputFileBlockStart = nullary<NotNull<LongType>>("input_file_block_start");

/** A number for each row: unique and growing, but with gaps and not the same in every run. */
export const monotonicallyIncreasingId = nullary<NotNull<LongType>>("monotonically_increasing_id");

/** The number of the partition the row is in. */
export const sparkPartitionId = nullary<NotNull<IntegerType>>("spark_partition_id");

/** The version of Spark. */
export const version = nullary<NotNull<StringType>>("version");

/** The type of a column, as DDL. */
export const typeof_ = unary<NotNull<StringType>>("typeof");

/** A random UUID as text. */
export function uuid(seed: ColumnValue = randomSeed()): Column<NotNull<StringType>> {
  return call("uuid", value(seed));
}

/** Calls a static method of a Java class by reflection: the names of both, then arguments. */
export const reflect = variadic<StringType>("reflect");

/** {@link reflect}. */
export const javaMethod = variadic<StringType>("java_method");

/** {@link reflect}, or null where the method fails; since Spark 4.0. */
export const tryReflect = variadic<StringType>("try_reflect");

/** The value a column of a user-defined type is stored as. */
export const unwrapUdt = unary("unwrap_udt");

/** Calls a function of the catalog by its name, which may be qualified: `F.callFunction("lake.f", "a")`. */
export function callFunction(name: string, ...args: readonly ColumnLike[]): Column {
  return combine(args.map(column), (expressions) => plan.callByName(name, expressions));
}

/** Calls a user-defined function registered in the session by its name. */
export function callUdf(name: string, ...args: readonly ColumnLike[]): Column {
  return call(name, ...args.map(column));
}

/** An argument by its name, for functions that take such: `F.callFunction("f", F.namedArgument("n", lit(1)))`. */
export function namedArgument(name: string, argument: ColumnLike): Column {
  return combine([column(argument)], ([expression]) => plan.namedArgument(name, expression));
}

/** The DataFrame marked as small enough to be sent to every executor for a join. */
export function broadcast<D>(df: { hint(name: string): D }): D {
  return df.hint("broadcast");
}
