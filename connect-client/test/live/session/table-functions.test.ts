import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, lit } from "../../../src/column/index.ts";
import type { DataFrame } from "../../../src/dataframe/index.ts";
import { isAtLeast } from "../../../src/execution/server-version.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
let people: DataFrame;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  const rows = [
    { id: 1n, name: "Ada" },
    { id: 2n, name: "Alan" },
  ];
  people = spark.createDataFrame(rows).orderBy("id");
});
afterAll(() => spark.stop());

describe("table functions", () => {
  it.each<[string, () => DataFrame, readonly Readonly<Record<string, unknown>>[]]>([
    ["explode", () => spark.tvf.explode(F.array(lit(1), lit(2))), [{ col: 1 }, { col: 2 }]],
    ["explodeOuter", () => spark.tvf.explodeOuter(F.array()), [{ col: null }]],
    [
      "posexplode",
      () => spark.tvf.posexplode(F.array(lit("a"), lit("b"))),
      [
        { pos: 0, col: "a" },
        { pos: 1, col: "b" },
      ],
    ],
    ["posexplodeOuter", () => spark.tvf.posexplodeOuter(F.array()), [{ pos: null, col: null }]],
    ["inline", () => spark.tvf.inline(F.array(F.struct(lit(1).as("a")))), [{ a: 1 }]],
    ["inlineOuter", () => spark.tvf.inlineOuter(F.array(F.struct(lit(1).as("a")))), [{ a: 1 }]],
    ["jsonTuple", () => spark.tvf.jsonTuple(lit('{"a":1,"b":"z"}'), lit("b")), [{ c0: "z" }]],
    [
      "stack",
      () => spark.tvf.stack(lit(2), lit(1), lit(2), lit(3)),
      [
        { col0: 1, col1: 2 },
        { col0: 3, col1: null },
      ],
    ],
    [
      "variantExplode",
      () =>
        spark.tvf
          .variantExplode(F.parseJson(lit('{"k":7}')))
          .select("pos", "key", col("value").cast("int").as("value")),
      [{ pos: 0, key: "k", value: 7 }],
    ],
    ["call", () => spark.tvf.call("range", lit(2)), [{ id: 0n }, { id: 1n }]],
  ])("%s", async (_, table, rows) => {
    expect(await table().collect()).toEqual(rows);
  });

  it("tell what Spark knows", async () => {
    const select = spark.tvf.sqlKeywords().filter("keyword = 'SELECT'");
    expect(await select.count()).toBe(1);
    expect(await spark.tvf.collations().filter("name = 'UNICODE_CI'").count()).toBe(1);
  });

  it("see the outer row in a lateral join", async () => {
    const joined = people.lateralJoin(spark.tvf.explode(F.array(col("id").outer(), lit(0n))));
    expect(await joined.select("name", "col").orderBy("name", "col").collect()).toEqual([
      { name: "Ada", col: 0n },
      { name: "Ada", col: 1n },
      { name: "Alan", col: 0n },
      { name: "Alan", col: 2n },
    ]);
  });
});

describe("a session", () => {
  it("is found from its DataFrames", () => {
    expect(people.sparkSession).toBe(spark);
    expect(people.filter("id = 1").sparkSession).toBe(spark);
  });

  it("makes DataFrames without rows", async () => {
    const empty = spark.emptyDataFrame("a INT, b STRING");
    expect(await empty.dtypes()).toEqual([
      ["a", "int"],
      ["b", "string"],
    ]);
    expect(await empty.collect()).toEqual([]);
  });

  it("says which Java class it cannot find", async () => {
    await expect(spark.udf.registerJavaFunction("f", "org.example.Missing")).rejects.toThrow(
      /org.example.Missing/,
    );
    await expect(spark.udf.registerJavaUDAF("f", "org.example.Missing")).rejects.toThrow(
      /org.example.Missing/,
    );
  });

  it("is cloned by a server that can, with its configuration", async () => {
    await spark.conf.set("spark.sql.shuffle.partitions", 3);
    const cloned = spark.cloneSession();
    if (!isAtLeast(await spark.version(), "4.1")) {
      await expect(cloned).rejects.toThrow(/cloneSession\(\) needs a Spark server of version 4.1/);
      return;
    }
    const clone = await cloned;
    expect(clone.sessionId).not.toBe(spark.sessionId);
    expect(await clone.conf.get("spark.sql.shuffle.partitions")).toBe("3");
    await clone.stop();
  });
});

describe("rows", () => {
  it("are numbered from 0 in their order, over partitions", async () => {
    const numbered = spark.range(0, 10, 1, 3).orderBy(col("id").desc()).zipWithIndex("n");
    const rows = await numbered.collect();
    expect(rows.map(({ n }) => n)).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n]);
    expect(rows.map(({ id }) => id)).toEqual([9n, 8n, 7n, 6n, 5n, 4n, 3n, 2n, 1n, 0n]);
  });

  it("are written as JSON", async () => {
    expect(await people.toJSON().collect()).toEqual([
      { value: '{"id":1,"name":"Ada"}' },
      { value: '{"id":2,"name":"Alan"}' },
    ]);
  });
});
