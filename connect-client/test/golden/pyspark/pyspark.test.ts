import { readFileSync } from "node:fs";
import { fromJson, type JsonValue, type Message, toJson } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import { describe, expect, test } from "vitest";
import { CommandSchema } from "../../../src/gen/spark/connect/commands_pb.ts";
import { ExpressionSchema } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { RecordingExecutor } from "../../unit/recording-executor.ts";
import { columnCalls, commandCalls, people, relationCalls } from "./calls.ts";

type Captured = Readonly<Record<string, JsonValue>>;

/** Made by capture_plans.py from PySpark 4.0.0, without plan ids and seeds. */
const captured: Readonly<Record<"relations" | "columns" | "commands", Captured>> = JSON.parse(
  readFileSync(new URL("./pyspark-plans.json", import.meta.url), "utf8"),
);

const notShared = new Set(["common", "planId", "seed", "isInternal"]);

/** Without what no two runs share; an absent default and a default that was written are the same message. */
function comparable<T extends Message>(schema: GenMessage<T>, message: T): JsonValue {
  const text = JSON.stringify(toJson(schema, message), (key, value: unknown) =>
    notShared.has(key) || value === "UTF8_BINARY" || value === false ? undefined : asAttribute(value),
  );
  return JSON.parse(text);
}

/** PySpark lets SQL parse the names a merge assigns to, where we send them as names. */
function asAttribute(value: unknown): unknown {
  const name = /^\{"expressionString":\{"expression":"(\w+)"\}\}$/.exec(JSON.stringify(value) ?? "")?.[1];
  return name === undefined ? value : { unresolvedAttribute: { unparsedIdentifier: name } };
}

function expected<T extends Message>(schema: GenMessage<T>, plans: Captured, name: string): JsonValue {
  return comparable(schema, fromJson(schema, plans[name] ?? null));
}

test("every captured plan has a call", () => {
  expect(Object.keys(relationCalls).sort()).toEqual(Object.keys(captured.relations).sort());
  expect(Object.keys(columnCalls).sort()).toEqual(Object.keys(captured.columns).sort());
  expect(Object.keys(commandCalls).sort()).toEqual(Object.keys(captured.commands).sort());
});

describe("plans equal to PySpark's", () => {
  test.each(Object.entries(relationCalls))("%s", (name, call) => {
    const ours = call(people(new RecordingExecutor())).toRelation();
    expect(comparable(RelationSchema, ours)).toEqual(expected(RelationSchema, captured.relations, name));
  });
});

describe("expressions equal to PySpark's", () => {
  test.each(Object.entries(columnCalls))("%s", (name, call) => {
    const ours = call().toExpression();
    expect(comparable(ExpressionSchema, ours)).toEqual(expected(ExpressionSchema, captured.columns, name));
  });
});

describe("commands equal to PySpark's", () => {
  test.each(Object.entries(commandCalls))("%s", async (name, call) => {
    const executor = new RecordingExecutor();
    await call(people(executor));
    const { opType } = executor.lastPlan;
    if (opType.case !== "command") throw new Error("no command was run");
    expect(comparable(CommandSchema, opType.value)).toEqual(expected(CommandSchema, captured.commands, name));
  });
});
