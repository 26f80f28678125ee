import { isAscii, isUtf8 } from "node:buffer";
import type { Data } from "apache-arrow";
import { DecodeError } from "../errors/index.ts";
import { type ColumnReader, offsetsOf, sliceReader } from "./column-buffers.ts";

/**
 * Reads the texts of a column.
 *
 * Plain ASCII is decoded once for the whole batch and cut by offsets, several times faster than text by text; a
 * cut may keep the text of its batch column in memory.
 *
 * @throws {@link DecodeError} if Spark holds bytes that are not UTF-8, which a JavaScript string cannot keep
 */
export function stringReader(data: Data, path: string): ColumnReader {
  const offsets = offsetsOf(data);
  const start = offsets[0] ?? 0;
  const values: Uint8Array = data.values;
  const bytes = Buffer.from(
    values.buffer,
    values.byteOffset + start,
    (offsets[data.length] ?? start) - start,
  );
  if (isAscii(bytes)) {
    const text = bytes.toString("latin1");
    const cut: Slice = (from, to) => text.substring(from - start, to - start);
    return sliceReader(
      data,
      repeated(cut, (from, to) => bytes.toString("latin1", from - start, to - start)),
    );
  }
  if (!isUtf8(bytes))
    throw new DecodeError(
      `Column "${path}" holds strings that are not UTF-8. Read it as bytes: CAST(column AS BINARY).`,
      { column: path, type: "string" },
    );
  return sliceReader(
    data,
    repeated((from, to) => bytes.toString("utf8", from - start, to - start)),
  );
}

type Slice = (from: number, to: number) => string;

/** Columns with more different texts in a batch than this are taken for names rather than categories. */
const MAX_CATEGORIES = 256;

/**
 * Makes one string of texts that repeat, until there are too many different ones: rows of categories then take less
 * memory, and less time to collect.
 *
 * @param copy - makes a string that keeps nothing else in memory, if `slice` does not
 */
function repeated(slice: Slice, copy?: Slice): Slice {
  const known = new Map<string, string>();
  return (from, to) => {
    const text = slice(from, to);
    if (known.size > MAX_CATEGORIES) return text;
    const same = known.get(text);
    if (same !== undefined) return same;
    const own = copy?.(from, to) ?? text;
    known.set(own, own);
    return own;
  };
}
