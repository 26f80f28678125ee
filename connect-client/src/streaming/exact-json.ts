/** What JSON text may hold, with integers that a double cannot hold kept whole as `bigint`. */
export type ExactJson =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly ExactJson[]
  | { readonly [key: string]: ExactJson };

/** A control character no JSON text may hold unescaped, so it cannot be confused with the text's own. */
const mark = "\u0001";

/** Strings (kept as they are) and integers of 16 digits or more (which may not fit a double). */
const stringsAndLongIntegers = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/**
 * Parses JSON without rounding: streaming offsets such as Iceberg snapshot ids exceed 2^53, and `JSON.parse`
 * would return a different snapshot.
 */
export function parseExactJson(text: string): ExactJson {
  const marked = text.replace(stringsAndLongIntegers, (token) =>
    token.startsWith('"') ? token : `"\\u0001${token}"`,
  );
  return JSON.parse(marked, (_key, value: unknown) => {
    if (typeof value !== "string" || !value.startsWith(mark)) return value;
    const exact = BigInt(value.slice(mark.length));
    const rounded = Number(exact);
    return Number.isSafeInteger(rounded) ? rounded : exact;
  }) as ExactJson;
}

/** The compact JSON text of a value, with a `bigint` written as an integer. */
export function formatExactJson(value: ExactJson): string {
  const marked = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "bigint" ? `${mark}${item}` : item,
  );
  return marked.replace(/"\\u0001(-?\d+)"/g, "$1");
}
