import type { Column } from "../column/column.ts";
import type { BinaryType } from "../types/index.ts";
import { type ColumnLike, call, column, optionalValue, value } from "./define.ts";
import { type Options, optionsArgument } from "./options-argument.ts";

/** Parses Avro bytes by a schema in JSON; the server needs the `spark-avro` module. */
export function fromAvro(bytes: ColumnLike, jsonSchema: string, options?: Options): Column {
  return call("from_avro", column(bytes), value(jsonSchema), optionsArgument(options));
}

/** A column as Avro bytes, by a schema in JSON unless that of its type will do. */
export function toAvro(data: ColumnLike, jsonSchema?: string): Column<BinaryType> {
  return call("to_avro", column(data), optionalValue(jsonSchema));
}
