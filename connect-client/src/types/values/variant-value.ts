import { inspect } from "node:util";
import { Decimal } from "./decimal.ts";
import { readVariant, type VariantContent } from "./variant-reader.ts";

/**
 * Semi-structured data in Spark's binary encoding: the value of a `VARIANT`.
 *
 * @example
 * ```ts
 * const parsed = await spark.sql(`SELECT parse_json('{"id": 7, "tags": ["a"]}') AS v`);
 * const variant = (await parsed.first())?.v as VariantValue;
 * console.log(variant.content());
 * // { id: 7, tags: [ 'a' ] }
 * console.log(variant.toString(), JSON.stringify(variant), variant.equals(variant));
 * // {"id":7,"tags":["a"]} {"id":7,"tags":["a"]} true
 * ```
 * @see PySpark `VariantVal`
 */
export class VariantValue {
  /** The data, encoded. */
  readonly value: Uint8Array;
  /** The dictionary of the keys in {@link value}. */
  readonly metadata: Uint8Array;

  constructor(value: Uint8Array, metadata: Uint8Array) {
    this.value = value;
    this.metadata = metadata;
  }

  /**
   * The data as JavaScript values: integers of up to 32 bits and doubles are numbers, longer integers `bigint`,
   * decimals {@link Decimal}, objects plain objects.
   *
   * @throws {@link DecodeError} if the bytes are not a variant
   */
  content(): VariantContent {
    return readVariant(this.value, this.metadata);
  }

  /** Whether both have the same bytes; the same data can be encoded in more than one way. */
  equals(other: VariantValue): boolean {
    return (
      Buffer.compare(this.value, other.value) === 0 && Buffer.compare(this.metadata, other.metadata) === 0
    );
  }

  /** The data as JSON text; all digits of integers and decimals are kept. */
  toString(): string {
    return jsonText(this.content());
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** The data for `JSON.stringify`; integers beyond the safe range of a number become strings. */
  toJSON(): unknown {
    return jsonValue(this.content());
  }
}

const isContainer = (
  content: VariantContent,
): content is VariantContent[] | { [key: string]: VariantContent } =>
  Array.isArray(content) || (content !== null && Object.getPrototypeOf(content) === Object.prototype);

function jsonText(content: VariantContent): string {
  if (Array.isArray(content)) return `[${content.map(jsonText).join(",")}]`;
  if (isContainer(content)) {
    const members = Object.entries(content).map(
      ([key, member]) => `${JSON.stringify(key)}:${jsonText(member)}`,
    );
    return `{${members.join(",")}}`;
  }
  if (typeof content === "bigint" || content instanceof Decimal) return String(content);
  if (typeof content === "number" && !Number.isFinite(content)) return JSON.stringify(String(content));
  return JSON.stringify(jsonValue(content));
}

function jsonValue(content: VariantContent): unknown {
  if (Array.isArray(content)) return content.map(jsonValue);
  if (content instanceof Uint8Array) return Buffer.from(content).toString("base64");
  if (typeof content === "bigint") {
    const asNumber = Number(content);
    return Number.isSafeInteger(asNumber) ? asNumber : String(content);
  }
  if (isContainer(content))
    return Object.fromEntries(Object.entries(content).map(([key, member]) => [key, jsonValue(member)]));
  return content;
}
