import type { Column } from "../column/column.ts";
import type { BinaryType, FieldType, StringType } from "../types/index.ts";
import {
  binary,
  type ColumnLike,
  call,
  column,
  optionalColumn,
  unary,
  unaryOrBinary,
  value,
} from "./define.ts";

/** Bytes as base 64 text. */
export const base64 = unary<StringType>("base64");

/** Base 64 text as bytes. */
export const unbase64 = unary<BinaryType>("unbase64");

/** Bytes as base 32 text; since Spark 4.3. */
export const toBase32 = unary<StringType>("to_base32");

/** Base 32 text as bytes; since Spark 4.3. */
export const fromBase32 = unary<BinaryType>("from_base32");

/** Bytes as text in a character set such as `UTF-8`. */
export function decode(bytes: ColumnLike, charset: string): Column<StringType> {
  return call("decode", column(bytes), value(charset));
}

/** Text as bytes in a character set such as `UTF-8`. */
export function encode(text: ColumnLike, charset: string): Column<BinaryType> {
  return call("encode", column(text), value(charset));
}

/** Text as bytes, by format `hex` (the default), `utf-8` or `base64`. */
export const toBinary = unaryOrBinary<BinaryType>("to_binary");

/** {@link toBinary}, or null where it cannot be. */
export const tryToBinary = unaryOrBinary<BinaryType>("try_to_binary");

/** A number, date or timestamp as text by a format, such as `$99,999.00`. */
export const toChar = binary<StringType>("to_char");

/** {@link toChar}. */
export const toVarchar = binary<StringType>("to_varchar");

/** Text as a decimal number by a format, such as `$99,999.00`. */
export const toNumber = binary("to_number");

/** {@link toNumber}, or null where it cannot be. */
export const tryToNumber = binary("try_to_number");

/** Text with `%xx` escapes for a URL. */
export const urlEncode = unary<StringType>("url_encode");

/** Text without the `%xx` escapes of a URL. */
export const urlDecode = unary<StringType>("url_decode");

/** {@link urlDecode}, or null where it cannot be; since Spark 4.0. */
export const tryUrlDecode = unary<StringType>("try_url_decode");

/** Defines a function that takes a URL apart. */
function urlPart<T extends FieldType>(name: string) {
  return (url: ColumnLike, part: ColumnLike, key?: ColumnLike): Column<T> =>
    call(name, column(url), column(part), optionalColumn(key));
}

/** A part of a URL: `HOST`, `PATH`, `QUERY`, `REF`, `PROTOCOL`, `FILE`, `AUTHORITY` or `USERINFO`; of `QUERY`, a key. */
export const parseUrl = urlPart<StringType>("parse_url");

/** {@link parseUrl}, or null where it cannot be; since Spark 4.0. */
export const tryParseUrl = urlPart<StringType>("try_parse_url");
