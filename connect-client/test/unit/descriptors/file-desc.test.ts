import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type AnyDesc,
  createRegistry,
  type DescEnum,
  type DescField,
  type DescFile,
  type DescMessage,
  type DescService,
} from "@bufbuild/protobuf";
import { fileDesc as theirFileDesc } from "@bufbuild/protobuf/codegenv2";
import { nestedTypes } from "@bufbuild/protobuf/reflect";
import { beforeAll, describe, expect, it } from "vitest";

const generated = fileURLToPath(new URL("../../../src/gen", import.meta.url));
const names = readdirSync(generated, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("_pb.ts"))
  .map((name) => name.replace("_pb.ts", ""))
  .sort();

const ours = new Map<string, DescFile>();
const theirs = new Map<string, DescFile>();

/** The file as protobuf-es itself describes it, after those it imports. */
function describedByThem(file: DescFile): DescFile {
  const known = theirs.get(file.name);
  if (known !== undefined) return known;
  const code = names.includes(file.name) ? readFileSync(join(generated, `${file.name}_pb.ts`), "utf8") : "";
  const [, base64] = /\bfileDesc\("([^"]+)"/.exec(code) ?? [];
  // What comes with protobuf-es is described by it already.
  const theirFile =
    base64 === undefined ? file : theirFileDesc(base64, file.dependencies.map(describedByThem));
  theirs.set(file.name, theirFile);
  return theirFile;
}

beforeAll(async () => {
  for (const name of names) {
    const exports: Record<string, unknown> = await import(join(generated, `${name}_pb.ts`));
    const file = exports[`file_${name.replaceAll("/", "_")}`] as DescFile;
    ours.set(name, file);
    describedByThem(file);
  }
});

const nameOf = (desc: { readonly name: string } | undefined) => desc?.name;
const typeNameOf = (desc: { readonly typeName: string } | undefined) => desc?.typeName;

/** What a descriptor says, with the names of others in place of them. */
function told(desc: AnyDesc): unknown {
  switch (desc.kind) {
    case "message":
      return toldOfMessage(desc);
    case "enum":
      return toldOfEnum(desc);
    case "service":
      return toldOfService(desc);
    default:
      throw new Error(`The protocol has no ${desc.kind}.`);
  }
}

function toldOfMessage(desc: DescMessage) {
  const { kind, name, typeName, deprecated, fields, field, oneofs, members, proto } = desc;
  return {
    ...{ kind, name, typeName, deprecated, text: String(desc), proto: proto.name },
    ...{ file: nameOf(desc.file), parent: typeNameOf(desc.parent) },
    fields: fields.map(toldOfField),
    byName: Object.entries(field).map(([localName, { number }]) => [localName, number]),
    oneofs: oneofs.map((oneof) => ({
      ...{ kind: oneof.kind, name: oneof.name, localName: oneof.localName, deprecated: oneof.deprecated },
      ...{ parent: typeNameOf(oneof.parent), fields: oneof.fields.map(nameOf), text: String(oneof) },
    })),
    members: members.map((member) => [member.kind, member.name]),
    nested: [desc.nestedMessages, desc.nestedEnums, desc.nestedExtensions].map((types) =>
      types.map(typeNameOf),
    ),
  };
}

function toldOfField(field: DescField) {
  const { kind, name, number, jsonName, localName, presence, utf8Validation, deprecated } = field;
  const part = field.fieldKind === "list" || field.fieldKind === "map" ? undefined : field.getDefaultValue();
  return {
    ...{ kind, name, number, jsonName, localName, presence, utf8Validation, deprecated, defaultValue: part },
    ...{ fieldKind: field.fieldKind, scalar: field.scalar, text: String(field), proto: field.proto.name },
    ...{ message: typeNameOf(field.message), enum: typeNameOf(field.enum) },
    ...{ parent: typeNameOf(field.parent), oneof: nameOf(field.oneof) },
    listKind: field.fieldKind === "list" ? field.listKind : undefined,
    packed: field.fieldKind === "list" ? field.packed : undefined,
    mapKind: field.fieldKind === "map" ? field.mapKind : undefined,
    mapKey: field.fieldKind === "map" ? field.mapKey : undefined,
    isDelimited: "delimitedEncoding" in field ? field.delimitedEncoding : undefined,
    longAsString: "longAsString" in field ? field.longAsString : undefined,
  };
}

function toldOfEnum(desc: DescEnum) {
  const { kind, name, typeName, deprecated, open, sharedPrefix, proto } = desc;
  return {
    ...{ kind, name, typeName, deprecated, open, sharedPrefix, text: String(desc), proto: proto.name },
    ...{ file: nameOf(desc.file), parent: typeNameOf(desc.parent) },
    values: desc.values.map((value) => ({
      ...{ kind: value.kind, name: value.name, localName: value.localName, number: value.number },
      ...{ deprecated: value.deprecated, parent: typeNameOf(value.parent), text: String(value) },
      proto: value.proto.name,
    })),
    byNumber: Object.entries(desc.value).map(([number, { name }]) => [number, name]),
  };
}

function toldOfService(desc: DescService) {
  const { kind, name, typeName, deprecated, methods, method, proto } = desc;
  return {
    ...{ kind, name, typeName, deprecated, text: String(desc), proto: proto.name, file: nameOf(desc.file) },
    methods: methods.map((rpc) => ({
      ...{ kind: rpc.kind, name: rpc.name, localName: rpc.localName, methodKind: rpc.methodKind },
      ...{ input: typeNameOf(rpc.input), output: typeNameOf(rpc.output), idempotency: rpc.idempotency },
      ...{ deprecated: rpc.deprecated, parent: typeNameOf(rpc.parent), text: String(rpc) },
      proto: rpc.proto.name,
    })),
    byName: Object.entries(method).map(([localName, { name }]) => [localName, name]),
  };
}

describe("the descriptors of the protocol", () => {
  it.each(names)("say of %s what protobuf-es's say", (name) => {
    const [our, their] = [ours.get(name), theirs.get(name)];
    if (our === undefined || their === undefined) throw new Error(`${name} was not imported`);
    expect([...nestedTypes(our)].map(told)).toEqual([...nestedTypes(their)].map(told));
    const { kind, edition, deprecated, dependencies, extensions } = our;
    expect({ kind, edition, deprecated, extensions, text: String(our), proto: our.proto.dependency }).toEqual(
      {
        ...{ kind: their.kind, edition: their.edition, deprecated: their.deprecated },
        ...{ extensions: their.extensions, text: String(their), proto: their.proto.dependency },
      },
    );
    expect(dependencies.map(nameOf)).toEqual(their.dependencies.map(nameOf));
  });

  it("refer to one another, not to copies", () => {
    const registry = createRegistry(...ours.values());
    const copies = [...registry].flatMap((type) =>
      type.kind !== "message"
        ? []
        : type.fields.filter(({ message }) => {
            const isOurs = message !== undefined && names.includes(message.file.name);
            return isOurs && registry.getMessage(message.typeName) !== message;
          }),
    );
    expect(copies.map(String)).toEqual([]);
  });
});
