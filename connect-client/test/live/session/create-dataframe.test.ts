import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Decimal, functions as F, SparkSession, t } from "../../../src/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

const schema = t.struct({ id: t.notNull(t.long), name: t.string, price: t.decimal(10, 2) });
const rowOf = (i: number) => ({
  id: BigInt(i),
  name: i % 3 === 0 ? null : `n${i}`,
  price: new Decimal(BigInt(i), 2),
});

async function* rowsTo(count: number) {
  for (let i = 0; i < count; i++) yield rowOf(i);
}

describe("createDataFrame", () => {
  it("takes columns, with a schema and without", async () => {
    const columns = { x: Float64Array.of(1.5, -2), s: ["a", null], big: BigInt64Array.of(2n ** 62n, -1n) };
    expect(await spark.createDataFrame(columns).orderBy("x").collect()).toEqual([
      { x: -2, s: null, big: -1n },
      { x: 1.5, s: "a", big: 2n ** 62n },
    ]);
    const given = spark.createDataFrame({ name: ["a"], id: [7] }, schema);
    expect(await given.collect()).toEqual([{ id: 7n, name: "a", price: null }]);
  });

  it("takes the Arrow table of another result, dictionaries and slices included", async () => {
    const table = await spark
      .range(1000)
      .withColumn("s", F.concat(F.lit("s"), F.col("id")))
      .toArrow();
    const again = spark.createDataFrame(table.slice(10, 20));
    expect(await again.orderBy("id").first()).toEqual({ id: 10n, s: "s10" });
    expect(await again.count()).toBe(10);
  });

  it.each([0, 3, 10_000, 60_000])("takes %i rows that come one after the other", async (count) => {
    const df = await spark.createDataFrame(rowsTo(count), schema);
    expect(await df.count()).toBe(count);
    const rows = await df.orderBy(F.desc("id")).take(2);
    expect(rows).toEqual(count === 0 ? [] : [rowOf(count - 1), rowOf(count - 2)]);
  });

  it("takes three hundred thousand rows, in the order given", async () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => rowOf(i));
    const df = spark.createDataFrame(rows, schema);
    expect(await df.agg(F.count("*").alias("n"), F.sum("price").alias("sum")).collect()).toEqual([
      { n: 300_000n, sum: Decimal.parse("449998500.00") },
    ]);
    expect(await df.limit(2).collect()).toEqual([rowOf(0), rowOf(1)]);
  });

  it("names the row of a stream that does not fit", async () => {
    const rows = (async function* () {
      yield* rowsTo(3);
      yield { id: "x" };
    })();
    await expect(spark.createDataFrame(rows as AsyncIterable<never>, schema)).rejects.toThrow(
      /Row 3: column "id"/,
    );
  });
});
