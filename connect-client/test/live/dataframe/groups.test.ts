import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, lit, Window } from "../../../src/column/index.ts";
import { Observation } from "../../../src/dataframe/index.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

const sales = () =>
  spark.createDataFrame(
    [
      { shop: "a", day: 1, amount: 10 },
      { shop: "a", day: 2, amount: 20 },
      { shop: "a", day: 3, amount: 60 },
      { shop: "b", day: 1, amount: 5 },
      { shop: "b", day: 3, amount: null },
    ],
    t.struct({ shop: t.notNull(t.string), day: t.notNull(t.integer), amount: t.double }),
  );

describe("groupBy", () => {
  it("aggregates each group", async () => {
    const summary = sales()
      .groupBy("shop")
      .agg(
        F.count("*").alias("rows"),
        F.count("amount").alias("known"),
        F.sum("amount").alias("sum"),
        F.avg("amount").alias("mean"),
        F.max("day").alias("last"),
        F.countDistinct("day").alias("days"),
      )
      .orderBy("shop");
    expect(await summary.collect()).toEqual([
      { shop: "a", rows: 3n, known: 3n, sum: 90, mean: 30, last: 3, days: 3n },
      { shop: "b", rows: 2n, known: 1n, sum: 5, mean: 5, last: 3, days: 2n },
    ]);
  });

  it("takes names of functions, and has short forms", async () => {
    expect(await sales().groupBy("shop").agg({ amount: "max" }).orderBy("shop").collect()).toEqual([
      { shop: "a", "max(amount)": 60 },
      { shop: "b", "max(amount)": 5 },
    ]);
    expect(await sales().groupBy("shop").count().orderBy("shop").collect()).toEqual([
      { shop: "a", count: 3n },
      { shop: "b", count: 2n },
    ]);
    expect(await sales().groupBy("shop").sum("amount").orderBy("shop").first()).toEqual({
      shop: "a",
      "sum(amount)": 90,
    });
  });

  it("pivots values into columns", async () => {
    const pivoted = sales().groupBy("shop").pivot("day", [1, 3]).sum("amount").orderBy("shop");
    expect(await pivoted.collect()).toEqual([
      { shop: "a", 1: 10, 3: 60 },
      { shop: "b", 1: 5, 3: null },
    ]);
  });

  it("rolls up with a grouping mark for the total", async () => {
    const rolled = sales()
      .rollup("shop")
      .agg(F.sum("amount").alias("sum"), F.grouping("shop").alias("total"))
      .orderBy("total", "shop");
    expect(await rolled.collect()).toEqual([
      { shop: "a", sum: 90, total: 0 },
      { shop: "b", sum: 5, total: 0 },
      { shop: null, sum: 95, total: 1 },
    ]);
  });

  it("unpivots columns into rows", async () => {
    const wide = spark.createDataFrame([{ id: 1, x: 10, y: 20 }], "id INT, x INT, y INT");
    expect(await wide.unpivot(["id"], ["x", "y"], "name", "value").orderBy("name").collect()).toEqual([
      { id: 1, name: "x", value: 10 },
      { id: 1, name: "y", value: 20 },
    ]);
  });
});

describe("windows", () => {
  const byDay = Window.partitionBy("shop").orderBy("day");

  it("number, compare and accumulate rows", async () => {
    const rows = await sales()
      .select(
        "shop",
        "day",
        F.rowNumber().over(byDay).alias("n"),
        F.lag("amount").over(byDay).alias("before"),
        F.lead("amount", 1, 0).over(byDay).alias("after"),
        F.sum("amount")
          .over(byDay.rowsBetween(Window.unboundedPreceding, Window.currentRow))
          .alias("running"),
        F.avg("amount").over(byDay.rowsBetween(-1, 0)).alias("mean2"),
      )
      .orderBy("shop", "day")
      .collect();
    expect(rows).toEqual([
      { shop: "a", day: 1, n: 1, before: null, after: 20, running: 10, mean2: 10 },
      { shop: "a", day: 2, n: 2, before: 10, after: 60, running: 30, mean2: 15 },
      { shop: "a", day: 3, n: 3, before: 20, after: 0, running: 90, mean2: 40 },
      { shop: "b", day: 1, n: 1, before: null, after: null, running: 5, mean2: 5 },
      { shop: "b", day: 3, n: 2, before: 5, after: 0, running: 5, mean2: 5 },
    ]);
  });

  it("a range frame reaches by value, not by row", async () => {
    const near = Window.partitionBy("shop").orderBy("day").rangeBetween(-1, 0);
    const rows = await sales()
      .select("shop", "day", F.count(lit(1)).over(near).alias("near"))
      .orderBy("shop", "day")
      .collect();
    expect(rows.map(({ near }) => near)).toEqual([1n, 2n, 2n, 1n, 1n]);
  });
});

describe("observe", () => {
  it("collects metrics on the side of an action", async () => {
    const seen = new Observation();
    const observed = sales().observe(seen, F.count(lit(1)).alias("rows"), F.sum("amount").alias("sum"));
    expect(await observed.filter(col("day").eq(1)).count()).toBe(2);
    expect(await seen.get()).toEqual({ rows: 5n, sum: 95 });
  });
});

describe("stat", () => {
  it("computes correlation, quantiles and cross tables", async () => {
    const df = spark.createDataFrame(
      [1, 2, 3, 4].map((x) => ({ x, y: 2 * x + 1 })),
      t.struct({ x: t.double, y: t.double }),
    );
    expect(await df.stat.corr("x", "y")).toBeCloseTo(1, 12);
    expect(await df.stat.cov("x", "y")).toBeCloseTo(10 / 3, 12);
    expect(await df.stat.approxQuantile(["x", "y"], [0, 1], 0)).toEqual([
      [1, 4],
      [3, 9],
    ]);
    expect(await sales().stat.crosstab("shop", "day").orderBy("shop_day").collect()).toEqual([
      { shop_day: "a", 1: 1n, 2: 1n, 3: 1n },
      { shop_day: "b", 1: 1n, 2: 0n, 3: 1n },
    ]);
    expect(await df.describe("x").collect()).toContainEqual({ summary: "mean", x: "2.5" });
  });
});
