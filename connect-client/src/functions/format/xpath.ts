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
import { binary } from "../define.ts";

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
export const xpath = binary<ArrayType<StringType>>("xpath");

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
export const xpathBoolean = binary<BooleanType>("xpath_boolean");

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
export const xpathDouble = binary<DoubleType>("xpath_double");

/** {@link xpathDouble}. */
export const xpathNumber = binary<DoubleType>("xpath_number");

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
export const xpathFloat = binary<FloatType>("xpath_float");

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
export const xpathInt = binary<IntegerType>("xpath_int");

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
export const xpathLong = binary<LongType>("xpath_long");

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
export const xpathShort = binary<ShortType>("xpath_short");

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
export const xpathString = binary<StringType>("xpath_string");
