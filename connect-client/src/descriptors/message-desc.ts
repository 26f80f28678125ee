import { type DescField, type DescMessage, type DescOneof, fromBinary } from "@bufbuild/protobuf";
import { DescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { EnumDesc } from "./enum-desc.ts";
import { FieldDeclaration } from "./field-declaration.ts";
import { FieldDesc, type MapEntry } from "./field-desc.ts";
import { fieldsOf } from "./fields-of.ts";
import { addType } from "./known-types.ts";
import { OneofDesc } from "./oneof-desc.ts";
import type { Scope } from "./scope.ts";

/** A message, from its `DescriptorProto`. It has no fields before {@link addFields}. */
export class MessageDesc implements DescMessage {
  readonly kind = "message";
  readonly name: string = "";
  readonly typeName: string;
  readonly file;
  readonly parent: DescMessage | undefined;
  readonly fields: DescField[] = [];
  readonly field: Record<string, DescField> = {};
  readonly oneofs: DescOneof[] = [];
  readonly members: (DescField | DescOneof)[] = [];
  readonly nestedEnums: EnumDesc[];
  readonly nestedMessages: MessageDesc[];
  readonly nestedExtensions = [];
  readonly #bytes: Uint8Array;
  readonly #declarations: FieldDeclaration[] = [];
  readonly #oneofs: OneofDesc[] = [];
  readonly #mapEntries: ReadonlyMap<string, MapEntry>;
  readonly #isMapEntry: boolean = false;

  constructor(bytes: Uint8Array, { file, parent, path }: Scope) {
    this.#bytes = bytes;
    this.file = file;
    this.parent = parent;
    const messages: Uint8Array[] = [];
    const enums: Uint8Array[] = [];
    for (const [number, value] of fieldsOf(bytes)) {
      if (number === 1) this.name = value.string();
      else if (number === 2) this.#declarations.push(new FieldDeclaration(value.bytes()));
      else if (number === 3) messages.push(value.bytes());
      else if (number === 4) enums.push(value.bytes());
      else if (number === 7) this.#isMapEntry = isMapEntry(value.bytes());
      else if (number === 8) this.#oneofs.push(new OneofDesc(value.bytes(), this));
    }
    this.typeName = `${path}.${this.name}`;
    addType(this);
    const inside: Scope = { file, parent: this, path: this.typeName };
    const nested = messages.map((message) => new MessageDesc(message, inside));
    this.nestedMessages = nested.filter((message) => !message.#isMapEntry);
    this.nestedEnums = enums.map((message) => new EnumDesc(message, inside));
    // The entries of a map are declared like a message, but are no type of their own.
    const entries = nested.filter((message) => message.#isMapEntry);
    this.#mapEntries = new Map(entries.map((entry) => [`.${entry.typeName}`, entry.#declarations]));
  }

  /** To be called when all types that fields may be of are known. */
  addFields(): void {
    for (const declaration of this.#declarations) {
      const { oneof: number = -1, isOptional, typeName } = declaration;
      const oneof = isOptional ? undefined : this.#oneofs[number];
      const field = FieldDesc.of(declaration, this, oneof, this.#mapEntries.get(typeName));
      this.fields.push(field);
      this.field[field.localName] = field;
      if (oneof === undefined) this.members.push(field);
      else if (oneof.fields.push(field) === 1) this.members.push(oneof);
    }
    this.oneofs.push(...this.#oneofs.filter(({ fields }) => fields.length > 0));
    for (const message of this.nestedMessages) message.addFields();
  }

  get proto() {
    return fromBinary(DescriptorProtoSchema, this.#bytes);
  }

  get deprecated() {
    return this.proto.options?.deprecated ?? false;
  }

  toString(): string {
    return `message ${this.typeName}`;
  }
}

/** Of a message's options. */
function isMapEntry(options: Uint8Array): boolean {
  let isEntry = false;
  for (const [number, value] of fieldsOf(options)) {
    if (number === 7) isEntry = value.bool();
  }
  return isEntry;
}
