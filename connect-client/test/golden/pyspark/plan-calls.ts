import type { Catalog } from "../../../src/catalog/index.ts";
import { col, lit, Window } from "../../../src/column/index.ts";
import { type DataFrame, DataFrameReader, TableValuedFunction } from "../../../src/dataframe/index.ts";
import type { Executor } from "../../../src/execution/index.ts";
import * as F from "../../../src/functions/index.ts";
import type { Expression } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { UdfRegistration } from "../../../src/session/index.ts";
import { DataStreamReader } from "../../../src/streaming/index.ts";

/** Reads the table that all captured plans read; every reading is a plan of its own, as in plans.py. */
type People = () => DataFrame;

/** Our call for each captured relation, by the name in plans.py. */
export const relationCalls: Readonly<Record<string, (people: People, executor: Executor) => DataFrame>> = {
  "na.fill int": (people) => people().na.fill(7),
  "na.fill float": (people) => people().na.fill(7.5, ["a"]),
  "na.fill map": (people) => people().na.fill({ a: 1, b: "x", c: true }),
  "na.drop": (people) => people().na.drop(),
  "na.drop all": (people) => people().na.drop({ how: "all", subset: ["a"] }),
  "na.replace": (people) => people().na.replace(new Map([["a", "b"]]), ["name"]),
  sample: (people) => people().sample(0.5, { seed: 3 }),
  randomSplit: (people) => people().randomSplit([1, 3], 3)[1],
  "groupBy pivot": (people) => people().groupBy("a").pivot("b", [1, 2]).agg(F.sum("c")),
  "groupBy agg dict": (people) => people().groupBy("a").agg({ c: "max" }),
  dropDuplicatesWithinWatermark: (people) => people().dropDuplicatesWithinWatermark(["a"]),
  withWatermark: (people) => people().withWatermark("at", "1 hour"),
  observe: (people) => people().observe("seen", F.count(lit(1)).alias("n")),
  "join on conditions": (people) => people().join(people(), [col("x").eq(col("y")), col("a").gt(col("b"))]),
  "join full": (people) => people().join(people(), ["id"], "fullouter"),
  crossJoin: (people) => people().crossJoin(people()),
  lateralJoin: (people) => people().lateralJoin(people(), undefined, "left"),
  "hint list": (people) => people().hint("rebalance", 3, "a"),
  unpivot: (people) => people().unpivot(["id"], ["a"], "k", "v"),
  repartitionByRange: (people) => people().repartitionByRange(3, "a"),
  groupingSets: (people) =>
    people()
      .groupingSets([["a"], []], "a")
      .agg(F.sum("b")),
  describe: (people) => people().describe("a").untyped(),
  summary: (people) => people().summary("min").untyped(),
  colRegex: (people) => people().select(people().colRegex("`a.*`")),
  metadataColumn: (people) => people().select(people().metadataColumn("_metadata")),
  joinAsOf: (people) => people().joinAsOf(people(), "a", "b"),
  "joinAsOf names": (people) =>
    people().joinAsOf(people(), "a", col("b"), {
      on: ["c", "d"],
      how: "left",
      allowExactMatches: false,
      direction: "nearest",
    }),
  "joinAsOf condition": (people) =>
    people().joinAsOf(people(), col("a"), col("b"), {
      on: col("c").gt(1),
      tolerance: 5,
      direction: "forward",
    }),
  nearestByJoin: (people) => {
    const distance = F.abs(col("a").minus(col("b")));
    return people().nearestByJoin(people(), distance, 5, "exact", "distance");
  },
  "nearestByJoin left": (people) =>
    people().nearestByJoin(people(), col("a"), 1, "approx", "similarity", "left"),
  repartitionById: (people) => people().repartitionById(4, "a"),
  toJSON: (people) => people().toJSON().untyped(),
  zipWithIndex: (people) => people().zipWithIndex(),
  "zipWithIndex named": (people) => people().zipWithIndex("n"),
  "read changes": (_, executor) =>
    new DataFrameReader(executor).option("startingVersion", 1).changes("lake.t"),
  "readStream changes": (_, executor) =>
    new DataStreamReader(executor).option("startingVersion", 1).changes("lake.t"),
  "readStream name": (_, executor) =>
    new DataStreamReader(executor).name("prices").format("json").schema("a INT").load("/in"),
  "tvf collations": (_, executor) => new TableValuedFunction(executor).collations(),
  "tvf explode": (_, executor) => new TableValuedFunction(executor).explode("a"),
  "tvf explode_outer": (_, executor) => new TableValuedFunction(executor).explodeOuter("a"),
  "tvf inline": (_, executor) => new TableValuedFunction(executor).inline("a"),
  "tvf inline_outer": (_, executor) => new TableValuedFunction(executor).inlineOuter("a"),
  "tvf json_tuple": (_, executor) => new TableValuedFunction(executor).jsonTuple("a", lit("b"), lit("c")),
  "tvf posexplode": (_, executor) => new TableValuedFunction(executor).posexplode("a"),
  "tvf posexplode_outer": (_, executor) => new TableValuedFunction(executor).posexplodeOuter("a"),
  "tvf python_worker_logs": (_, executor) => new TableValuedFunction(executor).pythonWorkerLogs(),
  "tvf sql_keywords": (_, executor) => new TableValuedFunction(executor).sqlKeywords(),
  "tvf stack": (_, executor) => new TableValuedFunction(executor).stack(lit(2), "a", "b", "c"),
  "tvf variant_explode": (_, executor) => new TableValuedFunction(executor).variantExplode("a"),
  "tvf variant_explode_outer": (_, executor) => new TableValuedFunction(executor).variantExplodeOuter("a"),
  zip: (people) => people().select("a").zip(people().select("b")),
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

/** Our call for each captured expression. */
export const columnCalls: Readonly<Record<string, (people: People) => { toExpression(): Expression }>> = {
  "array literal": () => lit([1, 2]),
  "is in": () => col("a").isin(1, 2),
  "not equal": () => col("a").notEqual(1),
  "over rows": () => F.sum("a").over(Window.partitionBy("b").orderBy("c").rowsBetween(-2, 0)),
  "over range": () =>
    F.sum("a").over(Window.partitionBy("b").orderBy(F.desc("c")).rangeBetween(Window.unboundedPreceding, 5)),
  "table argument": (people) => people().asTable().partitionBy("a").orderBy(col("b").desc()),
  "table argument in one": (people) => people().asTable().withSinglePartition(),
};

/** Our call for each captured command. */
export const commandCalls: Readonly<Record<string, (people: People, executor: Executor) => Promise<void>>> = {
  "write parquet": (people) => people().write.mode("overwrite").partitionBy("dt").parquet("/out"),
  "write csv options": (people) => people().write.options({ header: true, sep: ";" }).csv("/out"),
  "write save": (people) => people().write.format("noop").mode("append").save(),
  "write saveAsTable": (people) =>
    people().write.format("iceberg").bucketBy(4, "id").sortBy("a").saveAsTable("t"),
  "write insertInto": (people) => people().write.insertInto("t", true),
  "write clusterBy": (people) => people().write.clusterBy("a", "b").saveAsTable("t"),
  "writeTo create": (people) =>
    people()
      .writeTo("lake.t")
      .using("iceberg")
      .tableProperty("a", "b")
      .partitionedBy(F.days("at"), col("zone"))
      .create(),
  "writeTo append": (people) => people().writeTo("lake.t").option("x", "y").append(),
  "writeTo overwrite": (people) => people().writeTo("lake.t").overwrite(col("a").gt(1)),
  "writeTo overwritePartitions": (people) => people().writeTo("lake.t").overwritePartitions(),
  "writeTo createOrReplace": (people) => people().writeTo("lake.t").createOrReplace(),
  "writeTo replace": (people) => people().writeTo("lake.t").replace(),
  mergeInto: (people) =>
    people()
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
  createTempView: (people) => people().createTempView("v"),
  createOrReplaceGlobalTempView: (people) => people().createOrReplaceGlobalTempView("v"),
  registerJavaFunction: (_, executor) =>
    new UdfRegistration(executor).registerJavaFunction("f", "com.example.F", "STRING"),
  "registerJavaFunction inferred": (_, executor) =>
    new UdfRegistration(executor).registerJavaFunction("f", "com.example.F"),
  registerJavaUDAF: (_, executor) => new UdfRegistration(executor).registerJavaUDAF("f", "com.example.F"),
};
