import { isPlainObject } from "../internal/plain-object.ts";
import { Decimal } from "../types/index.ts";

/** What JSON text may hold, with numbers that a double cannot hold kept whole as `bigint` and {@link Decimal}. */
export type ExactJson =
  | null
  | boolean
  | number
  | bigint
  | Decimal
  | string
  | readonly ExactJson[]
  | { readonly [key: string]: ExactJson };

/** An object of JSON text. */
export type JsonObject = { readonly [key: string]: ExactJson };

export function isJsonObject(value: ExactJson | undefined): value is JsonObject {
  return isPlainObject(value);
}

/** A control character no JSON text may hold unescaped, so it cannot be confused with the text's own. */
const mark = "\u0001";

/** Strings (kept as they are) and numbers of 16 characters or more (which may not fit a double). */
const stringsAndLongNumbers = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d[\d.]{15,}(?:[eE][+-]?\d+)?/g;

/** As many digits as it takes to tell any double from all others. */
const digitsOfDouble = 17;

/**
 * Parses JSON without rounding: streaming offsets such as Iceberg snapshot ids exceed 2^53, and `JSON.parse`
 * would return a different snapshot; an observed sum of money has more digits than a double.
 */
export function parseExactJson(text: string): ExactJson {
  const marked = text.replace(stringsAndLongNumbers, (token) =>
    token.startsWith('"') ? token : `"\\u0001${token}"`,
  );
  return JSON.parse(marked, (_key, value: unknown) => {
    const isMarked = typeof value === "string" && value.startsWith(mark);
    return isMarked ? exactNumber(value.slice(mark.length)) : value;
  }) as ExactJson;
}

function exactNumber(text: string): number | bigint | Decimal {
  const rounded = Number(text);
  if (/^-?\d+$/.test(text)) return Number.isSafeInteger(rounded) ? rounded : BigInt(text);
  // Java may write a double with a digit more than it takes; it is still that double.
  const exact = Decimal.parse(text);
  return exact.precision <= digitsOfDouble || exact.equals(Decimal.fromNumber(rounded)) ? rounded : exact;
}

/** The compact JSON text of a value, with a `bigint` and a {@link Decimal} written as numbers. */
export function formatExactJson(value: ExactJson): string {
  if (Array.isArray(value)) return `[${value.map(formatExactJson).join(",")}]`;
  if (typeof value === "bigint" || value instanceof Decimal) return String(value);
  if (!isJsonObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${formatExactJson(item)}`,
  );
  return `{${fields.join(",")}}`;
}
