import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import type { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { DataFrameReader } from "../../../src/dataframe/dataframe-reader.ts";
import { ArgumentError } from "../../../src/errors/index.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { t } from "../../../src/types/index.ts";
import { planJson, RecordingExecutor } from "../recording-executor.ts";
import { people } from "./fake-dataframe.ts";

const read = () => new DataFrameReader(new RecordingExecutor());

function source(df: Pick<DataFrame, "toRelation">): unknown {
  return (toJson(RelationSchema, df.toRelation()) as { read: { dataSource: unknown } }).read.dataSource;
}

/** The plan of what a writer does. */
async function written(write: (df: ReturnType<typeof people>) => Promise<void>): Promise<unknown> {
  const executor = new RecordingExecutor();
  await write(people(executor));
  const { command } = planJson(executor.lastPlan) as { command: { writeOperation: { input: unknown } } };
  const { input: _, ...rest } = command.writeOperation;
  return rest;
}

/** Calls a method as JavaScript without types could. */
function call(target: object, method: string, ...args: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(target, method), target, args);
}

describe("reading with options after the paths", () => {
  it("sets what option() sets", () => {
    expect(source(read().csv("/in", { header: true, sep: ";", maxColumns: 5 }))).toEqual({
      format: "csv",
      options: { header: "true", sep: ";", maxColumns: "5" },
      paths: ["/in"],
    });
    expect(source(read().option("header", false).csv("/in", { header: true }))).toMatchObject({
      options: { header: "true" },
    });
  });

  it("takes paths one by one and in one list", () => {
    expect(source(read().json("/a", "/b", { multiLine: true }))).toEqual(
      source(read().json(["/a", "/b"], { multiLine: true })),
    );
    expect(source(read().parquet(["/a", "/b"]))).toEqual(source(read().parquet("/a", "/b")));
  });

  it("takes the schema, and load() the format too", () => {
    const schema = t.struct({ id: t.long });
    expect(source(read().json("/in", { schema }))).toEqual(source(read().schema(schema).json("/in")));
    expect(source(read().load("/in", { format: "csv", schema: "id LONG", header: true }))).toEqual({
      format: "csv",
      schema: "id LONG",
      options: { header: "true" },
      paths: ["/in"],
    });
    expect(source(read().load({ format: "rate", rowsPerSecond: 5 }))).toEqual({
      format: "rate",
      options: { rowsPerSecond: "5" },
    });
  });

  it("parses a DataFrame with options", () => {
    const schema = t.struct({ id: t.long });
    const parsed = toJson(RelationSchema, read().json(people(), { schema, mode: "FAILFAST" }).toRelation());
    expect(parsed).toMatchObject({ parse: { options: { mode: "FAILFAST" }, schema: { struct: {} } } });
  });
});

describe("writing with options after the path", () => {
  it("sets what the methods set", async () => {
    expect(
      await written((df) => df.write.csv("/out", { mode: "overwrite", partitionBy: ["dt"], header: true })),
    ).toEqual(
      await written((df) => df.write.mode("overwrite").partitionBy("dt").option("header", true).csv("/out")),
    );
    expect(
      await written((df) => df.write.save("/out", { format: "orc", mode: "append", partitionBy: "dt" })),
    ).toEqual(await written((df) => df.write.format("orc").mode("append").partitionBy(["dt"]).save("/out")));
    expect(await written((df) => df.write.saveAsTable("t", { format: "iceberg", mode: "ignore" }))).toEqual(
      await written((df) => df.write.format("iceberg").mode("ignore").saveAsTable("t")),
    );
  });

  it("takes lists of columns as PySpark does", async () => {
    const lists = await written((df) => df.write.bucketBy(4, ["a", "b"]).sortBy(["a"]).saveAsTable("t"));
    expect(lists).toEqual(await written((df) => df.write.bucketBy(4, "a", "b").sortBy("a").saveAsTable("t")));
    expect(lists).toMatchObject({ bucketBy: { numBuckets: 4, bucketColumnNames: ["a", "b"] } });
  });
});

describe("a wrong argument is named before anything is sent", () => {
  it.each<[string, () => unknown, RegExp]>([
    ["a path", () => call(read(), "csv", 5), /path must be text or a list of texts, not 5/],
    ["a path among others", () => call(read(), "parquet", "/a", 5), /path\[1\] must be text, not 5/],
    ["an empty path", () => read().json(""), /path\[0\] must be text that is not empty, not ""/],
    ["options first", () => call(read(), "csv", { header: true }, "/a"), /path\[0\].*header: true/],
    ["undefined", () => call(read(), "csv", "/a", { header: undefined }), /option header.*not undefined/],
    ["null", () => call(read(), "option", "header", null), /option header.*not null/],
    ["NaN", () => read().option("maxColumns", Number.NaN), /option maxColumns.*finite.*not NaN/],
    ["an object", () => call(read(), "option", "sep", { a: 1 }), /option sep.*not \{ a: 1 \}/],
    ["a function", () => call(read(), "option", "sep", () => 1), /option sep.*Function/],
    ["options that are none", () => call(read(), "options", "header"), /options must be an object.*"header"/],
    ["a schema", () => call(read(), "schema", { id: "long" }), /schema must be a StructType/],
    ["a schema in options", () => call(read(), "json", "/a", { schema: 5 }), /schema must be.*not 5/],
    ["a format", () => call(read(), "format", 5), /format must be text, not 5/],
    ["a table", () => call(read(), "table", { name: "t" }), /name must be text, not \{ name: 't' \}/],
    ["a mode", () => call(people().write, "mode", "replace"), /mode must be one of append.*not "replace"/],
    ["a mode that objects have", () => call(people().write, "mode", "constructor"), /"constructor"/],
    ["buckets", () => people().write.bucketBy(2.5, "id"), /buckets.*not 2.5/],
    ["partitionBy", () => call(people().write, "partitionBy", 5), /columns\[0\] must be text, not 5/],
  ])("%s", (_, wrong, message) => {
    expect(wrong).toThrow(ArgumentError);
    expect(wrong).toThrow(message);
  });

  it.each<[string, (df: ReturnType<typeof people>) => unknown, RegExp]>([
    ["a path to write to", (df) => call(df.write, "csv", { mode: "append" }), /path must be text, not \{/],
    ["a path to save to", (df) => call(df.write, "save", 5), /path must be text, not 5/],
    [
      "write options",
      (df) => call(df.write, "json", "/out", "overwrite"),
      /options must be an object.*"overwrite"/,
    ],
    ["a mode in options", (df) => call(df.write, "json", "/out", { mode: "x" }), /mode must be one of.*"x"/],
    ["a table", (df) => call(df.write, "saveAsTable", undefined), /name must be text, not undefined/],
    ["a view", (df) => call(df, "createOrReplaceTempView", 5), /name must be text, not 5/],
    ["another view", (df) => call(df, "createTempView", {}), /name must be text, not \{\}/],
  ])("%s", async (_, wrong, message) => {
    const executor = new RecordingExecutor();
    const failure = Promise.resolve().then(() => wrong(people(executor)));
    await expect(failure).rejects.toThrow(ArgumentError);
    await expect(failure).rejects.toThrow(message);
    expect(executor.plans).toEqual([]);
  });
});
