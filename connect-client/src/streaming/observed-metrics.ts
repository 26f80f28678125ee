import { DecodeError } from "../errors/index.ts";
import { type ExactJson, formatExactJson, isJsonObject, type JsonObject } from "./exact-json.ts";

/** The metrics of one observation by name. */
export function plainMetrics(row: ExactJson): JsonObject {
  const metrics = plainJson(row);
  if (!isJsonObject(metrics))
    throw new DecodeError(`The metrics of an observation are no JSON object: ${formatExactJson(metrics)}.`);
  return metrics;
}

/**
 * A value as plain JSON by field names.
 *
 * Events carry rows by name already; answers to a query for progress carry the values of a row and its schema apart.
 */
export function plainJson(value: ExactJson): ExactJson {
  if (Array.isArray(value)) return value.map(plainJson);
  if (!isJsonObject(value)) return value;
  const row = rowApart(value);
  const entries = row ?? Object.entries(value);
  return Object.fromEntries(entries.map(([name, metric]) => [name, plainJson(metric)]));
}

function rowApart({ values, schema, ...others }: JsonObject): [string, ExactJson][] | undefined {
  if (!Array.isArray(values) || Object.keys(others).length > 0) return undefined;
  if (!isJsonObject(schema) || schema.type !== "struct" || !Array.isArray(schema.fields)) return undefined;
  const names = schema.fields.map((field: ExactJson) => (isJsonObject(field) ? String(field.name) : ""));
  return names.map((name, i) => [name, values[i] ?? null]);
}
