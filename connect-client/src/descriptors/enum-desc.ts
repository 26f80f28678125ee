import { type DescEnum, type DescEnumValue, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { safeObjectProperty } from "@bufbuild/protobuf/reflect";
import { EnumDescriptorProtoSchema, EnumValueDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { fieldsOf } from "./fields-of.ts";
import { addType } from "./known-types.ts";
import type { Scope } from "./scope.ts";

/** An enumeration, from its `EnumDescriptorProto`. */
export class EnumDesc implements DescEnum {
  readonly kind = "enum";
  /** As in all of proto3: a value may have a number that has no name yet. */
  readonly open = true;
  readonly name: string = "";
  readonly typeName: string;
  readonly file;
  readonly parent: DescMessage | undefined;
  readonly values: EnumValueDesc[];
  readonly value: Record<number, DescEnumValue>;
  readonly sharedPrefix: string | undefined;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, { file, parent, path }: Scope) {
    this.#bytes = bytes;
    this.file = file;
    this.parent = parent;
    const values: Uint8Array[] = [];
    for (const [number, value] of fieldsOf(bytes)) {
      if (number === 1) this.name = value.string();
      if (number === 2) values.push(value.bytes());
    }
    this.typeName = `${path}.${this.name}`;
    addType(this);
    this.values = values.map((value) => new EnumValueDesc(value, this));
    this.value = Object.fromEntries(this.values.map((value) => [value.number, value]));
    this.sharedPrefix = sharedPrefix(this.name, this.values);
  }

  get proto() {
    return fromBinary(EnumDescriptorProtoSchema, this.#bytes);
  }

  get deprecated() {
    return this.proto.options?.deprecated ?? false;
  }

  toString(): string {
    return `enum ${this.typeName}`;
  }
}

class EnumValueDesc implements DescEnumValue {
  readonly kind = "enum_value";
  readonly name: string = "";
  readonly number: number = 0;
  readonly parent: DescEnum;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, parent: DescEnum) {
    this.#bytes = bytes;
    this.parent = parent;
    for (const [number, value] of fieldsOf(bytes)) {
      if (number === 1) this.name = value.string();
      if (number === 2) this.number = value.int32();
    }
  }

  get localName() {
    return safeObjectProperty(this.name.slice(this.parent.sharedPrefix?.length ?? 0));
  }

  get proto() {
    return fromBinary(EnumValueDescriptorProtoSchema, this.#bytes);
  }

  get deprecated() {
    return this.proto.options?.deprecated ?? false;
  }

  toString(): string {
    return `enum value ${this.parent.typeName}.${this.name}`;
  }
}

/** `save_mode_`, where the values of `SaveMode` are `SAVE_MODE_APPEND` and so on: local names go without. */
function sharedPrefix(name: string, values: readonly DescEnumValue[]): string | undefined {
  const prefix = `${name.replace(/(?<!^)[A-Z]/g, "_$&").toLowerCase()}_`;
  const isShared = values.every(
    (value) => value.name.toLowerCase().startsWith(prefix) && /^\D/.test(value.name.slice(prefix.length)),
  );
  return isShared ? prefix : undefined;
}
