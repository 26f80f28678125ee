import { fromJson, type JsonValue, type Message } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import { describe, expect, it } from "vitest";
import { Catalog } from "../../../src/catalog/index.ts";
import { DataFrameReader } from "../../../src/dataframe/index.ts";
import { type Command, CommandSchema } from "../../../src/gen/spark/connect/commands_pb.ts";
import { ExpressionSchema } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { type Relation, RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { comparedWithPyspark } from "../../pyspark/compared-with-pyspark.ts";
import { askPython } from "../../pyspark/environment.ts";
import { RecordingExecutor } from "../../unit/recording-executor.ts";
import { comparable } from "../comparable.ts";
import newest from "./newest-plans.json" with { type: "json" };
import { catalogCalls, columnCalls, commandCalls, relationCalls } from "./plan-calls.ts";

type Plans = Readonly<Record<string, JsonValue>>;

const newestServer = "4.3.0";

/** Two spellings of names that mean the same: PySpark lets SQL parse those a merge assigns to, and marks that of a pivot. */
const otherSpellings: readonly (readonly [RegExp, string])[] = [
  [/\{"expressionString":\{"expression":"(\w+)"\}\}/g, '{"unresolvedAttribute":{"unparsedIdentifier":"$1"}}'],
  [/("pivot":\{"col":\{"unresolvedAttribute":\{"unparsedIdentifier":"\w+"),"planId":"\d+"/g, "$1"],
];

function expected<T extends Message>(schema: GenMessage<T>, plan: JsonValue = null): JsonValue {
  const text = otherSpellings.reduce(
    (json, [theirs, ours]) => json.replace(theirs, ours),
    JSON.stringify(plan),
  );
  return comparable(schema, fromJson(schema, JSON.parse(text)));
}

/** Calls that make nothing but a plan. */
function relationOf(name: string): Relation {
  const executor = new RecordingExecutor([], newestServer);
  const people = () => new DataFrameReader(executor).table("people");
  const call = relationCalls[name];
  if (!call) throw new Error(`no call for ${name}`);
  return call(people, executor).toRelation();
}

function lastPlan(executor: RecordingExecutor): Relation | Command {
  const { opType } = executor.lastPlan;
  if (opType.case === "root" || opType.case === "command") return opType.value;
  throw new Error(`nothing was run, but ${opType.case}`);
}

describe("plans of what Spark 4.3 added", () => {
  it.each(Object.entries<JsonValue>(newest.relations))("%s", (name, plan) => {
    expect(comparable(RelationSchema, relationOf(name))).toEqual(expected(RelationSchema, plan));
  });
});

await comparedWithPyspark("4.2.0", "plans", async (python) => {
  const script = new URL("./plans.py", import.meta.url);
  const captured = await askPython<Readonly<Record<"relations" | "columns" | "commands", Plans>>>(
    python,
    script,
    [],
  );

  it("every captured plan has a call", () => {
    const names = (...calls: readonly object[]) => calls.flatMap((part) => Object.keys(part)).sort();
    expect(names(relationCalls, catalogCalls)).toEqual(names(captured.relations, newest.relations));
    expect(names(columnCalls)).toEqual(names(captured.columns));
    expect(names(commandCalls)).toEqual(names(captured.commands));
  });

  it.each(Object.keys(relationCalls).filter((name) => !(name in newest.relations)))("%s", (name) => {
    const plan = captured.relations[name];
    expect(comparable(RelationSchema, relationOf(name))).toEqual(expected(RelationSchema, plan));
  });

  it.each(Object.entries(columnCalls))("%s", (name, call) => {
    const executor = new RecordingExecutor([], newestServer);
    const people = () => new DataFrameReader(executor).table("people");
    const ours = comparable(ExpressionSchema, call(people).toExpression());
    expect(ours).toEqual(expected(ExpressionSchema, captured.columns[name]));
  });

  it.each(Object.entries(catalogCalls))("%s", async (name, call) => {
    const executor = new RecordingExecutor([], newestServer);
    // The answer, of which there is none here, is the business of tests with a server.
    await call(new Catalog(executor)).catch(() => undefined);
    const { relType } = lastPlan(executor) as Relation;
    // For an answer of one value we take one row of it.
    const asked = relType.case === "limit" ? relType.value.input : (lastPlan(executor) as Relation);
    if (asked === undefined) throw new Error("nothing was asked");
    expect(comparable(RelationSchema, asked)).toEqual(expected(RelationSchema, captured.relations[name]));
  });

  it.each(Object.entries(commandCalls))("%s", async (name, call) => {
    const executor = new RecordingExecutor([], newestServer);
    await call(() => new DataFrameReader(executor).table("people"), executor);
    const ours = comparable(CommandSchema, lastPlan(executor) as Command);
    expect(ours).toEqual(expected(CommandSchema, captured.commands[name]));
  });
});
