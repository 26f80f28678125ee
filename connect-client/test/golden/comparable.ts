import { createRegistry, type JsonObject, type JsonValue, type Message, toJson } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import {
  ExamplePluginExpressionSchema,
  ExamplePluginRelationSchema,
} from "../../src/gen/spark/connect/example_plugins_pb.ts";

const registry = createRegistry(ExamplePluginExpressionSchema, ExamplePluginRelationSchema);

/** Spellings of one function: Spark resolves names without regard to case, and knows these operators by both. */
const spellings: Readonly<Record<string, string>> = { "=": "==", "!": "not", random: "rand" };

function functionName(name: string): string {
  return spellings[name] ?? name.toLowerCase();
}

function withLowerKeys(options: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key.toLowerCase(), value]));
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Numbers names or ids in the order they are met, so that two plans with other counters compare equal. */
class Numbering {
  readonly #seen = new Map<JsonValue, number>();

  of(value: JsonValue): number {
    const number = this.#seen.get(value) ?? this.#seen.size;
    this.#seen.set(value, number);
    return number;
  }
}

/**
 * A plan as JSON without what legitimately differs between clients: Scala's stack traces, where plan ids and lambda
 * variables start to count, and equivalent spellings.
 */
export function comparable<T extends Message>(schema: GenMessage<T>, message: T): JsonValue {
  const planIds = new Numbering();
  const variables = new Numbering();

  function visit(value: JsonValue): JsonValue {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    // Since Spark 4.1 the type of a null stands beside it; 4.1 servers read the older form too.
    if ("null" in value && "dataType" in value) return { null: visit(value.dataType ?? null) };
    const entries = Object.entries(value).flatMap(([key, child]): [string, JsonValue][] => {
      if (key === "common" && isObject(child) && !("planId" in child)) return [];
      // PySpark, as we, leaves it to the server to know which functions are internal.
      if (key === "origin" || key === "isInternal") return [];
      if (key === "collation" && child === "UTF8_BINARY") return [];
      if (key === "isMetadataColumn" && child === false) return [];
      if (key === "allColumnsAsKeys" && child === false) return [];
      if (key === "withinWatermark" && child === false) return [];
      if (key === "functionName" && typeof child === "string") return [[key, functionName(child)]];
      // Spark reads options without regard to case; Scala sends their keys in small letters.
      if (key === "options" && isObject(child)) return [[key, withLowerKeys(child)]];
      if (key === "planId") return [[key, planIds.of(child)]];
      if (key === "nameParts" && Array.isArray(child))
        return [[key, child.map((part) => variables.of(part))]];
      return [[key, visit(child)]];
    });
    return Object.fromEntries(entries);
  }

  return visit(toJson(schema, message, { registry }));
}
