import type { BooleanType } from "../../types/index.ts";
import { binary, binaryBy, sameType, variadic } from "../define.ts";

/**
 * The array without repeats, in the order of first occurrence.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayDistinct(lit([2, 1, 2, null, null])).alias("xs")).first());
 * // { xs: [ 2, 1, null ] }
 * ```
 */
export const arrayDistinct = sameType("array_distinct");

/**
 * The distinct items that are in either array.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayUnion(lit([1, 2, 2]), lit([2, 3])).alias("xs")).first());
 * // { xs: [ 1, 2, 3 ] }
 * ```
 */
export const arrayUnion = binaryBy<"joined">("array_union");

/**
 * The distinct items that are in both arrays.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.arrayIntersect(lit([1, 2, 2]), lit([2, 3])).alias("xs"));
 * console.log(await df.first());
 * // { xs: [ 2 ] }
 * ```
 */
export const arrayIntersect = binaryBy<"nullable">("array_intersect");

/**
 * The distinct items of the first array that are not in the second.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayExcept(lit([1, 1, 2]), lit([2, 3])).alias("xs")).first());
 * // { xs: [ 1 ] }
 * ```
 */
export const arrayExcept = binaryBy<"nullable">("array_except");

/**
 * Whether the arrays have an item in common; null where they have not but one has a null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.arraysOverlap(lit([1, 2]), lit([2, 3])).alias("yes"),
 *   F.arraysOverlap(lit([1, null]), lit([2])).alias("unknown"),
 * );
 * console.log(await df.first());
 * // { yes: true, unknown: null }
 * ```
 */
export const arraysOverlap = binary<BooleanType>("arrays_overlap");

/**
 * An array of structs, the nth of which holds the nth item of every array, null where one is shorter; the
 * fields are named as the columns.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[1, 2], ["a"]]], "n ARRAY<INT>, s ARRAY<STRING>");
 * console.log((await df.select(F.arraysZip("n", "s").alias("pairs")).first())?.pairs);
 * // [ { n: 1, s: 'a' }, { n: 2, s: null } ]
 * ```
 */
export const arraysZip = variadic("arrays_zip");
