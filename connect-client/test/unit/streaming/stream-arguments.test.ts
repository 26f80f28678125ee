import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { ArgumentError } from "../../../src/errors/index.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { relation } from "../../../src/plan/relation.ts";
import { DataStreamReader } from "../../../src/streaming/data-stream-reader.ts";
import { planJson, RecordingExecutor } from "../recording-executor.ts";

const read = () => new DataStreamReader(new RecordingExecutor());

function json(df: DataFrame): unknown {
  const { common: _, ...rest } = toJson(RelationSchema, df.toRelation()) as { common: unknown };
  return rest;
}

const stream = (executor = new RecordingExecutor()) =>
  new DataFrame(executor, relation(executor.nextPlanId(), "range", { end: 3n, step: 1n })).writeStream;

/** Calls a method as JavaScript without types could. */
function call(target: object, method: string, ...args: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(target, method), target, args);
}

describe("streams take PySpark's keyword arguments as options", () => {
  it("when read", () => {
    expect(json(read().load({ format: "rate", rowsPerSecond: 5 }))).toEqual(
      json(read().format("rate").option("rowsPerSecond", 5).load()),
    );
    expect(json(read().json("/in", { schema: "id LONG", maxFilesPerTrigger: 1 }))).toEqual(
      json(read().schema("id LONG").option("maxFilesPerTrigger", 1).json("/in")),
    );
  });

  it("when started", async () => {
    const executor = new RecordingExecutor();
    const options = {
      format: "parquet",
      outputMode: "append",
      partitionBy: "dt",
      queryName: "q",
      a: 1,
    } as const;
    await expect(stream(executor).start("/out", options)).rejects.toThrow();
    const oneByOne = stream(executor)
      .format("parquet")
      .outputMode("append")
      .partitionBy(["dt"])
      .queryName("q");
    await expect(oneByOne.option("a", 1).start("/out")).rejects.toThrow();
    await expect(stream(executor).start({ ...options, path: "/out" })).rejects.toThrow();
    const [first, second, third] = executor.plans.map(planJson);
    expect(first).toEqual(second);
    expect(third).toMatchObject({
      command: { writeStreamOperationStart: { queryName: "q", options: { path: "/out", a: "1" } } },
    });
    expect(first).toMatchObject({ command: { writeStreamOperationStart: { queryName: "q", path: "/out" } } });
  });
});

it.each<[string, () => unknown, RegExp]>([
  ["a path", () => call(read(), "load", 5), /path must be text.*not 5/],
  ["two paths", () => call(read(), "load", "/a", "/b"), /one folder/],
  ["an option", () => call(read(), "option", "a", undefined), /option a.*not undefined/],
  [
    "a trigger that is no object",
    () => call(stream(), "trigger", "10 seconds"),
    /trigger must be.*"10 seconds"/,
  ],
  ["no trigger", () => call(stream(), "trigger", undefined), /trigger must be.*undefined/],
  ["an output mode", () => call(stream(), "outputMode", "all"), /outputMode must be one of append.*"all"/],
  ["a query name", () => call(stream(), "queryName", 5), /queryName must be text, not 5/],
])("a wrong argument is named: %s", (_, wrong, message) => {
  expect(wrong).toThrow(ArgumentError);
  expect(wrong).toThrow(message);
});
