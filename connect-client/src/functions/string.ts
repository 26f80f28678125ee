import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import { randomSeed } from "../plan/random-seed.ts";
import type { ArrayType, BooleanType, DoubleType, IntegerType, StringType } from "../types/index.ts";
import {
  binary,
  type ColumnLike,
  call,
  column,
  optionalColumn,
  unary,
  unaryOrBinary,
  value,
  variadic,
} from "./define.ts";

/** The code point of the first character. */
export const ascii = unary<IntegerType>("ascii");

/** The length in bits. */
export const bitLength = unary<IntegerType>("bit_length");

/** The text without spaces, or without any of the characters of the second argument, at both ends. */
export const btrim = unaryOrBinary<StringType>("btrim");

/** The character of a code point. */
export const char = unary<StringType>("char");

/** {@link char}; since Spark 4.1. */
export const chr = unary<StringType>("chr");

/** The length in characters. */
export const charLength = unary<IntegerType>("char_length");

/** {@link charLength}. */
export const characterLength = unary<IntegerType>("character_length");

/** The text under a collation; since Spark 4.0. */
export function collate(text: ColumnLike, collation: string): Column<StringType> {
  return call("collate", column(text), value(collation));
}

/** The collation of a text; since Spark 4.0. */
export const collation = unary<StringType>("collation");

/** Texts, bytes or arrays put end to end; null if one of them is. */
export const concat = variadic("concat");

/** Texts put end to end with a separator between them, nulls left out. */
export function concatWs(separator: string, ...texts: readonly ColumnLike[]): Column<StringType> {
  return call("concat_ws", value(separator), ...texts.map(column));
}

/** The argument at the position that the first one gives, counted from 1. */
export const elt = variadic("elt");

/** The position of a text in a comma-separated list, counted from 1; 0 if it is not there. */
export const findInSet = binary<IntegerType>("find_in_set");

/** A number with thousands separators and a fixed number of decimals. */
export function formatNumber(number: ColumnLike, decimals: number): Column<StringType> {
  return call("format_number", column(number), value(decimals));
}

/** Text in the manner of C's `printf`: `F.formatString("%d hours", "n")`. */
export function formatString(format: string, ...args: readonly ColumnLike[]): Column<StringType> {
  return call("format_string", value(format), ...args.map(column));
}

/** {@link formatString} with the format in a column. */
export function printf(format: ColumnLike, ...args: readonly ColumnLike[]): Column<StringType> {
  return call("printf", column(format), ...args.map(column));
}

/** Every word with a capital first letter. */
export const initcap = unary<StringType>("initcap");

/** The first characters of a text. */
export const left = binary<StringType>("left");

/** The last characters of a text. */
export const right = binary<StringType>("right");

/** The length in characters, or in bytes of binary data. */
export const length = unary<IntegerType>("length");

/** The length in bytes. */
export const octetLength = unary<IntegerType>("octet_length");

/** How many characters must change to turn one text into the other; -1 if more than `threshold`. */
export function levenshtein(one: ColumnLike, other: ColumnLike, threshold?: number): Column<IntegerType> {
  return call("levenshtein", column(one), column(other), optionalColumn(threshold));
}

/** How alike two texts are by Jaro and Winkler, from 0 to 1 for equal ones; since Spark 4.3. */
export const jaroWinklerSimilarity = binary<DoubleType>("jaro_winkler_similarity");

/** The text in small letters. */
export const lower = unary<StringType>("lower");

/** {@link lower}. */
export const lcase = unary<StringType>("lcase");

/** The text in capital letters. */
export const upper = unary<StringType>("upper");

/** {@link upper}. */
export const ucase = unary<StringType>("ucase");

/** The text filled up at its start to a length, or cut off at it. */
export function lpad(text: ColumnLike, length: ColumnValue, pad: ColumnValue): Column<StringType> {
  return call("lpad", column(text), value(length), value(pad));
}

/** The text filled up at its end to a length, or cut off at it. */
export function rpad(text: ColumnLike, length: ColumnValue, pad: ColumnValue): Column<StringType> {
  return call("rpad", column(text), value(length), value(pad));
}

/** Defines a trim, whose characters SQL takes before the text. */
function trimmer(name: string): (text: ColumnLike, characters?: ColumnLike) => Column<StringType> {
  return (text, characters) => {
    if (characters === undefined) return call(name, column(text));
    return call(name, column(characters), column(text));
  };
}

/** The text without spaces, or without the given characters, at its start. */
export const ltrim = trimmer("ltrim");

/** The text without spaces, or without the given characters, at its end. */
export const rtrim = trimmer("rtrim");

/** The text without spaces, or without the given characters, at both ends. */
export const trim = trimmer("trim");

/**
 * The text with its letters and digits hidden: capitals become `X`, small letters `x`, digits `n` and other
 * characters stay, unless said otherwise.
 */
export function mask(
  text: ColumnLike,
  upper: ColumnLike = value("X"),
  lower: ColumnLike = value("x"),
  digit: ColumnLike = value("n"),
  other: ColumnLike = value(null),
): Column<StringType> {
  return call("mask", column(text), column(upper), column(lower), column(digit), column(other));
}

/** The text with a part replaced, from a position counted from 1, over `length` characters. */
export function overlay(
  text: ColumnLike,
  replacement: ColumnLike,
  position: ColumnLike,
  length: ColumnLike = -1,
): Column {
  return call("overlay", column(text), column(replacement), column(position), column(length));
}

/** The text in quotes, with those inside it escaped; since Spark 4.1. */
export const quote = unary<StringType>("quote");

/** The text `times` times in a row. */
export const repeat = binary<StringType>("repeat");

/** Every occurrence of a text replaced, or removed when there is no replacement. */
export function replace(text: ColumnLike, search: ColumnLike, replacement?: ColumnLike): Column<StringType> {
  return call("replace", column(text), column(search), optionalColumn(replacement));
}

/** A text or an array in reverse order. */
export const reverse = unary("reverse");

/** The sentences of a text, each an array of its words. */
export function sentences(
  text: ColumnLike,
  language: ColumnLike = value(""),
  country: ColumnLike = value(""),
): Column<ArrayType<ArrayType<StringType>>> {
  return call("sentences", column(text), column(language), column(country));
}

/** The soundex code of an English word. */
export const soundex = unary<StringType>("soundex");

/** A part of a text between delimiters, counted from 1, or from the end if negative. */
export function splitPart(text: ColumnLike, delimiter: ColumnLike, part: ColumnLike): Column<StringType> {
  return call("split_part", column(text), column(delimiter), column(part));
}

/** The part of a text or of bytes from a position counted from 1, to the end or over `length`. */
export function substr(text: ColumnLike, position: ColumnLike, length?: ColumnLike): Column {
  return call("substr", column(text), column(position), optionalColumn(length));
}

/** {@link substr} with a length. */
export function substring(text: ColumnLike, position: ColumnLike, length: ColumnLike): Column {
  return call("substring", column(text), column(position), column(length));
}

/** The text before the `count`-th delimiter, or after it, counted from the end, if `count` is negative. */
export function substringIndex(text: ColumnLike, delimiter: string, count: number): Column<StringType> {
  return call("substring_index", column(text), value(delimiter), value(count));
}

/** The text with single characters replaced: the nth of `matching` by the nth of `replacement`. */
export function translate(text: ColumnLike, matching: string, replacement: string): Column<StringType> {
  return call("translate", column(text), value(matching), value(replacement));
}

/** A random text of letters and digits; since Spark 4.0. */
export function randstr(length: ColumnValue, seed: ColumnValue = randomSeed()): Column<StringType> {
  return call("randstr", value(length), value(seed));
}

/** Whether the bytes are valid UTF-8; since Spark 4.0. */
export const isValidUtf8 = unary<BooleanType>("is_valid_utf8");

/** The text with what is not valid UTF-8 replaced; since Spark 4.0. */
export const makeValidUtf8 = unary<StringType>("make_valid_utf8");

/** The text, or an error if it is not valid UTF-8; since Spark 4.0. */
export const validateUtf8 = unary<StringType>("validate_utf8");

/** The text, or null if it is not valid UTF-8; since Spark 4.0. */
export const tryValidateUtf8 = unary<StringType>("try_validate_utf8");
