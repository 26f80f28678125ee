import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, lit } from "../../../src/column/index.ts";
import { type DataFrame, StorageLevel } from "../../../src/dataframe/index.ts";
import { AnalysisError, CancelledError } from "../../../src/errors/index.ts";
import type { ExecuteOptions } from "../../../src/execution/index.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

describe("executionInfo", () => {
  const counted = (df: ReturnType<typeof spark.range>, operator: string) =>
    df.executionInfo?.metrics
      .find(({ name }) => name === operator)
      ?.metrics.find(({ name }) => name === "numOutputRows")?.value;

  it("is of the last action that ended", async () => {
    const df = spark.range(100);
    expect(df.executionInfo).toBeNull();
    await df.collect();
    const first = df.executionInfo;
    expect(counted(df, "Range")).toBe(100n);
    await df.count();
    expect(df.executionInfo?.operationId).not.toBe(first?.operationId);
    expect(counted(df, "HashAggregate")).toBe(1n);
    await df.write.format("noop").mode("overwrite").save();
    expect(df.executionInfo?.metrics.some(({ name }) => name === "HashAggregate")).toBe(false);
  });
});

describe("actions", () => {
  it("take, first, head, tail, count and isEmpty", async () => {
    const df = spark.range(5);
    expect(await df.take(2)).toEqual([{ id: 0n }, { id: 1n }]);
    expect(await df.first()).toEqual({ id: 0n });
    expect(await df.head()).toEqual({ id: 0n });
    expect(await df.head(1)).toEqual([{ id: 0n }]);
    expect(await df.tail(2)).toEqual([{ id: 3n }, { id: 4n }]);
    expect(await df.count()).toBe(5);
    expect(await df.isEmpty()).toBe(false);
    const none = df.filter("id < 0");
    expect(await none.isEmpty()).toBe(true);
    expect(await none.first()).toBeNull();
    expect(await none.collect()).toEqual([]);
  });

  it("streams rows in order and stops the job when the loop is left", async () => {
    const seen: bigint[] = [];
    for await (const { id } of spark.range(0, 200_000, 1, 4)) {
      seen.push(id);
      if (seen.length === 25_000) break;
    }
    expect(seen.at(-1)).toBe(24_999n);
    expect(await spark.range(3).count()).toBe(3);
  });

  it("collects many batches whole", async () => {
    const rows = await spark.range(0, 100_000, 1, 3).collect();
    expect(rows.length).toBe(100_000);
    expect(rows.reduce((sum, { id }) => sum + id, 0n)).toBe(4_999_950_000n);
  });

  it("toArrow keeps columns of one name apart", async () => {
    const table = await spark.range(3).select("id", col("id").plus(10).alias("id")).toArrow();
    expect(table.numRows).toBe(3);
    expect([0, 1].map((i) => [...(table.getChildAt(i) ?? [])])).toEqual([
      [0n, 1n, 2n],
      [10n, 11n, 12n],
    ]);
    const empty = await spark.range(3).filter("id < 0").toArrow();
    expect([empty.numRows, empty.schema.names]).toEqual([0, ["id"]]);
  });

  it.each([
    ["collect", (df: DataFrame, options: ExecuteOptions) => df.collect(options)],
    ["take", (df: DataFrame, options: ExecuteOptions) => df.take(3, options)],
    ["first", (df: DataFrame, options: ExecuteOptions) => df.first(options)],
    ["tail", (df: DataFrame, options: ExecuteOptions) => df.tail(3, options)],
    ["count", (df: DataFrame, options: ExecuteOptions) => df.distinct().count(options)],
    ["isEmpty", (df: DataFrame, options: ExecuteOptions) => df.distinct().isEmpty(options)],
    ["toArrow", (df: DataFrame, options: ExecuteOptions) => df.toArrow(options)],
  ])("%s can be cancelled", async (_name, action) => {
    const slow = spark
      .range(0, 10, 1, 10)
      .select(F.callUdf("java_method", lit("java.lang.Thread"), lit("sleep"), lit(2000n)));
    const cancelling = new AbortController();
    const result = action(slow.untyped(), { signal: cancelling.signal });
    cancelling.abort();
    await expect(result).rejects.toThrow(CancelledError);
  });

  it("show prints Spark's table", async () => {
    const df = spark.createDataFrame([{ id: 1, text: "x".repeat(25) }], "id INT, text STRING");
    expect(await df.showString()).toBe(
      "+---+--------------------+\n| id|                text|\n+---+--------------------+\n|  1|xxxxxxxxxxxxxxxxx...|\n+---+--------------------+\n",
    );
    expect(await df.showString(20, 5, true)).toContain("-RECORD 0");
  });
});

describe("questions", () => {
  it("schema, columns, dtypes and explain", async () => {
    const df = spark.range(1).withColumn("s", lit("x"));
    expect((await df.schema()).toDDL()).toBe("id BIGINT NOT NULL,s STRING NOT NULL");
    expect(await df.columns()).toEqual(["id", "s"]);
    expect(await df.dtypes()).toEqual([
      ["id", "bigint"],
      ["s", "string"],
    ]);
    expect(await df.explainString("extended")).toContain("== Physical Plan ==");
    expect(await df.isStreaming()).toBe(false);
    expect(await df.sameSemantics(df.alias("other"))).toBe(true);
  });

  it("a wrong column is an analysis error with Spark's message, and asked again later", async () => {
    const df = spark.range(1).untyped().select(col("nope"));
    await expect(df.schema()).rejects.toThrow(AnalysisError);
    await expect(df.schema()).rejects.toThrow(/UNRESOLVED_COLUMN/);
  });

  it("console.log shows the columns as PySpark does, not internals", () => {
    expect(inspect(spark.range(1))).toBe("DataFrame[id: bigint]");
    expect(inspect(col("a").gt(1))).toBe("Column<(a > 1)>");
  });
});

describe("keeping", () => {
  it("persist, storageLevel and unpersist", async () => {
    const df = spark.range(100).filter("id > 41 AND id <> 77");
    await df.persist(StorageLevel.MEMORY_ONLY);
    expect(await df.storageLevel()).toMatchObject({ useMemory: true, useDisk: false });
    expect(await df.count()).toBe(57);
    await df.unpersist(true);
    expect(await df.storageLevel()).toMatchObject({ useMemory: false, useDisk: false });
  });

  it("localCheckpoint keeps the rows and cuts the plan", async () => {
    const random = spark.range(10).withColumn("r", F.rand());
    const kept = await random.localCheckpoint();
    expect(await kept.collect()).toEqual(await kept.collect());
    expect(await kept.explainString()).toContain("Scan ExistingRDD");
  });

  it("temporary views", async () => {
    const df = spark.range(3);
    await df.createTempView("c3_view");
    await expect(df.createTempView("c3_view")).rejects.toThrow(AnalysisError);
    await df.filter("id > 0").createOrReplaceTempView("c3_view");
    expect(await spark.table("c3_view").count()).toBe(2);
    expect(await spark.catalog.dropTempView("c3_view")).toBe(true);
    expect(await spark.catalog.dropTempView("c3_view")).toBe(false);
  });
});
