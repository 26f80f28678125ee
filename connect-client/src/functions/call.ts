import { combine } from "../column/column.ts";
import * as plan from "../plan/expression.ts";
import type { FieldType, StringType } from "../types/index.ts";
import { type AggregateOf, type ColumnLike, call, column, variadic } from "./define.ts";

/**
 * Calls a function of the catalog by its name, which may be qualified. A server of Spark 4.0 fails with an
 * `UnsupportedOperationException` for those that SQL's `CREATE FUNCTION` has made of an expression.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.callFunction("upper", lit("spark")).alias("text")).first());
 * // { text: 'SPARK' }
 * ```
 */
export function callFunction<const A extends readonly ColumnLike[]>(
  name: string,
  ...args: A
): AggregateOf<FieldType, A[number]> {
  return combine(args.map(column), (expressions) => plan.callByName(name, expressions));
}

/**
 * Calls a function by its name, such as one registered in the session with `spark.udf.registerJavaFunction`.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.callUdf("upper", lit("spark")).alias("text")).first());
 * // { text: 'SPARK' }
 * ```
 */
export function callUdf<const A extends readonly ColumnLike[]>(
  name: string,
  ...args: A
): AggregateOf<FieldType, A[number]> {
  return call(name, ...args.map(column));
}

/**
 * An argument by its name, for functions that take such.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.callFunction("mask", lit("Ab-12"), F.namedArgument("digitChar", lit("#"))).alias("text"),
 * );
 * console.log(await df.first());
 * // { text: 'Xx-##' }
 * ```
 */
export function namedArgument<const A extends ColumnLike>(
  name: string,
  argument: A,
): AggregateOf<FieldType, A> {
  return combine([column(argument)], ([expression]) => plan.namedArgument(name, expression));
}

/**
 * Calls a static method of a Java class by reflection, and gives its result as text: the names of both, then
 * arguments.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.reflect(lit("java.lang.Math"), lit("max"), 3, 5).alias("max"));
 * console.log(await df.first());
 * // { max: '5' }
 * ```
 */
export const reflect = variadic<StringType>("reflect");

/** {@link reflect}. */
export const javaMethod = variadic<StringType>("java_method");

/**
 * {@link reflect}, or null where the method fails; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.tryReflect(lit("java.lang.Integer"), lit("parseInt"), lit("n/a")).alias("n"),
 * );
 * console.log(await df.first());
 * // { n: null }
 * ```
 */
export const tryReflect = variadic<StringType>("try_reflect");
