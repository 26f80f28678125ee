import { type DescFile, fromBinary } from "@bufbuild/protobuf";
import { Edition, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { EnumDesc } from "./enum-desc.ts";
import { fieldsOf } from "./fields-of.ts";
import { addTypesOf } from "./known-types.ts";
import { MessageDesc } from "./message-desc.ts";
import type { Scope } from "./scope.ts";
import { ServiceDesc } from "./service-desc.ts";

/**
 * Describes a file of the protocol. The generated code calls this in place of protobuf-es's own function, which takes
 * twice as long: at the start of every process that imports this library.
 *
 * It knows what Spark's protocol has: proto3, without extensions, groups and options that change the encoding. A
 * test compares each descriptor with protobuf-es's.
 *
 * @param base64 - a `FileDescriptorProto`
 * @param imports - the files whose types this one's fields have
 */
export function fileDesc(base64: string, imports: DescFile[] = []): DescFile {
  for (const file of imports) if (!(file instanceof FileDesc)) addTypesOf(file);
  return new FileDesc(Buffer.from(base64, "base64"), imports);
}

class FileDesc implements DescFile {
  readonly kind = "file";
  readonly edition = Edition.EDITION_PROTO3;
  readonly name: string;
  readonly dependencies: DescFile[];
  readonly messages: MessageDesc[];
  readonly enums: EnumDesc[];
  readonly services: ServiceDesc[];
  readonly extensions = [];
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, imports: DescFile[]) {
    this.#bytes = bytes;
    this.dependencies = imports;
    let [name, path] = ["", ""];
    const messages: Uint8Array[] = [];
    const enums: Uint8Array[] = [];
    const services: Uint8Array[] = [];
    for (const [number, value] of fieldsOf(bytes)) {
      if (number === 1) name = value.string();
      else if (number === 2) path = value.string();
      else if (number === 4) messages.push(value.bytes());
      else if (number === 5) enums.push(value.bytes());
      else if (number === 6) services.push(value.bytes());
    }
    this.name = name.replace(/\.proto$/, "");
    const scope: Scope = { file: this, parent: undefined, path };
    this.enums = enums.map((message) => new EnumDesc(message, scope));
    this.messages = messages.map((message) => new MessageDesc(message, scope));
    for (const message of this.messages) message.addFields();
    this.services = services.map((service) => new ServiceDesc(service, this, path));
  }

  get proto() {
    const proto = fromBinary(FileDescriptorProtoSchema, this.#bytes);
    // The generated code leaves them out.
    proto.dependency = this.dependencies.map((file) => file.proto.name);
    return proto;
  }

  get deprecated() {
    return this.proto.options?.deprecated ?? false;
  }

  toString(): string {
    return `file ${this.name}.proto`;
  }
}
