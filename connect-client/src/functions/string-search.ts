import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { ArrayType, BooleanType, IntegerType, StringType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, optionalColumn, optionalValue, value } from "./define.ts";

/** Whether the first text contains the second. */
export const contains = binary<BooleanType>("contains");

/** Whether the first text ends with the second. */
export const endswith = binary<BooleanType>("endswith");

/** Whether the first text starts with the second. */
export const startswith = binary<BooleanType>("startswith");

/** Whether a text matches an SQL pattern: `%` is any text, `_` any character. */
export function like(
  text: ColumnLike,
  pattern: ColumnLike,
  escapeCharacter?: ColumnLike,
): Column<BooleanType> {
  return call("like", column(text), column(pattern), optionalColumn(escapeCharacter));
}

/** {@link like}, ignoring case. */
export function ilike(
  text: ColumnLike,
  pattern: ColumnLike,
  escapeCharacter?: ColumnLike,
): Column<BooleanType> {
  return call("ilike", column(text), column(pattern), optionalColumn(escapeCharacter));
}

/** The position of `search` in a text, counted from 1; 0 if it is not there. */
export function instr(text: ColumnLike, search: ColumnValue): Column<IntegerType> {
  return call("instr", column(text), value(search));
}

/** The position of `search` in a text at or after `position`, counted from 1; 0 if it is not there. */
export function locate(search: string, text: ColumnLike, position = 1): Column<IntegerType> {
  return call("locate", value(search), column(text), value(position));
}

/** The position of a text in another at or after `start`, counted from 1; 0 if it is not there. */
export function position(search: ColumnLike, text: ColumnLike, start?: ColumnLike): Column<IntegerType> {
  return call("position", column(search), column(text), optionalColumn(start));
}

/** Whether a text contains a match of a Java regular expression. */
export const rlike = binary<BooleanType>("rlike");

/** {@link rlike}. */
export const regexp = binary<BooleanType>("regexp");

/** {@link rlike}. */
export const regexpLike = binary<BooleanType>("regexp_like");

/** How often a regular expression matches. */
export const regexpCount = binary<IntegerType>("regexp_count");

/** A group of the first match of a regular expression; 0 is the whole match; empty text without one. */
export function regexpExtract(text: ColumnLike, pattern: string, group: number): Column<StringType> {
  return call("regexp_extract", column(text), value(pattern), value(group));
}

/** A group, the first unless given, of every match of a regular expression. */
export function regexpExtractAll(
  text: ColumnLike,
  pattern: ColumnLike,
  group?: ColumnValue,
): Column<ArrayType<StringType>> {
  return call("regexp_extract_all", column(text), column(pattern), optionalValue(group));
}

/** The position of the first match of a regular expression, counted from 1; 0 without one. */
export function regexpInstr(text: ColumnLike, pattern: ColumnLike, group?: ColumnValue): Column<IntegerType> {
  return call("regexp_instr", column(text), column(pattern), optionalValue(group));
}

/** Every match of a regular expression replaced; `$1` in the replacement is the first group. */
export function regexpReplace(
  text: ColumnLike,
  pattern: ColumnValue,
  replacement: ColumnValue,
): Column<StringType> {
  return call("regexp_replace", column(text), value(pattern), value(replacement));
}

/** The first match of a regular expression; null without one. */
export const regexpSubstr = binary<StringType>("regexp_substr");

/** The parts of a text between matches of a regular expression, at most `limit` if it is positive. */
export function split(
  text: ColumnLike,
  pattern: ColumnValue,
  limit: ColumnLike = -1,
): Column<ArrayType<StringType>> {
  return call("split", column(text), value(pattern), column(limit));
}
