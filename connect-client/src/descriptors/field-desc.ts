import {
  type DescEnum,
  type DescField,
  type DescMessage,
  type DescOneof,
  fromBinary,
} from "@bufbuild/protobuf";
import { protoCamelCase, safeObjectProperty } from "@bufbuild/protobuf/reflect";
import { FieldDescriptorProto_Type, FieldDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type { FieldDeclaration } from "./field-declaration.ts";
import { enumType, messageType } from "./known-types.ts";

const { MESSAGE, ENUM, STRING, BYTES } = FieldDescriptorProto_Type;
/** As protobuf-es numbers whether a field tells "not set" from zero. */
const presence = { explicit: 1, implicit: 2 };

/** The declarations of the key and the value of a map. */
export type MapEntry = readonly FieldDeclaration[];

/** A field of a message, of one shape for all kinds, which keeps reading and writing messages fast. */
export class FieldDesc {
  readonly kind = "field";
  readonly name: string;
  readonly number: number;
  readonly jsonName: string;
  readonly localName: string;
  readonly presence: number;
  readonly utf8Validation = true;
  readonly parent: DescMessage;
  readonly oneof: DescOneof | undefined;
  readonly fieldKind: string;
  readonly listKind: string | undefined;
  readonly mapKind: string | undefined;
  readonly mapKey: number | undefined;
  readonly scalar: number | undefined;
  readonly message: DescMessage | undefined;
  readonly enum: DescEnum | undefined;
  readonly packed: boolean | undefined;
  readonly delimitedEncoding: boolean | undefined;
  readonly longAsString = false;
  readonly #bytes: Uint8Array;

  /** @param map - the entry of the map, if it is one */
  static of(
    declaration: FieldDeclaration,
    parent: DescMessage,
    oneof: DescOneof | undefined,
    map: MapEntry | undefined,
  ): DescField {
    // Which parts go with which kind of field, the compiler cannot follow.
    return new FieldDesc(declaration, parent, oneof, map) as DescField;
  }

  private constructor(
    declaration: FieldDeclaration,
    parent: DescMessage,
    oneof: DescOneof | undefined,
    map: MapEntry | undefined,
  ) {
    const { name, number, type, isList, isOptional, bytes } = declaration;
    const camelCase = protoCamelCase(name);
    this.name = name;
    this.number = number;
    this.jsonName = declaration.jsonName || camelCase;
    this.localName = oneof === undefined ? safeObjectProperty(camelCase) : camelCase;
    const isExplicit = !isList && (oneof !== undefined || isOptional || type === MESSAGE);
    this.presence = isExplicit ? presence.explicit : presence.implicit;
    this.parent = parent;
    this.oneof = oneof;
    const [key, part = declaration] = map ?? [];
    const kind = kindOf(part.type);
    this.fieldKind = map !== undefined ? "map" : isList ? "list" : kind;
    this.listKind = this.fieldKind === "list" ? kind : undefined;
    this.mapKind = this.fieldKind === "map" ? kind : undefined;
    this.mapKey = key?.type;
    // The types of scalars have the same numbers there.
    this.scalar = kind === "scalar" ? part.type : undefined;
    this.message = kind === "message" ? messageType(part.typeName) : undefined;
    this.enum = kind === "enum" ? enumType(part.typeName) : undefined;
    this.packed =
      this.fieldKind === "list" ? kind !== "message" && type !== STRING && type !== BYTES : undefined;
    this.delimitedEncoding = kind === "message" || this.fieldKind === "map" ? false : undefined;
    this.#bytes = bytes;
  }

  get proto() {
    return fromBinary(FieldDescriptorProtoSchema, this.#bytes);
  }

  get deprecated(): boolean {
    return this.proto.options?.deprecated ?? false;
  }

  getDefaultValue(): undefined {}

  toString(): string {
    return `field ${this.parent.typeName}.${this.name}`;
  }
}

function kindOf(type: FieldDescriptorProto_Type): "message" | "enum" | "scalar" {
  if (type === MESSAGE) return "message";
  return type === ENUM ? "enum" : "scalar";
}
