import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Column,
  col,
  type DataFrame,
  expr,
  functions as F,
  lit,
  SparkSession,
} from "../../../src/index.ts";
import { keepApart } from "../../../src/plan/merge-columns.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

/** Numbers that are the same in every run. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const names = ["id", "a", "b", "C", "s"];

/** A column made of others, which may read, replace and look across rows. */
function randomColumn(random: (limit: number) => number): Column {
  const name = names[random(names.length)] ?? "id";
  const choices = [
    () => col(name).plus(random(10)),
    () => F.concat(lit("x"), col(name)),
    () => expr(`${name} * ${random(5)} + cast(id AS int)`),
    () => F.when(col("id").gt(random(4)), lit(random(9))).otherwise(lit(null)),
    () => F.explode(F.array(lit(1), lit(random(9)))),
    () => F.struct(col("*")).getField("id"),
    () => F.coalesce(col(name.toUpperCase()), lit(7)),
  ];
  return (choices[random(choices.length)] ?? (() => lit(0)))();
}

describe("withColumn after withColumn", () => {
  it("gives a thousand columns, which a server would refuse one in another", async () => {
    let df: DataFrame = spark.range(2).select("id");
    for (let i = 0; i < 1000; i++) df = df.withColumn(`c${i}`, col("id").plus(i));
    expect(await df.columns()).toHaveLength(1001);
    expect(await df.select("c0", "c999").orderBy("c0").collect()).toEqual([
      { c0: 0n, c999: 999n },
      { c0: 1n, c999: 1000n },
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("gives the same rows as one in another, program %i", async (seed) => {
    const rowsOf = async (together: boolean) => {
      const random = randomNumbers(seed);
      let df: DataFrame = spark.range(3).select("id", lit(1).alias("a"), lit("t").alias("s"));
      for (const name of ["b", "C"]) df = df.withColumn(name, lit(2));
      for (let i = 0; i < 6; i++) {
        df = df.withColumn(names[random(names.length)] ?? "x", randomColumn(random));
        if (!together) keepApart(df.toRelation());
      }
      try {
        return { columns: await df.columns(), rows: await df.orderBy(...(await df.columns())).collect() };
      } catch (error) {
        // A program may make no sense to Spark; then it must make none in both forms.
        return { fails: (error as { errorClass?: string }).errorClass };
      }
    };
    expect(await rowsOf(true)).toEqual(await rowsOf(false));
  });

  it("finds cached rows again", async () => {
    const cached = spark.range(5).select("id").withColumn("a", col("id").plus(1)).withColumn("b", lit(1));
    await cached.cache();
    try {
      const plan = await cached.withColumn("c", lit(2)).explainString();
      expect(plan).toContain("InMemoryTableScan");
    } finally {
      await cached.unpersist();
    }
  });
});
