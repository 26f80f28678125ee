import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, lit } from "../../../src/column/index.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

const numbers = (...values: (number | null)[]) =>
  spark.createDataFrame(
    values.map((n) => ({ n })),
    t.struct({ n: t.double }),
  );
const values = async (df: ReturnType<typeof numbers>) => (await df.collect()).map(({ n }) => n);

describe("orderBy", () => {
  it("sorts ascending with nulls first and NaN last, descending the other way round", async () => {
    const df = numbers(2, null, Number.NaN, -1);
    expect(await values(df.orderBy("n"))).toEqual([null, -1, 2, Number.NaN]);
    expect(await values(df.orderBy(col("n").desc()))).toEqual([Number.NaN, 2, -1, null]);
    expect(await values(df.orderBy(col("n").ascNullsLast()))).toEqual([-1, 2, Number.NaN, null]);
    expect(await values(df.orderBy(col("n").descNullsFirst()))).toEqual([null, Number.NaN, 2, -1]);
  });

  it("sorts all rows, not the rows of each partition", async () => {
    const sorted = await spark.range(0, 1000, 1, 8).orderBy(col("id").desc()).collect();
    expect(sorted.map(({ id }) => Number(id))).toEqual(Array.from({ length: 1000 }, (_, i) => 999 - i));
  });
});

describe("sets", () => {
  const left = () => numbers(1, 1, 2, null);
  const right = () => numbers(1, 3, null, null);

  it("union keeps repeats", async () => {
    expect(await values(left().union(right()).orderBy("n"))).toEqual([null, null, null, 1, 1, 1, 2, 3]);
  });

  it("intersect and subtract drop repeats, their all forms count them", async () => {
    expect(await values(left().intersect(right()).orderBy("n"))).toEqual([null, 1]);
    expect(await values(left().subtract(right()).orderBy("n"))).toEqual([2]);
    expect(await values(left().exceptAll(right()).orderBy("n"))).toEqual([1, 2]);
    expect(await values(right().intersectAll(left()).orderBy("n"))).toEqual([null, 1]);
  });

  it("unionByName matches names and can fill what is missing", async () => {
    const ab = spark.createDataFrame([{ a: 1, b: "x" }], "a INT, b STRING");
    const ba = spark.createDataFrame([{ b: "y", a: 2 }], "b STRING, a INT");
    expect(await ab.unionByName(ba).orderBy("a").collect()).toEqual([
      { a: 1, b: "x" },
      { a: 2, b: "y" },
    ]);
    const c = spark.createDataFrame([{ a: 3 }], "a INT");
    expect(await ab.unionByName(c, true).orderBy("a").collect()).toEqual([
      { a: 1, b: "x" },
      { a: 3, b: null },
    ]);
  });

  it("distinct and dropDuplicates", async () => {
    expect(await values(left().distinct().orderBy("n"))).toEqual([null, 1, 2]);
    const pairs = spark.createDataFrame(
      [
        { k: 1, v: "a" },
        { k: 1, v: "a" },
        { k: 2, v: "a" },
      ],
      "k INT, v STRING",
    );
    expect(await pairs.dropDuplicates(["v"]).count()).toBe(1);
    expect(await pairs.dropDuplicates().count()).toBe(2);
  });
});

describe("parts of rows", () => {
  it("limit and offset", async () => {
    const ids = await spark.range(10).orderBy("id").offset(3).limit(2).collect();
    expect(ids).toEqual([{ id: 3n }, { id: 4n }]);
  });

  it("randomSplit gives parts that do not overlap and together are all", async () => {
    const parts = spark.range(0, 1000, 1, 4).randomSplit([0.5, 0.3, 0.2], 7);
    const ids = await Promise.all(parts.map(async (part) => (await part.collect()).map(({ id }) => id)));
    expect(ids.flat().length).toBe(1000);
    expect(new Set(ids.flat()).size).toBe(1000);
    expect(ids[0]?.length).toBeGreaterThan(400);
    expect(await parts[0].count()).toBe(ids[0]?.length);
  });

  it("sample with a seed is repeatable", async () => {
    const sample = () => spark.range(1000).sample(0.1, { seed: 42 }).collect();
    const rows = await sample();
    expect(rows.length).toBeGreaterThan(50);
    expect(await sample()).toEqual(rows);
  });

  it("repartitionByRange puts ranges into partitions, repartition hashes", async () => {
    const ranged = await spark
      .range(0, 100)
      .repartitionByRange(4, "id")
      .groupBy(F.sparkPartitionId().alias("p"))
      .agg(F.min(col("id").cast(t.long)).alias("low"), F.max(col("id").cast(t.long)).alias("high"))
      .orderBy("low")
      .collect();
    expect(ranged.length).toBe(4);
    for (const [i, { low, high }] of ranged.entries()) {
      expect(low).toBeLessThanOrEqual(high ?? 0n);
      const next = ranged[i + 1];
      if (next) expect(high).toBeLessThan(next.low ?? 0n);
    }
    const hashed = spark.range(0, 100).repartition(5, "id").select(F.sparkPartitionId().alias("p"));
    expect(await hashed.distinct().count()).toBe(5);
  });
});

describe("missing values", () => {
  const df = () =>
    spark.createDataFrame(
      [
        { name: "a", n: 1 },
        { name: null, n: null },
        { name: "c", n: null },
      ],
      t.struct({ name: t.string, n: t.double }),
    );

  it("na.fill, na.drop and na.replace", async () => {
    expect(await df().na.fill({ name: "?", n: 0 }).collect()).toEqual([
      { name: "a", n: 1 },
      { name: "?", n: 0 },
      { name: "c", n: 0 },
    ]);
    expect(await df().na.fill(7).select("n").collect()).toEqual([{ n: 1 }, { n: 7 }, { n: 7 }]);
    expect(await df().na.drop().collect()).toEqual([{ name: "a", n: 1 }]);
    expect(await df().na.drop({ how: "all" }).count()).toBe(2);
    const renamed = df().na.replace(new Map([["a", "A"]]), ["name"]);
    expect((await renamed.collect()).map(({ name }) => name)).toEqual(["A", null, "c"]);
  });

  it("null-safe equality and null logic", async () => {
    const row = await spark
      .range(1)
      .select(
        lit(null).eq(1).alias("eq"),
        lit(null).eqNullSafe(null).alias("safe"),
        lit(null).isNull().alias("isNull"),
        lit(Number.NaN).eq(Number.NaN).alias("nan"),
        F.coalesce(lit(null), lit(3)).alias("first"),
      )
      .first();
    expect(row).toEqual({ eq: null, safe: true, isNull: true, nan: true, first: 3 });
  });
});
