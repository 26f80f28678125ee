import type { BinaryType, FieldType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalValue, value } from "../define.ts";
import { type Options, optionsArgument } from "./options-argument.ts";

/**
 * Parses Protocol Buffers bytes; the server needs the `spark-protobuf` module.
 *
 * @param message - the name of the message in `descriptorSet`, or without one the name of a Java class
 * @param descriptorSet - a serialized `FileDescriptorSet`, as `protoc --descriptor_set_out` writes it
 * @param options - such as `mode: "PERMISSIVE"` for null where the bytes do not fit, in place of an error
 * @example
 * ```ts
 * const reading = F.fromProtobuf("value", "com.example.Reading");
 * console.log(reading.toString());
 * // from_protobuf(value, com.example.Reading)
 * ```
 */
export function fromProtobuf<const A extends ColumnLike>(
  bytes: A,
  message: string,
  descriptorSet?: Uint8Array,
  options?: Options,
): Of<FieldType, A> {
  const descriptor = optionalValue(descriptorSet);
  return call("from_protobuf", column(bytes), value(message), descriptor, optionsArgument(options));
}

/**
 * A struct as Protocol Buffers bytes; parameters as those of {@link fromProtobuf}.
 *
 * @example
 * ```ts
 * console.log(F.toProtobuf(F.struct("zone", "price"), "com.example.Reading").toString());
 * // to_protobuf(struct(zone, price), com.example.Reading)
 * ```
 */
export function toProtobuf<const A extends ColumnLike>(
  data: A,
  message: string,
  descriptorSet?: Uint8Array,
  options?: Options,
): Of<BinaryType, A> {
  const descriptor = optionalValue(descriptorSet);
  return call("to_protobuf", column(data), value(message), descriptor, optionsArgument(options));
}
