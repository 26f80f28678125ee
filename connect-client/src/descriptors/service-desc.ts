import {
  type DescFile,
  type DescMessage,
  type DescMethod,
  type DescService,
  fromBinary,
} from "@bufbuild/protobuf";
import { safeObjectProperty } from "@bufbuild/protobuf/reflect";
import {
  MethodDescriptorProtoSchema,
  MethodOptions_IdempotencyLevel,
  ServiceDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { fieldsOf } from "./fields-of.ts";
import { messageType } from "./known-types.ts";

/** A service, from its `ServiceDescriptorProto`. */
export class ServiceDesc implements DescService {
  readonly kind = "service";
  readonly name: string = "";
  readonly typeName: string;
  readonly file: DescFile;
  readonly methods: DescMethod[] = [];
  readonly method: Record<string, DescMethod>;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, file: DescFile, path: string) {
    this.#bytes = bytes;
    this.file = file;
    for (const [number, value] of fieldsOf(bytes)) {
      if (number === 1) this.name = value.string();
      if (number === 2) this.methods.push(new MethodDesc(value.bytes(), this));
    }
    this.typeName = `${path}.${this.name}`;
    this.method = Object.fromEntries(this.methods.map((method) => [method.localName, method]));
  }

  get proto() {
    return fromBinary(ServiceDescriptorProtoSchema, this.#bytes);
  }

  get deprecated() {
    return this.proto.options?.deprecated ?? false;
  }

  toString(): string {
    return `service ${this.typeName}`;
  }
}

class MethodDesc implements DescMethod {
  readonly kind = "rpc";
  readonly name: string = "";
  readonly localName: string;
  readonly parent: DescService;
  readonly methodKind: DescMethod["methodKind"];
  readonly input: DescMessage;
  readonly output: DescMessage;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, parent: DescService) {
    this.#bytes = bytes;
    this.parent = parent;
    let [input, output, sends, receives] = ["", "", false, false];
    for (const [number, value] of fieldsOf(bytes)) {
      if (number === 1) this.name = value.string();
      else if (number === 2) input = value.string();
      else if (number === 3) output = value.string();
      else if (number === 5) sends = value.bool();
      else if (number === 6) receives = value.bool();
    }
    this.localName = safeObjectProperty(this.name.replace(/^[A-Z]/, (first) => first.toLowerCase()));
    if (sends) this.methodKind = receives ? "bidi_streaming" : "client_streaming";
    else this.methodKind = receives ? "server_streaming" : "unary";
    this.input = messageType(input);
    this.output = messageType(output);
  }

  get proto() {
    return fromBinary(MethodDescriptorProtoSchema, this.#bytes);
  }

  get idempotency() {
    return this.proto.options?.idempotencyLevel ?? MethodOptions_IdempotencyLevel.IDEMPOTENCY_UNKNOWN;
  }

  get deprecated() {
    return this.proto.options?.deprecated ?? false;
  }

  toString(): string {
    return `rpc ${this.parent.typeName}.${this.name}`;
  }
}
