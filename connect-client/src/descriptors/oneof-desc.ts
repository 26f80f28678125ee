import { type DescField, type DescMessage, type DescOneof, fromBinary } from "@bufbuild/protobuf";
import { protoCamelCase, safeObjectProperty } from "@bufbuild/protobuf/reflect";
import { OneofDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { fieldsOf } from "./fields-of.ts";

/** A oneof, from its `OneofDescriptorProto`; its message adds the fields. */
export class OneofDesc implements DescOneof {
  readonly kind = "oneof";
  readonly name: string = "";
  readonly localName: string;
  readonly parent: DescMessage;
  readonly fields: DescField[] = [];
  readonly deprecated = false;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, parent: DescMessage) {
    this.#bytes = bytes;
    this.parent = parent;
    for (const [number, value] of fieldsOf(bytes)) {
      if (number === 1) this.name = value.string();
    }
    this.localName = safeObjectProperty(protoCamelCase(this.name));
  }

  get proto() {
    return fromBinary(OneofDescriptorProtoSchema, this.#bytes);
  }

  toString(): string {
    return `oneof ${this.parent.typeName}.${this.name}`;
  }
}
