import type { Catalog } from "../../../src/catalog/index.ts";
import { col, lit } from "../../../src/column/index.ts";
import {
  type DataFrame,
  DataFrameReader,
  type TableArg,
  TableValuedFunction,
} from "../../../src/dataframe/index.ts";
import type { Executor } from "../../../src/execution/index.ts";
import * as F from "../../../src/functions/index.ts";
import type { Expression } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { UdfRegistration } from "../../../src/session/index.ts";
import { DataStreamReader } from "../../../src/streaming/index.ts";

/** The table that all captured plans read. */
function people(executor: Executor): DataFrame {
  return new DataFrameReader(executor).table("people");
}

function tableArg(executor: Executor): TableArg {
  return people(executor).asTable();
}

/** Our call for each captured relation, by the name in capture_newer_plans.py. */
export const relationCalls: Readonly<Record<string, (executor: Executor) => DataFrame>> = {
  nearestByJoin: (executor) => {
    const distance = F.abs(col("a").minus(col("b")));
    return people(executor).nearestByJoin(people(executor), distance, 5, "exact", "distance");
  },
  "nearestByJoin left": (executor) =>
    people(executor).nearestByJoin(people(executor), col("a"), 1, "approx", "similarity", "left"),
  repartitionById: (executor) => people(executor).repartitionById(4, "a"),
  toJSON: (executor) => people(executor).toJSON().untyped(),
  zip: (executor) => people(executor).select("a").zip(people(executor).select("b")),
  zipWithIndex: (executor) => people(executor).zipWithIndex(),
  "zipWithIndex named": (executor) => people(executor).zipWithIndex("n"),
  "read changes": (executor) => new DataFrameReader(executor).option("startingVersion", 1).changes("lake.t"),
  "readStream changes": (executor) =>
    new DataStreamReader(executor).option("startingVersion", 1).changes("lake.t"),
  "readStream name": (executor) =>
    new DataStreamReader(executor).name("prices").format("json").schema("a INT").load("/in"),
  "tvf collations": (executor) => new TableValuedFunction(executor).collations(),
  "tvf explode": (executor) => new TableValuedFunction(executor).explode("a"),
  "tvf explode_outer": (executor) => new TableValuedFunction(executor).explodeOuter("a"),
  "tvf inline": (executor) => new TableValuedFunction(executor).inline("a"),
  "tvf inline_outer": (executor) => new TableValuedFunction(executor).inlineOuter("a"),
  "tvf json_tuple": (executor) => new TableValuedFunction(executor).jsonTuple("a", lit("b"), lit("c")),
  "tvf posexplode": (executor) => new TableValuedFunction(executor).posexplode("a"),
  "tvf posexplode_outer": (executor) => new TableValuedFunction(executor).posexplodeOuter("a"),
  "tvf python_worker_logs": (executor) => new TableValuedFunction(executor).pythonWorkerLogs(),
  "tvf sql_keywords": (executor) => new TableValuedFunction(executor).sqlKeywords(),
  "tvf stack": (executor) => new TableValuedFunction(executor).stack(lit(2), "a", "b", "c"),
  "tvf variant_explode": (executor) => new TableValuedFunction(executor).variantExplode("a"),
  "tvf variant_explode_outer": (executor) => new TableValuedFunction(executor).variantExplodeOuter("a"),
};

/** Our call for each captured relation that is asked for at once. */
export const catalogCalls: Readonly<Record<string, (catalog: Catalog) => Promise<unknown>>> = {
  "catalog analyzeTable": (catalog) => catalog.analyzeTable("db.t", true),
  "catalog createDatabase": (catalog) =>
    catalog.createDatabase("db", { ifNotExists: true, properties: { owner: "me" } }),
  "catalog dropDatabase": (catalog) => catalog.dropDatabase("db", { ifExists: true, cascade: true }),
  "catalog dropTable": (catalog) => catalog.dropTable("db.t", { ifExists: true, purge: true }),
  "catalog dropView": (catalog) => catalog.dropView("db.v", { ifExists: true }),
  "catalog getCreateTableString": (catalog) => catalog.getCreateTableString("db.t", true),
  "catalog getTableProperties": (catalog) => catalog.getTableProperties("db.t"),
  "catalog listPartitions": (catalog) => catalog.listPartitions("db.t"),
  "catalog listViews": (catalog) => catalog.listViews("db", "a*"),
  "catalog truncateTable": (catalog) => catalog.truncateTable("db.t"),
};

/** Our call for each captured command. */
export const commandCalls: Readonly<Record<string, (executor: Executor) => Promise<void>>> = {
  registerJavaFunction: (executor) =>
    new UdfRegistration(executor).registerJavaFunction("f", "com.example.F", "STRING"),
  "registerJavaFunction inferred": (executor) =>
    new UdfRegistration(executor).registerJavaFunction("f", "com.example.F"),
  registerJavaUDAF: (executor) => new UdfRegistration(executor).registerJavaUDAF("f", "com.example.F"),
};

/** Our call for each captured expression, by the name in capture_newer_plans.py. */
export const columnCalls: Readonly<Record<string, (executor: Executor) => { toExpression(): Expression }>> = {
  "table argument": (executor) => tableArg(executor).partitionBy("a").orderBy(col("b").desc()),
  "table argument in one": (executor) => tableArg(executor).withSinglePartition(),
  collect_union: () => F.collectUnion("a"),
  counter_diff: () => F.counterDiff("a"),
  "counter_diff start": () => F.counterDiff("a", "b"),
  current_path: () => F.currentPath(),
  from_base32: () => F.fromBase32("a"),
  hmac: () => F.hmac("a", "b"),
  "hmac algorithm": () => F.hmac("a", "b", lit("MD5")),
  is_valid_variant: () => F.isValidVariant("a"),
  jaro_winkler_similarity: () => F.jaroWinklerSimilarity("a", "b"),
  time_bucket: () => F.timeBucket("a", "b"),
  "time_bucket origin": () => F.timeBucket("a", "b", "c"),
  time_from_micros: () => F.timeFromMicros("a"),
  time_from_millis: () => F.timeFromMillis("a"),
  time_from_seconds: () => F.timeFromSeconds("a"),
  time_to_micros: () => F.timeToMicros("a"),
  time_to_millis: () => F.timeToMillis("a"),
  time_to_seconds: () => F.timeToSeconds("a"),
  timestamp_nanos: () => F.timestampNanos("a"),
  to_base32: () => F.toBase32("a"),
  try_variant_array_append: () => F.tryVariantArrayAppend("a", "$.b", "c"),
  try_variant_insert: () => F.tryVariantInsert("a", "$.b", "c"),
  try_variant_set: () => F.tryVariantSet("a", "$.b", "c", false),
  tuple_difference_double: () => F.tupleDifferenceDouble("a", "b"),
  tuple_difference_integer: () => F.tupleDifferenceInteger("a", "b"),
  tuple_difference_theta_double: () => F.tupleDifferenceThetaDouble("a", "b"),
  tuple_difference_theta_integer: () => F.tupleDifferenceThetaInteger("a", "b"),
  tuple_intersection_agg_double: () => F.tupleIntersectionAggDouble("a"),
  tuple_intersection_agg_integer: () => F.tupleIntersectionAggInteger("a"),
  tuple_intersection_double: () => F.tupleIntersectionDouble("a", "b", "alwaysone"),
  tuple_intersection_integer: () => F.tupleIntersectionInteger("a", "b", "alwaysone"),
  tuple_intersection_theta_double: () => F.tupleIntersectionThetaDouble("a", "b"),
  tuple_intersection_theta_integer: () => F.tupleIntersectionThetaInteger("a", "b"),
  tuple_sketch_agg_double: () => F.tupleSketchAggDouble("a", "b", { mode: "max" }),
  tuple_sketch_agg_integer: () => F.tupleSketchAggInteger("a", "b", { mode: "max" }),
  tuple_sketch_estimate_double: () => F.tupleSketchEstimateDouble("a"),
  tuple_sketch_estimate_integer: () => F.tupleSketchEstimateInteger("a"),
  tuple_sketch_summary_double: () => F.tupleSketchSummaryDouble("a", "min"),
  tuple_sketch_summary_integer: () => F.tupleSketchSummaryInteger("a", "min"),
  tuple_sketch_theta_double: () => F.tupleSketchThetaDouble("a"),
  tuple_sketch_theta_integer: () => F.tupleSketchThetaInteger("a"),
  tuple_union_agg_double: () => F.tupleUnionAggDouble("a", { lgNomEntries: 14 }),
  tuple_union_agg_integer: () => F.tupleUnionAggInteger("a", { lgNomEntries: 14 }),
  tuple_union_double: () => F.tupleUnionDouble("a", "b"),
  tuple_union_integer: () => F.tupleUnionInteger("a", "b"),
  tuple_union_theta_double: () => F.tupleUnionThetaDouble("a", "b", { lgNomEntries: 9, mode: "min" }),
  tuple_union_theta_integer: () => F.tupleUnionThetaInteger("a", "b", { lgNomEntries: 9, mode: "min" }),
  unix_nanos: () => F.unixNanos("a"),
  variant_array_append: () => F.variantArrayAppend("a", "$.b", "c"),
  variant_delete: () => F.variantDelete("a", "$.b", col("c")),
  variant_insert: () => F.variantInsert("a", col("p"), "c"),
  variant_set: () => F.variantSet("a", "$.b", "c"),
  variant_strip_nulls: () => F.variantStripNulls("a"),
  vector_avg: () => F.vectorAvg("a"),
  vector_cosine_similarity: () => F.vectorCosineSimilarity("a", "b"),
  vector_inner_product: () => F.vectorInnerProduct("a", "b"),
  vector_l2_distance: () => F.vectorL2Distance("a", "b"),
  vector_norm: () => F.vectorNorm("a"),
  vector_normalize: () => F.vectorNormalize("a", 1),
  vector_sum: () => F.vectorSum("a"),
};
