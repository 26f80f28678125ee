import type { DescEnum, DescFile, DescMessage } from "@bufbuild/protobuf";
import { nestedTypes } from "@bufbuild/protobuf/reflect";

/** The types of all files, by their full names. */
const types = new Map<string, DescMessage | DescEnum>();

export function addType(type: DescMessage | DescEnum): void {
  types.set(type.typeName, type);
}

/** Adds the types of a file that protobuf-es described. */
export function addTypesOf(file: DescFile): void {
  for (const type of nestedTypes(file)) if (type.kind === "message" || type.kind === "enum") addType(type);
}

/** @param reference - the full name after a dot, as fields refer to their types */
export function messageType(reference: string): DescMessage {
  const type = types.get(reference.slice(1));
  if (type?.kind !== "message") throw unknown(reference);
  return type;
}

/** As {@link messageType}, of an enumeration. */
export function enumType(reference: string): DescEnum {
  const type = types.get(reference.slice(1));
  if (type?.kind !== "enum") throw unknown(reference);
  return type;
}

function unknown(reference: string): TypeError {
  return new TypeError(`The protocol code refers to ${reference}, which none of its files has.`);
}
