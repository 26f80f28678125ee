import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Column, col, lit, Window } from "../../../src/column/index.ts";
import { isAtLeast } from "../../../src/execution/server-version.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { DayTimeInterval, Decimal } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  // Off where Spark ships the type before it is finished; unknown to servers that have none.
  await spark.conf.set("spark.sql.timeType.enabled", true);
});
afterAll(() => spark.stop());

const variant = F.parseJson(lit('{"a":[1,2],"n":null}'));
const vector = F.array(lit(3), lit(4)).cast("array<float>");
const oneAndAHalf = F.timeFromMillis(lit(1500));
const quarter = F.timeBucket(
  lit(DayTimeInterval.parse("0 00:15:00")),
  F.expr("TIMESTAMP_NTZ'2024-05-01 10:20:00'"),
);

/** The call, its type as the server tells it, and its value; aggregates are over rows `k` 1, 2 and `i` 2, 3. */
type Expected = readonly [name: string, call: Column, type: string, value: unknown];

const since42: readonly Expected[] = [
  ["currentPath", F.currentPath().contains("session"), "boolean", true],
  ["isValidVariant", F.isValidVariant(variant), "boolean", true],
  ["timeBucket", quarter.cast("string"), "string", "2024-05-01 10:15:00"],
  ["timeFromSeconds", F.timeFromSeconds(lit(1.5)).cast("string"), "string", "00:00:01.5"],
  ["timeFromMicros", F.timeFromMicros(lit(1500)).cast("string"), "string", "00:00:00.0015"],
  ["timeToSeconds", F.timeToSeconds(oneAndAHalf), "decimal(14,6)", Decimal.parse("1.500000")],
  ["timeToMillis", F.timeToMillis(oneAndAHalf), "bigint", 1500n],
  ["timeToMicros", F.timeToMicros(oneAndAHalf), "bigint", 1500000n],
];

const since43: readonly Expected[] = [
  ["collectUnion", F.collectUnion(F.array(lit(1), lit(1))), "array<int>", [1]],
  ["toBase32", F.toBase32(lit("hi")), "string", "NBUQ===="],
  ["fromBase32", F.fromBase32(lit("NBUQ====")), "binary", new Uint8Array([104, 105])],
  // RFC 4231, test case 2.
  [
    "hmac",
    F.hex(F.hmac(lit("Jefe"), lit("what do ya want for nothing?"))),
    "string",
    "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
  ],
  ["jaroWinklerSimilarity", F.jaroWinklerSimilarity(lit("abc"), lit("abc")), "double", 1],
  ["timestampNanos", F.timestampNanos(lit(5n)).cast("string").substr(20, 10), "string", ".000000005"],
  [
    "variantInsert",
    F.toJson(F.variantInsert(variant, "$.b", lit(2))),
    "string",
    '{"a":[1,2],"b":2,"n":null}',
  ],
  ["tryVariantInsert", F.tryVariantInsert(variant, "$.a", lit(2)), "variant", null],
  ["variantSet", F.toJson(F.variantSet(variant, "$.a", lit(2))), "string", '{"a":2,"n":null}'],
  [
    "tryVariantSet",
    F.toJson(F.tryVariantSet(variant, "$.z", lit(2), false)),
    "string",
    '{"a":[1,2],"n":null}',
  ],
  [
    "variantArrayAppend",
    F.toJson(F.variantArrayAppend(variant, "$.a", lit(9))),
    "string",
    '{"a":[1,2,9],"n":null}',
  ],
  ["tryVariantArrayAppend", F.tryVariantArrayAppend(variant, "$.n.x", lit(9)), "variant", null],
  ["variantDelete", F.toJson(F.variantDelete(variant, "$.a", "$.n")), "string", "{}"],
  ["variantStripNulls", F.toJson(F.variantStripNulls(variant)), "string", '{"a":[1,2]}'],
  ["vectorCosineSimilarity", F.vectorCosineSimilarity(vector, vector), "float", 1],
  ["vectorInnerProduct", F.vectorInnerProduct(vector, vector), "float", 25],
  ["vectorL2Distance", F.vectorL2Distance(vector, vector), "float", 0],
  ["vectorNorm", F.vectorNorm(vector), "float", 5],
  ["vectorNormalize", F.vectorNormalize(vector), "array<float>", [Math.fround(0.6), Math.fround(0.8)]],
  ["vectorAvg", F.vectorAvg(vector), "array<float>", [3, 4]],
  ["vectorSum", F.vectorSum(vector), "array<float>", [3, 4]],
];

async function check(version: string, call: Column, type: string, value: unknown): Promise<void> {
  const df = spark.range(1).select(call.alias("value"));
  if (!isAtLeast(await spark.version(), version)) {
    await expect(df.schema()).rejects.toThrow(/UNRESOLVED_ROUTINE/);
    return;
  }
  expect(await df.dtypes()).toEqual([["value", type]]);
  expect(await df.collect()).toEqual([{ value }]);
}

describe("functions", () => {
  it.each(since42)("%s, since Spark 4.2", (_, ...expected) => check("4.2", ...expected));
  it.each(since43)("%s, since Spark 4.3", (_, ...expected) => check("4.3", ...expected));

  it("counterDiff, since Spark 4.3", async () => {
    const growth = F.counterDiff("id").over(Window.orderBy("id"));
    const df = spark.range(3).select(growth.alias("more"));
    if (isAtLeast(await spark.version(), "4.3"))
      expect(await df.collect()).toEqual([{ more: null }, { more: 1n }, { more: 1n }]);
    else await expect(df.schema()).rejects.toThrow(/UNRESOLVED_ROUTINE/);
  });
});

describe("tuple sketches, since Spark 4.2", () => {
  const whole = F.tupleSketchAggInteger("k", "i");
  const double = F.tupleSketchAggDouble("k", col("i").cast("double"));
  const theta = F.thetaSketchAgg("k");
  const count = F.tupleSketchEstimateInteger;
  const countDouble = F.tupleSketchEstimateDouble;

  it.each<[string, Column, string, unknown]>([
    ["summary of whole numbers", F.tupleSketchSummaryInteger(whole), "bigint", 5n],
    ["greatest summary", F.tupleSketchSummaryInteger(whole, "max"), "bigint", 3n],
    ["summary of doubles", F.tupleSketchSummaryDouble(double), "double", 5],
    ["theta of whole numbers", F.tupleSketchThetaInteger(whole), "double", 1],
    ["theta of doubles", F.tupleSketchThetaDouble(double), "double", 1],
    ["union", count(F.tupleUnionInteger(whole, whole)), "double", 2],
    ["union of doubles", countDouble(F.tupleUnionDouble(double, double)), "double", 2],
    ["intersection", count(F.tupleIntersectionInteger(whole, whole)), "double", 2],
    ["intersection of doubles", countDouble(F.tupleIntersectionDouble(double, double)), "double", 2],
    ["difference", count(F.tupleDifferenceInteger(whole, whole)), "double", 0],
    ["difference of doubles", countDouble(F.tupleDifferenceDouble(double, double)), "double", 0],
    ["union with theta", count(F.tupleUnionThetaInteger(whole, theta)), "double", 2],
    ["union of doubles with theta", countDouble(F.tupleUnionThetaDouble(double, theta)), "double", 2],
    ["intersection with theta", count(F.tupleIntersectionThetaInteger(whole, theta)), "double", 2],
    [
      "intersection of doubles with theta",
      countDouble(F.tupleIntersectionThetaDouble(double, theta)),
      "double",
      2,
    ],
    ["difference with theta", count(F.tupleDifferenceThetaInteger(whole, theta)), "double", 0],
    [
      "difference of doubles with theta",
      countDouble(F.tupleDifferenceThetaDouble(double, theta)),
      "double",
      0,
    ],
  ])("%s", async (_, call, type, value) => {
    const pairs = await spark.sql("SELECT * FROM VALUES (1, 2), (2, 3) AS t(k, i)");
    const df = pairs.agg(call.alias("value"));
    if (!isAtLeast(await spark.version(), "4.2")) {
      await expect(df.schema()).rejects.toThrow(/UNRESOLVED_ROUTINE/);
      return;
    }
    expect(await df.dtypes()).toEqual([["value", type]]);
    expect(await df.collect()).toEqual([{ value }]);
  });

  it("of several groups are united and intersected", async () => {
    const pairs = await spark.sql("SELECT * FROM VALUES ('x', 1, 2), ('x', 2, 3), ('y', 2, 4) AS t(g, k, i)");
    const sketches = pairs.groupBy("g").agg(whole.alias("w"), double.alias("d"));
    const df = sketches.agg(
      count(F.tupleUnionAggInteger("w")).alias("union"),
      count(F.tupleIntersectionAggInteger("w")).alias("intersection"),
      countDouble(F.tupleUnionAggDouble("d")).alias("union_double"),
      countDouble(F.tupleIntersectionAggDouble("d")).alias("intersection_double"),
    );
    if (isAtLeast(await spark.version(), "4.2"))
      expect(await df.collect()).toEqual([
        { union: 2, intersection: 1, union_double: 2, intersection_double: 1 },
      ]);
    else await expect(df.schema()).rejects.toThrow(/UNRESOLVED_ROUTINE/);
  });
});
