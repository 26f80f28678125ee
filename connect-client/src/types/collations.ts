import type { DataType } from "./data-type.ts";
import type { JsonType, Metadata } from "./json-type.ts";
import { sparkType } from "./spark-type.ts";

/**
 * Spark's JSON keeps collations out of the types, so that older readers understand them: a string is `"string"`,
 * and the metadata of the field above it says `{"__COLLATIONS": {"path": "provider.NAME"}}`.
 */
const METADATA_KEY = "__COLLATIONS";

/** The metadata of a field in JSON, with the collations of the strings below it. */
export function metadataWithCollations(name: string, type: DataType, metadata: Metadata): Metadata {
  const collations = Object.fromEntries(collationsOf(type, name));
  return Object.keys(collations).length === 0 ? metadata : { ...metadata, [METADATA_KEY]: collations };
}

function collationsOf(dataType: DataType, path: string): [string, string][] {
  const type = sparkType(dataType);
  switch (type.typeName) {
    case "string":
      return type.hasDefaultCollation ? [] : [[path, `${providerOf(type.collation)}.${type.collation}`]];
    case "array":
      return collationsOf(type.elementType, `${path}.element`);
    case "map":
      return [...collationsOf(type.keyType, `${path}.key`), ...collationsOf(type.valueType, `${path}.value`)];
    default:
      // The fields of a struct carry their own.
      return [];
  }
}

/** Spark implements the collations of UTF-8 itself and takes the others from the ICU library. */
function providerOf(collation: string): string {
  return collation.startsWith("UTF8_") ? "spark" : "icu";
}

/** The type and metadata of a field read from JSON, with each collation back at its string. */
export function withCollations(
  name: string,
  type: unknown,
  metadata: Metadata,
): { type: unknown; metadata: Metadata } {
  const { [METADATA_KEY]: collations, ...others } = metadata;
  if (typeof collations !== "object" || collations === null) return { type, metadata };
  return { type: collate(type, name, new Map(Object.entries(collations))), metadata: others };
}

function collate(type: unknown, path: string, collations: ReadonlyMap<string, unknown>): unknown {
  if (type === "string") {
    const [, collation] = String(collations.get(path) ?? "").split(".");
    return collation === undefined ? type : `string collate ${collation}`;
  }
  if (!isContainer(type)) return type;
  if (type.type === "array")
    return { ...type, elementType: collate(type.elementType, `${path}.element`, collations) };
  if (type.type === "map")
    return {
      ...type,
      keyType: collate(type.keyType, `${path}.key`, collations),
      valueType: collate(type.valueType, `${path}.value`, collations),
    };
  return type;
}

function isContainer(type: unknown): type is Exclude<JsonType, string> {
  return typeof type === "object" && type !== null;
}
