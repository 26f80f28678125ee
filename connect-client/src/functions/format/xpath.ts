import type {
  ArrayType,
  BooleanType,
  DoubleType,
  FloatType,
  IntegerType,
  LongType,
  ShortType,
  StringType,
} from "../../types/index.ts";
import { type ColumnLike, call, column, type Of } from "../define.ts";

/**
 * The texts of the nodes of an XML text that an XPath matches; of an element itself the text is null, so end
 * with `text()`.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.xpath(lit("<a><b>1</b><b>2</b></a>"), lit("a/b/text()")).alias("texts"),
 * );
 * console.log(await df.first());
 * // { texts: [ '1', '2' ] }
 * ```
 */
export function xpath<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<ArrayType<StringType>, A | B> {
  return call("xpath", column(xml), column(path));
}

/**
 * Whether an XPath matches, or what it says if it is a condition.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.xpathBoolean(lit("<a><b>1</b></a>"), lit("a/b")).alias("found"),
 *   F.xpathBoolean(lit("<a><b>1</b></a>"), lit("a/b=2")).alias("two"),
 * );
 * console.log(await df.first());
 * // { found: true, two: false }
 * ```
 */
export function xpathBoolean<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<BooleanType, A | B> {
  return call("xpath_boolean", column(xml), column(path));
}

/**
 * The first match of an XPath, or what it computes, as a double; NaN where it is no number or does not match.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.xpathDouble(lit("<a><b>1</b><b>2</b></a>"), lit("sum(a/b)")).alias("sum"),
 *   F.xpathDouble(lit("<a/>"), lit("a/b")).alias("none"),
 * );
 * console.log(await df.first());
 * // { sum: 3, none: NaN }
 * ```
 */
export function xpathDouble<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<DoubleType, A | B> {
  return call("xpath_double", column(xml), column(path));
}

/** {@link xpathDouble}. */
export function xpathNumber<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<DoubleType, A | B> {
  return call("xpath_number", column(xml), column(path));
}

/**
 * The first match of an XPath, or what it computes, as a float; NaN where it is no number or does not match.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.xpathFloat(lit("<a><b>1.5</b></a>"), lit("a/b")).alias("number"));
 * console.log(await df.first());
 * // { number: 1.5 }
 * ```
 */
export function xpathFloat<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<FloatType, A | B> {
  return call("xpath_float", column(xml), column(path));
}

/**
 * The first match of an XPath, or what it computes, as an integer, without its fraction; 0 where it is no
 * number or does not match.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.xpathInt(lit("<a><b>7.9</b></a>"), lit("a/b")).alias("number"),
 *   F.xpathInt(lit("<a/>"), lit("a/b")).alias("none"),
 * );
 * console.log(await df.first());
 * // { number: 7, none: 0 }
 * ```
 */
export function xpathInt<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<IntegerType, A | B> {
  return call("xpath_int", column(xml), column(path));
}

/**
 * {@link xpathInt} as a long.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.xpathLong(lit("<a><b>7</b></a>"), lit("a/b")).alias("number"));
 * console.log(await df.first());
 * // { number: 7n }
 * ```
 */
export function xpathLong<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<LongType, A | B> {
  return call("xpath_long", column(xml), column(path));
}

/**
 * {@link xpathInt} as a short.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.xpathShort(lit("<a><b>7</b></a>"), lit("a/b")).alias("number"));
 * console.log(await df.first());
 * // { number: 7 }
 * ```
 */
export function xpathShort<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<ShortType, A | B> {
  return call("xpath_short", column(xml), column(path));
}

/**
 * The text of the first node that an XPath matches; empty text without one.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.xpathString(lit("<a><b>x</b><b>y</b></a>"), lit("a/b")).alias("first"),
 *   F.xpathString(lit("<a/>"), lit("a/b")).alias("none"),
 * );
 * console.log(await df.first());
 * // { first: 'x', none: '' }
 * ```
 */
export function xpathString<const A extends ColumnLike, const B extends ColumnLike>(
  xml: A,
  path: B,
): Of<StringType, A | B> {
  return call("xpath_string", column(xml), column(path));
}
