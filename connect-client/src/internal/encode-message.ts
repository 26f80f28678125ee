import {
  type DescField,
  type DescMessage,
  type DescOneof,
  type MessageShape,
  ScalarType,
  type UnknownField,
} from "@bufbuild/protobuf";
import { delimited, scalarWriter, tagged, type Write, wireTypeOf, wireTypes } from "./encode-scalar.ts";
import { ReverseWriter } from "./reverse-writer.ts";

type Fields = { readonly [localName: string]: unknown };

/** What descriptors call the presence of proto3 fields without `optional`. */
const implicitPresence = 2;

const writers = new WeakMap<DescMessage, Write<unknown>>();

/**
 * The bytes of a message, as protobuf-es's `toBinary` makes them but for the order of the fields.
 *
 * Several times faster, and for messages in one another many times as deep: what a field needs is decided once for
 * its type, and of a oneof only the chosen field is looked at, which matters for expressions with their twenty kinds.
 */
export function encodeMessage<D extends DescMessage>(schema: D, message: MessageShape<D>): Buffer {
  const out = new ReverseWriter(1024);
  messageWriter(schema)(message, out);
  return out.finish();
}

function messageWriter(desc: DescMessage): Write<unknown> {
  const known = writers.get(desc);
  if (known !== undefined) return known;
  // Made when it is first used, because types contain themselves.
  let members: readonly Write<Fields>[] | undefined;
  const write: Write<unknown> = (value, out) => {
    // The fields of a message are its properties, by their local names.
    const message = value as Fields;
    members ??= desc.members.map(memberWriter).toReversed();
    if (message.$unknown !== undefined) writeUnknown(message.$unknown as readonly UnknownField[], out);
    for (let i = 0; i < members.length; i++) members[i]?.(message, out);
  };
  writers.set(desc, write);
  return write;
}

/** Fields of a newer protocol, in a relation the server made. */
function writeUnknown(fields: readonly UnknownField[], out: ReverseWriter): void {
  for (const { no, wireType, data } of fields.toReversed()) {
    out.raw(data);
    out.varint((no << 3) | wireType);
  }
}

function memberWriter(member: DescField | DescOneof): Write<Fields> {
  const { localName } = member;
  if (member.kind === "oneof") {
    const fields = new Map(member.fields.map((field) => [field.localName, fieldWriter(field)]));
    return (message, out) => {
      const choice = message[localName] as { case: string | undefined; value?: unknown };
      if (choice.case !== undefined) fields.get(choice.case)?.(choice.value, out);
    };
  }
  const write = fieldWriter(member);
  const isSent = sentTest(member);
  return (message, out) => {
    const value = message[localName];
    if (isSent(value)) write(value, out);
  };
}

/** Zeros are not sent, unless a field tells them from values that are absent. */
function sentTest(field: DescField): (value: unknown) => boolean {
  const hasZero = field.fieldKind === "scalar" || field.fieldKind === "enum";
  if (!hasZero || field.presence !== implicitPresence) return (value) => value !== undefined;
  if (field.scalar === ScalarType.BYTES) return (value) => (value as Uint8Array).length > 0;
  // -0 is not 0 on the wire.
  return (value) => !(value === "" || value === false || value === 0n || Object.is(value, 0));
}

function fieldWriter(field: DescField): Write<unknown> {
  const { number } = field;
  switch (field.fieldKind) {
    case "scalar":
      return tagged(number, scalarWriter(field.scalar), wireTypeOf(field.scalar));
    case "enum":
      return tagged(number, scalarWriter(ScalarType.INT32), wireTypes.varint);
    case "message":
      return delimited(number, messageWriter(field.message));
    case "list":
      return listWriter(field);
    case "map":
      return mapWriter(field);
  }
}

function listWriter(field: DescField & { fieldKind: "list" }): Write<unknown> {
  if (field.listKind === "message")
    return eachReversed(delimited(field.number, messageWriter(field.message)));
  const scalar = field.scalar ?? ScalarType.INT32;
  if (!field.packed) return eachReversed(tagged(field.number, scalarWriter(scalar), wireTypeOf(scalar)));
  const all = delimited(field.number, eachReversed(scalarWriter(scalar)));
  return (list, out) => {
    if ((list as readonly unknown[]).length > 0) all(list, out);
  };
}

/** A map is a list of messages with the fields 1, its key, and 2, its value. */
function mapWriter(field: DescField & { fieldKind: "map" }): Write<unknown> {
  const scalar = field.scalar ?? ScalarType.INT32;
  const writeKey = tagged(1, scalarWriter(field.mapKey), wireTypeOf(field.mapKey));
  const writeValue =
    field.mapKind === "message"
      ? delimited(2, messageWriter(field.message))
      : tagged(2, scalarWriter(scalar), wireTypeOf(scalar));
  const writeEntry = delimited(field.number, (entry, out) => {
    const [key, value] = entry as [string, unknown];
    writeValue(value, out);
    writeKey(field.mapKey === ScalarType.STRING ? key : Number(key), out);
  });
  const writeAll = eachReversed(writeEntry);
  return (map, out) => writeAll(Object.entries(map as object), out);
}

function eachReversed(write: Write<unknown>): Write<unknown> {
  return (list, out) => {
    const values = list as readonly unknown[];
    for (let i = values.length - 1; i >= 0; i--) write(values[i], out);
  };
}
