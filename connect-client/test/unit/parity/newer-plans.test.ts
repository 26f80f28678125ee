import { readFileSync } from "node:fs";
import { fromJson, type JsonValue, type Message, toJson } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import { describe, expect, it } from "vitest";
import { ExpressionSchema } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { columnCalls } from "./newer-calls.ts";

/** Made by capture_newer_plans.py from PySpark 4.3.0. */
const captured: Readonly<Record<"columns", Readonly<Record<string, JsonValue>>>> = JSON.parse(
  readFileSync(new URL("./pyspark-4.3-plans.json", import.meta.url), "utf8"),
);

/** Without what no two clients share, and without PySpark's marks whose absence means the same. */
const notCompared = new Set(["common", "planId", "isMetadataColumn", "isInternal"]);

function comparable<T extends Message>(schema: GenMessage<T>, message: T): JsonValue {
  const text = JSON.stringify(toJson(schema, message), (key, value: unknown) =>
    notCompared.has(key) ? undefined : value,
  );
  return JSON.parse(text);
}

function expected<T extends Message>(schema: GenMessage<T>, plan: JsonValue = null): JsonValue {
  return comparable(schema, fromJson(schema, plan));
}

it("every captured plan has a call", () => {
  expect(Object.keys(columnCalls).sort()).toEqual(Object.keys(captured.columns).sort());
});

describe("expressions equal to PySpark's", () => {
  it.each(Object.entries(columnCalls))("%s", (name, call) => {
    const ours = comparable(ExpressionSchema, call().toExpression());
    expect(ours).toEqual(expected(ExpressionSchema, captured.columns[name]));
  });
});
