import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lit } from "../../../src/column/index.ts";
import { Observation } from "../../../src/dataframe/index.ts";
import { SparkServerError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
let folder: string;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  folder = await mkdtemp(join(tmpdir(), "pyspark-arguments-"));
});
afterAll(async () => {
  await spark.stop();
  await rm(folder, { recursive: true });
});

const schema = t.struct({ id: t.long, zone: t.string, price: t.double });
const prices = () =>
  spark.createDataFrame(
    [
      { id: 1n, zone: "DE", price: 3 },
      { id: 2n, zone: "FR", price: 1 },
      { id: 3n, zone: "DE", price: 2 },
    ],
    schema,
  );

it("sorts by directions and by positions", async () => {
  const ids = async (df: { collect(): Promise<{ id: bigint | null }[]> }) =>
    (await df.collect()).map(({ id }) => Number(id));
  expect(await ids(prices().orderBy(["zone", "price"], { ascending: [true, false] }))).toEqual([1, 3, 2]);
  expect(await ids(prices().orderBy("price", { ascending: false }))).toEqual([1, 3, 2]);
  expect(await ids(prices().orderBy(3))).toEqual([2, 3, 1]);
  expect(await ids(prices().sort(-2, 3))).toEqual([2, 3, 1]);
});

it("groups by the position of a column", async () => {
  const counted = await prices().groupBy(2).count().orderBy("zone").collect();
  expect(counted).toEqual([
    { zone: "DE", count: 2n },
    { zone: "FR", count: 1n },
  ]);
});

it("writes and reads with options after the path", async () => {
  const path = join(folder, "csv");
  await prices().write.csv(path, { mode: "overwrite", header: true, sep: ";", partitionBy: "zone" });
  await prices()
    .limit(0)
    .write.csv(path, { mode: "append", header: true, sep: ";", partitionBy: ["zone"] });
  const read = spark.read.csv(path, { schema: "id LONG, price DOUBLE, zone STRING", header: true, sep: ";" });
  expect(await read.filter("zone = 'DE'").orderBy("id").collect()).toEqual([
    { id: 1n, price: 3, zone: "DE" },
    { id: 3n, price: 2, zone: "DE" },
  ]);
});

it("replaces and fills values as PySpark does", async () => {
  const changed = prices()
    .replace({ DE: "DE-LU" }, "zone")
    .replace([1, 2], [10, 20], ["price"])
    .orderBy("id");
  expect(await changed.collect()).toEqual([
    { id: 1n, zone: "DE-LU", price: 3 },
    { id: 2n, zone: "FR", price: 10 },
    { id: 3n, zone: "DE-LU", price: 20 },
  ]);
});

it("a checkpoint that was released is gone from the server", async () => {
  const checkpoint = await prices().localCheckpoint();
  expect(await checkpoint.count()).toBe(3);
  await checkpoint[Symbol.asyncDispose]();
  await expect(checkpoint.count()).rejects.toThrow(SparkServerError);
});

it("an observation fails with its action", async () => {
  const seen = new Observation();
  const failing = prices()
    .observe(seen, F.count(lit(1)).alias("rows"))
    .select(F.raiseError(lit("on purpose")).alias("x"));
  await expect(failing.collect()).rejects.toThrow("on purpose");
  await expect(seen.get()).rejects.toThrow("on purpose");
});

it("a DataFrame of this process prints its columns", () => {
  expect(String(prices())).toBe("DataFrame[id: bigint, zone: string, price: double]");
  expect(String(spark.range(3).filter("id > 1"))).toBe("DataFrame[id: bigint]");
});

it("a query with parameters of both kinds is refused here", async () => {
  const both = Reflect.apply(spark.sql, spark, ["SELECT :a, ?", { a: 1 }, [2]]);
  await expect(both).rejects.toThrow(/not both/);
});
