import type { BinaryType, FieldType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalValue, value } from "../define.ts";
import { type Options, optionsArgument } from "./options-argument.ts";

/**
 * Parses Avro bytes; the server needs the `spark-avro` module.
 *
 * @param jsonSchema - the schema that the bytes were written with, in JSON
 * @param options - such as `mode: "PERMISSIVE"` for null where the bytes do not fit, in place of an error
 * @example
 * ```ts
 * const schema = '{"type":"record","name":"Reading","fields":[{"name":"price","type":"double"}]}';
 * const reading = F.fromAvro("value", schema);
 * console.log(reading.toString());
 * // from_avro(value, {"type":"record","name":"Reading","fields":[{"name":"price","type":"double"}]})
 * ```
 */
export function fromAvro<const A extends ColumnLike>(
  bytes: A,
  jsonSchema: string,
  options?: Options,
): Of<FieldType, A> {
  return call("from_avro", column(bytes), value(jsonSchema), optionsArgument(options));
}

/**
 * A column as Avro bytes; the server needs the `spark-avro` module.
 *
 * @param jsonSchema - the schema to write, in JSON; the one of the column's type unless given
 * @example
 * ```ts
 * console.log(F.toAvro(F.struct("zone", "price")).toString());
 * // to_avro(struct(zone, price))
 * ```
 */
export function toAvro<const A extends ColumnLike>(data: A, jsonSchema?: string): Of<BinaryType, A> {
  return call("to_avro", column(data), optionalValue(jsonSchema));
}
