import { ScalarType } from "@bufbuild/protobuf";
import type { ReverseWriter } from "./reverse-writer.ts";

/** Writes a value in front of what is there. */
export type Write<T> = (value: T, out: ReverseWriter) => void;

export const wireTypes = { varint: 0, fixed64: 1, lengthDelimited: 2, fixed32: 5 } as const;

/** How one scalar value stands on the wire; whoever made the message has checked that it is of its type. */
export function scalarWriter(type: ScalarType): Write<unknown> {
  switch (type) {
    case ScalarType.STRING:
      return (value, out) => out.text(value as string);
    case ScalarType.BYTES:
      return (value, out) => out.raw(value as Uint8Array);
    case ScalarType.BOOL:
      return (value, out) => out.varint(value ? 1 : 0);
    case ScalarType.INT32:
      // Negative ones take ten bytes, as 64-bit integers.
      return (value, out) =>
        (value as number) < 0 ? out.varint64(BigInt(value as number)) : out.varint(value as number);
    case ScalarType.UINT32:
      return (value, out) => out.varint(value as number);
    case ScalarType.INT64:
    case ScalarType.UINT64:
      return (value, out) => out.varint64(value as bigint);
    case ScalarType.DOUBLE:
      return (value, out) => out.double(value as number);
    case ScalarType.FLOAT:
      return (value, out) => out.float(value as number);
    default:
      throw new Error(`Spark's protocol has no ${ScalarType[type]} fields.`);
  }
}

export function wireTypeOf(type: ScalarType): number {
  switch (type) {
    case ScalarType.STRING:
    case ScalarType.BYTES:
      return wireTypes.lengthDelimited;
    case ScalarType.DOUBLE:
      return wireTypes.fixed64;
    case ScalarType.FLOAT:
      return wireTypes.fixed32;
    default:
      return wireTypes.varint;
  }
}

/** With the number of the field in front. */
export function tagged<T>(fieldNumber: number, write: Write<T>, wireType: number): Write<T> {
  if (wireType === wireTypes.lengthDelimited) return delimited(fieldNumber, write);
  const tag = (fieldNumber << 3) | wireType;
  return (value, out) => {
    write(value, out);
    out.varint(tag);
  };
}

/** With its length and the number of the field in front; one function, because messages lie deep in one another. */
export function delimited<T>(fieldNumber: number, write: Write<T>): Write<T> {
  const tag = (fieldNumber << 3) | wireTypes.lengthDelimited;
  return (value, out) => {
    const before = out.length;
    write(value, out);
    out.varint(out.length - before);
    out.varint(tag);
  };
}
