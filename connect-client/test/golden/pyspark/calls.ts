import { type Column, col, lit, Window } from "../../../src/column/index.ts";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import type { Executor } from "../../../src/execution/executor.ts";
import * as F from "../../../src/functions/index.ts";
import { relation } from "../../../src/plan/relation.ts";

/** The table that all captured plans read. */
export function people(executor: Executor): DataFrame {
  const readType = { case: "namedTable", value: { unparsedIdentifier: "people" } } as const;
  return new DataFrame(executor, relation(executor.nextPlanId(), "read", { readType }));
}

/** Our call for each captured relation, by the name in capture_plans.py. */
export const relationCalls: Readonly<Record<string, (df: DataFrame) => DataFrame>> = {
  "na.fill int": (df) => df.na.fill(7),
  "na.fill float": (df) => df.na.fill(7.5, ["a"]),
  "na.fill map": (df) => df.na.fill({ a: 1, b: "x", c: true }),
  "na.drop": (df) => df.na.drop(),
  "na.drop all": (df) => df.na.drop({ how: "all", subset: ["a"] }),
  "na.replace": (df) => df.na.replace(new Map([["a", "b"]]), ["name"]),
  sample: (df) => df.sample(0.5, { seed: 3 }),
  randomSplit: (df) => df.randomSplit([1, 3], 3)[1],
  "groupBy pivot": (df) => df.groupBy("a").pivot("b", [1, 2]).agg(F.sum("c")),
  "groupBy agg dict": (df) => df.groupBy("a").agg({ c: "max" }),
  dropDuplicatesWithinWatermark: (df) => df.dropDuplicatesWithinWatermark(["a"]),
  withWatermark: (df) => df.withWatermark("at", "1 hour"),
  observe: (df) => df.observe("seen", F.count(lit(1)).alias("n")),
  "join on conditions": (df) => df.join(df, [col("x").eq(col("y")), col("a").gt(col("b"))]),
  "join full": (df) => df.join(df, ["id"], "fullouter"),
  crossJoin: (df) => df.crossJoin(df),
  lateralJoin: (df) => df.lateralJoin(df, undefined, "left"),
  "hint list": (df) => df.hint("rebalance", 3, "a"),
  unpivot: (df) => df.unpivot(["id"], ["a"], "k", "v"),
  repartitionByRange: (df) => df.repartitionByRange(3, "a"),
  groupingSets: (df) => df.groupingSets([["a"], []], "a").agg(F.sum("b")),
  describe: (df) => df.describe("a").untyped(),
  summary: (df) => df.summary("min").untyped(),
  colRegex: (df) => df.select(df.colRegex("`a.*`")),
  metadataColumn: (df) => df.select(df.metadataColumn("_metadata")),
};

/** Our call for each captured expression. */
export const columnCalls: Readonly<Record<string, () => Column>> = {
  aes_decrypt: () => F.aesDecrypt("a", "b"),
  aes_encrypt: () => F.aesEncrypt("a", "b"),
  any_value: () => F.anyValue("a"),
  "array literal": () => lit([1, 2]),
  assert_true: () => F.assertTrue("a", "no"),
  bucket: () => F.bucket(3, "a"),
  convert_timezone: () => F.convertTimezone(undefined, lit("UTC"), "a"),
  days: () => F.days("a"),
  first: () => F.first("a"),
  from_unixtime: () => F.fromUnixtime("a"),
  histogram_numeric: () => F.histogramNumeric("a", 5),
  "is in": () => col("a").isin(1, 2),
  lag: () => F.lag("a"),
  "lead default": () => F.lead("a", 2, 0),
  levenshtein: () => F.levenshtein("a", "b", 3),
  listagg_distinct: () => F.listaggDistinct("a", ","),
  locate: () => F.locate("x", "a"),
  log: () => F.log(2, "a"),
  make_dt_interval: () => F.makeDtInterval(),
  make_interval: () => F.makeInterval({ days: "a" }),
  make_ym_interval: () => F.makeYmInterval("a"),
  mask: () => F.mask("a"),
  mode: () => F.mode("a"),
  months_between: () => F.monthsBetween("a", "b"),
  "not equal": () => col("a").notEqual(1),
  nth_value: () => F.nthValue("a", 2),
  "over rows": () => F.sum("a").over(Window.partitionBy("b").orderBy("c").rowsBetween(-2, 0)),
  "over range": () =>
    F.sum("a").over(Window.partitionBy("b").orderBy(F.desc("c")).rangeBetween(Window.unboundedPreceding, 5)),
  overlay: () => F.overlay("a", "b", 3),
  percentile: () => F.percentile("a", [0.25, 0.5]),
  percentile_approx: () => F.percentileApprox("a", 0.5),
  product: () => F.product("a"),
  regexp_replace: () => F.regexpReplace("a", "b", "c"),
  sentences: () => F.sentences("a"),
  session_window: () => F.sessionWindow("a", "5 minutes"),
  sort_array: () => F.sortArray("a"),
  split: () => F.split("a", ","),
  str_to_map: () => F.strToMap("a"),
  timestamp_diff: () => F.timestampDiff("HOUR", "a", "b"),
  "to_json options": () => F.toJson("a", { pretty: true }),
  "trim characters": () => F.trim("a", lit("x")),
  unix_timestamp: () => F.unixTimestamp("a"),
  "window start": () => F.window("a", "1 hour", undefined, "5 minutes"),
};

/** Our call for each captured command. */
export const commandCalls: Readonly<Record<string, (df: DataFrame) => Promise<void>>> = {
  "write parquet": (df) => df.write.mode("overwrite").partitionBy("dt").parquet("/out"),
  "write csv options": (df) => df.write.options({ header: true, sep: ";" }).csv("/out"),
  "write save": (df) => df.write.format("noop").mode("append").save(),
  "write saveAsTable": (df) => df.write.format("iceberg").bucketBy(4, "id").sortBy("a").saveAsTable("t"),
  "write insertInto": (df) => df.write.insertInto("t", true),
  "write clusterBy": (df) => df.write.clusterBy("a", "b").saveAsTable("t"),
  "writeTo create": (df) =>
    df
      .writeTo("lake.t")
      .using("iceberg")
      .tableProperty("a", "b")
      .partitionedBy(F.days("at"), col("zone"))
      .create(),
  "writeTo append": (df) => df.writeTo("lake.t").option("x", "y").append(),
  "writeTo overwrite": (df) => df.writeTo("lake.t").overwrite(col("a").gt(1)),
  "writeTo overwritePartitions": (df) => df.writeTo("lake.t").overwritePartitions(),
  "writeTo createOrReplace": (df) => df.writeTo("lake.t").createOrReplace(),
  "writeTo replace": (df) => df.writeTo("lake.t").replace(),
  mergeInto: (df) =>
    df
      .mergeInto("t", col("t.id").eq(col("s.id")))
      .whenMatched(col("s.gone"))
      .delete()
      .whenMatched()
      .updateAll()
      .whenNotMatched()
      .insert({ id: col("s.id") })
      .whenNotMatchedBySource()
      .update({ n: lit(0) })
      .withSchemaEvolution()
      .merge(),
  createTempView: (df) => df.createTempView("v"),
  createOrReplaceGlobalTempView: (df) => df.createOrReplaceGlobalTempView("v"),
};
