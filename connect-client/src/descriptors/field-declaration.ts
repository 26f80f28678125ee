import { FieldDescriptorProto_Label, FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import { fieldsOf } from "./fields-of.ts";

/** What a `FieldDescriptorProto` says. */
export class FieldDeclaration {
  readonly bytes: Uint8Array;
  readonly name: string = "";
  readonly number: number = 0;
  readonly jsonName: string = "";
  readonly type: FieldDescriptorProto_Type = FieldDescriptorProto_Type.MESSAGE;
  /** Of a message or an enumeration. */
  readonly typeName: string = "";
  readonly isList: boolean = false;
  /** The number of its oneof; a field that is `optional` has one that nothing else is in. */
  readonly oneof: number | undefined;
  readonly isOptional: boolean = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    for (const [number, value] of fieldsOf(bytes)) {
      if (number === 1) this.name = value.string();
      else if (number === 3) this.number = value.int32();
      else if (number === 4) this.isList = value.int32() === FieldDescriptorProto_Label.REPEATED;
      else if (number === 5) this.type = value.int32();
      else if (number === 6) this.typeName = value.string();
      else if (number === 9) this.oneof = value.int32();
      else if (number === 10) this.jsonName = value.string();
      else if (number === 17) this.isOptional = value.bool();
    }
  }
}
