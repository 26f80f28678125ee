import { fromJson, type JsonValue } from "@bufbuild/protobuf";
import { describe, expect, it, vi } from "vitest";
import { ExpressionSchema } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { comparedWithPyspark } from "../../pyspark/compared-with-pyspark.ts";
import { askPython } from "../../pyspark/environment.ts";
import { comparable } from "../comparable.ts";
import { type Call, callFunction, functionNames } from "./function-calls.ts";
import newest from "./newest-plans.json" with { type: "json" };

/** The seed function_calls.py lets PySpark draw. */
vi.mock("../../../src/plan/random-seed.ts", () => ({ randomSeed: () => 42 }));

interface CapturedCall extends Call {
  readonly plan: JsonValue;
}

type CapturedCalls = Readonly<Record<string, readonly CapturedCall[]>>;

function theirs({ arguments: given, plan }: CapturedCall) {
  return { arguments: given, plan: comparable(ExpressionSchema, fromJson(ExpressionSchema, plan)) };
}

function ours(name: string, { arguments: given }: Call) {
  return { arguments: given, plan: comparable(ExpressionSchema, callFunction(name, given).toExpression()) };
}

function compare(captured: CapturedCalls): void {
  it.each(Object.entries(captured))("%s", (name, calls) => {
    expect(calls.map((call) => ours(name, call))).toEqual(calls.map(theirs));
  });
}

/** Made by capture_newest.py. */
const ofNewest = newest.functions as unknown as CapturedCalls;
describe("every call of every function of Spark 4.3", () => compare(ofNewest));

await comparedWithPyspark("4.2.0", "every call of every function", async (python) => {
  const script = new URL("./function_calls.py", import.meta.url);
  const captured = await askPython<CapturedCalls>(python, script, []);
  compare(captured);

  it("leaves out no function", () => {
    const compared = new Set([...Object.keys(captured), ...Object.keys(ofNewest)]);
    expect(functionNames.filter((name) => !compared.has(name))).toEqual([]);
  });
});
