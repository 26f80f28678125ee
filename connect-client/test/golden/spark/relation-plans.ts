import { col, expr, lit } from "../../../src/column/col.ts";
import type { Column } from "../../../src/column/column.ts";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { DataFrameReader } from "../../../src/dataframe/dataframe-reader.ts";
import type { Executor } from "../../../src/execution/executor.ts";
import * as F from "../../../src/functions/index.ts";
import { relation } from "../../../src/plan/relation.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { DataStreamReader } from "../../../src/streaming/data-stream-reader.ts";
import { t } from "../../../src/types/index.ts";
import { goldenDescriptorSet } from "./golden-files.ts";

const simpleSchema = "struct<id:bigint,a:int,b:double>";
const otherSchema = "struct<a:int,id:bigint,payload:binary>";
const complexSchema = `struct<id:bigint,a:int,b:double,d:${simpleSchema},e:array<int>,f:map<string,${simpleSchema}>,g:string>`;
const temporalsSchema =
  "struct<d:date,t:timestamp,s:string,x:bigint,wt:struct<start:timestamp,end:timestamp>>";
/** An empty data set of text, whose schema Scala gives as JSON. */
const textSchema = t.struct({ value: t.string }).json();

const folder = "../common/src/test/resources/query-tests/test-data";
const database = "jdbc:h2:mem:testdb0;user=testUser;password=testPass";

/** The relations that Spark's plans are made of, each of them new at every use. */
export class Inputs {
  readonly executor: Executor;

  constructor(executor: Executor) {
    this.executor = executor;
  }

  #local(schema: string): DataFrame {
    return new DataFrame(this.executor, relation(this.executor.nextPlanId(), "localRelation", { schema }));
  }

  /** A session without a server; its constructor is private to TypeScript only. */
  get session(): SparkSession {
    return Reflect.construct(SparkSession, [this.executor, {}]);
  }

  get simple(): DataFrame {
    return this.#local(simpleSchema);
  }

  get other(): DataFrame {
    return this.#local(otherSchema);
  }

  get complex(): DataFrame {
    return this.#local(complexSchema);
  }

  get temporals(): DataFrame {
    return this.#local(temporalsSchema);
  }

  get binary(): DataFrame {
    return this.#local("struct<id:bigint,bytes:binary>");
  }

  get lines(): DataFrame {
    return this.#local(textSchema);
  }

  get read(): DataFrameReader {
    return new DataFrameReader(this.executor);
  }

  get readStream(): DataStreamReader {
    return new DataStreamReader(this.executor);
  }
}

const descriptorSet = goldenDescriptorSet();
const javaClass = "org.apache.spark.connect.proto.StorageLevel";

function storageLevels(binary: DataFrame): DataFrame {
  return binary.select(F.fromProtobuf("bytes", "StorageLevel", descriptorSet).alias("col"));
}

function aggregates(simple: DataFrame): [Column, ...Column[]] {
  const [a, b] = [simple.col("a"), simple.col("b")];
  return [F.max(a), F.stddev(b), F.stddev(b), F.avg(b), F.avg(b), F.avg(b)];
}

/** Our call for each of Spark's golden plans that is more than a projection. */
export const relationPlans: Readonly<Record<string, (inputs: Inputs) => DataFrame>> = {
  alias_string: ({ simple }) => simple.alias("fooz"),
  alias_symbol: ({ simple }) => simple.alias("bob"),
  as_string: ({ simple }) => simple.alias("foo"),
  as_symbol: ({ simple }) => simple.alias("bar"),
  coalesce: ({ simple }) => simple.coalesce(5),
  range: ({ session }) => session.range(1, 10, 1, 2).untyped(),
  // Every use of an input is a relation of its own, here and below.
  colRegex: (inputs) => inputs.simple.select(inputs.simple.colRegex("`a|id`")),
  column_asc: ({ complex }) => complex.orderBy(col("a").asc()),
  column_asc_nulls_first: ({ complex }) => complex.orderBy(col("a").ascNullsFirst()),
  column_asc_nulls_last: ({ complex }) => complex.orderBy(col("a").ascNullsLast()),
  column_desc: ({ complex }) => complex.orderBy(col("b").desc()),
  column_desc_nulls_first: ({ complex }) => complex.orderBy(col("b").descNullsFirst()),
  column_desc_nulls_last: ({ complex }) => complex.orderBy(col("b").descNullsLast()),
  crossJoin: ({ simple, other }) => simple.crossJoin(other),
  crosstab: ({ simple }) => simple.stat.crosstab("a", "b"),
  csv_from_dataset: ({ read, lines }) =>
    read
      .schema(t.struct({ c1: t.string, c2: t.integer }))
      .option("header", true)
      .csv(lines)
      .untyped(),
  cube_column: ({ simple }) => simple.cube(col("a"), col("b")).count().untyped(),
  cube_string: ({ simple }) => simple.cube(simple.col("a"), simple.col("b")).count().untyped(),
  describe: ({ simple }) => simple.describe("id", "b").untyped(),
  distinct: ({ simple }) => simple.distinct(),
  drop: ({ simple }) => simple.na.drop({ thresh: 5, subset: ["id", "a"] }),
  dropDuplicates: ({ simple }) => simple.dropDuplicates(),
  dropDuplicates_names_array: ({ simple }) => simple.dropDuplicates(["a", "id"]),
  dropDuplicates_names_seq: ({ simple }) => simple.dropDuplicates(["a", "b"]),
  dropDuplicates_varargs: ({ simple }) => simple.dropDuplicates(["a", "b", "id"]),
  drop_multiple_column: ({ simple }) => simple.drop(col("b"), col("id")),
  drop_multiple_strings: ({ simple }) => simple.drop("id", "a", "b"),
  drop_single_column: ({ simple }) => simple.drop(col("b")),
  drop_single_string: ({ simple }) => simple.drop("a"),
  except: ({ simple, executor }) => simple.subtract(new Inputs(executor).simple),
  exceptAll: ({ simple, executor }) => simple.exceptAll(new Inputs(executor).simple),
  fill: ({ simple }) => simple.na.fill(8n, ["id"]),
  filter: ({ simple }) => simple.filter(col("id").eq(10n)),
  filter_expr: ({ simple }) => simple.filter("exp(a) < 10.0"),
  freqItems: ({ simple }) => simple.stat.freqItems(["id", "a"], 0.1),
  function_window_time: ({ temporals }) =>
    temporals.withMetadata("wt", { "spark.timeWindow": true }).select(F.windowTime("wt")),
  from_protobuf_messageClassName_descFilePath: ({ binary }) =>
    binary.select(F.fromProtobuf("bytes", "StorageLevel", descriptorSet)),
  from_protobuf_messageClassName_descFilePath_options: ({ binary }) =>
    binary.select(
      F.fromProtobuf("bytes", "StorageLevel", descriptorSet, { "recursive.fields.max.depth": 2 }),
    ),
  groupby_agg: ({ simple }) =>
    simple
      .groupBy(col("id"))
      .agg(...aggregates(simple), F.callUdf("count", simple.col("*")), F.count(simple.col("a"))),
  groupby_agg_orphaned: ({ simple }) =>
    simple.groupBy(col("id")).agg(...aggregates(simple), F.count("*"), F.count(simple.col("a"))),
  groupby_agg_columns: ({ simple }) => simple.groupBy(col("id")).agg(F.max("a"), F.sum("b")),
  groupby_agg_string: ({ simple }) =>
    simple.groupBy(simple.col("id"), simple.col("b")).agg(F.max(simple.col("a")), F.count(simple.col("a"))),
  groupby_avg: ({ simple }) => simple.groupBy(col("id")).agg(F.avg(simple.col("a")), F.avg(simple.col("b"))),
  groupby_count: ({ simple }) => simple.groupBy(col("id")).count().untyped(),
  groupby_max: ({ simple }) => simple.groupBy(col("id")).agg(F.max(simple.col("a")), F.max(simple.col("b"))),
  groupby_mean: ({ simple }) =>
    simple.groupBy(col("id")).agg(F.mean(simple.col("a")), F.mean(simple.col("b"))),
  groupby_min: ({ simple }) => simple.groupBy(col("id")).agg(F.min(simple.col("a")), F.min(simple.col("b"))),
  groupby_sum: ({ simple }) => simple.groupBy(col("id")).agg(F.sum(simple.col("a")), F.sum(simple.col("b"))),
  groupingSets: ({ simple }) =>
    simple.groupingSets([["a"], []], "a").agg(F.max(simple.col("a")), F.count(simple.col("a"))),
  grouping_and_grouping_id: ({ simple }) =>
    simple
      .cube(simple.col("a"), simple.col("b"))
      .agg(F.grouping("a"), F.grouping("b"), F.groupingId("a", "b")),
  hint: ({ simple }) => simple.hint("coalesce", 100),
  intersect: ({ simple, executor }) => simple.intersect(new Inputs(executor).simple),
  intersectAll: ({ simple, executor }) => simple.intersectAll(new Inputs(executor).simple),
  join_condition: ({ simple, other }) =>
    simple.alias("l").join(other.alias("r"), col("l.id").eq(col("r.id")), "left_anti"),
  join_inner_condition: ({ simple, other }) =>
    simple.alias("l").join(other.alias("r"), col("l.a").eq(col("r.a"))),
  join_inner_no_condition: ({ simple, other }) => simple.join(other),
  join_inner_using_multiple_col_array: ({ simple, other }) => simple.join(other, ["id", "a"]),
  join_inner_using_multiple_col_seq: ({ simple, other }) => simple.join(other, ["id", "a"], "inner"),
  join_inner_using_single_col: ({ simple, other }) => simple.join(other, "id"),
  join_using_multiple_col_array: ({ simple, other }) => simple.join(other, ["id", "a"], "outer"),
  join_using_multiple_col_seq: ({ simple, other }) => simple.join(other, ["id", "a"], "right"),
  join_using_single_col: ({ simple, other }) => simple.join(other, "id", "left_semi"),
  json_from_dataset: ({ read, lines }) =>
    read
      .schema(t.struct({ c1: t.string, c2: t.integer }))
      .option("allowSingleQuotes", true)
      .json(lines)
      .untyped(),
  limit: ({ simple }) => simple.limit(10),
  melt_no_values: ({ simple }) => simple.unpivot(["id", "a"], undefined, "name", "value"),
  melt_values: ({ simple }) => simple.unpivot(["a"], ["id"], "name", "value"),
  offset: ({ simple }) => simple.offset(1000),
  orderBy_columns: ({ simple }) => simple.orderBy(col("id"), col("b"), col("a")),
  orderBy_strings: ({ simple }) => simple.orderBy("b", "id", "a"),
  pivot: ({ simple }) => simple.groupBy(col("id")).pivot(simple.col("a"), [1, 2, 3]).agg(F.count("b")),
  pivot_without_column_values: ({ simple }) =>
    simple.groupBy(col("id")).pivot(simple.col("a")).agg(F.count("b")),
  read: ({ read }) =>
    read
      .format("csv")
      .schema("name STRING,age INT,job STRING")
      .option("header", true)
      .options({ delimiter: ";" })
      .load(`${folder}/people.csv`),
  read_csv: ({ read }) => read.csv(`${folder}/people.csv`),
  read_jdbc: ({ read }) => read.jdbc(database, "TEST.TIMETYPES"),
  read_jdbc_with_partition: ({ read }) =>
    read.jdbc(
      database,
      "TEST.EMP",
      {},
      { partition: { column: "THEID", lowerBound: 0, upperBound: 4, numPartitions: 3 } },
    ),
  read_jdbc_with_predicates: ({ read }) =>
    read.jdbc(database, "TEST.PEOPLE", {}, { predicates: ["THEID < 2", "THEID >= 2"] }),
  read_json: ({ read }) => read.json(`${folder}/people.json`),
  read_orc: ({ read }) => read.orc(`${folder}/users.orc`),
  read_parquet: ({ read }) => read.parquet(`${folder}/users.parquet`),
  read_table: ({ read }) => read.table("myTable"),
  read_text: ({ read }) => read.text(`${folder}/people.txt`).untyped(),
  repartition: ({ simple }) => simple.repartition(24),
  repartitionById: ({ simple }) => simple.repartitionById(10, col("id").cast(t.integer)),
  repartitionByRange_expressions: ({ simple }) =>
    simple.repartitionByRange(col("a").asc(), col("id").descNullsFirst()),
  repartitionByRange_num_partitions_expressions: ({ simple }) =>
    simple.repartitionByRange(33, col("b"), col("id").descNullsFirst()),
  repartition_expressions: ({ simple }) => simple.repartition(col("id"), col("b")),
  repartition_num_partitions_expressions: ({ simple }) => simple.repartition(22, "a", "id"),
  replace: ({ simple }) => simple.na.replace(new Map([[1, 8]]), ["id"]),
  rollup_column: ({ simple }) => simple.rollup(col("a"), col("b")).count().untyped(),
  rollup_string: ({ simple }) => simple.rollup(simple.col("a"), simple.col("b")).count().untyped(),
  sampleBy: ({ simple }) =>
    simple.stat.sampleBy(
      "id",
      new Map([
        [0, 0.1],
        [1, 0.2],
      ]),
      0,
    ),
  sample_fraction_seed: ({ simple }) => simple.sample(0.43, { seed: 9890823 }),
  sample_withReplacement_fraction_seed: ({ simple }) =>
    simple.sample(0.23, { withReplacement: true, seed: 898 }),
  sortWithinPartitions_columns: ({ simple }) => simple.sortWithinPartitions(col("id"), col("b")),
  sortWithinPartitions_strings: ({ simple }) => simple.sortWithinPartitions("a", "id"),
  sort_columns: ({ simple }) => simple.sort(col("id"), col("b")),
  sort_strings: ({ simple }) => simple.sort("b", "a"),
  streaming_table_API_with_options: ({ readStream }) =>
    readStream.options({ p1: "v1", p2: "v2" }).table("tempdb.myStreamingTable"),
  summary: ({ simple }) => simple.summary("mean", "min").untyped(),
  table: ({ read }) => read.table("myTable"),
  table_API_with_options: ({ read }) => read.options({ p1: "v1", p2: "v2" }).table("tempdb.myTable"),
  test_broadcast: ({ simple, other }) => simple.join(F.broadcast(other), "id"),
  to: ({ simple }) => simple.to(t.struct({ b: t.double, id: t.integer })).untyped(),
  to_protobuf_messageClassName: ({ binary }) => storageLevels(binary).select(F.toProtobuf("col", javaClass)),
  to_protobuf_messageClassName_descFilePath: ({ binary }) =>
    storageLevels(binary).select(F.toProtobuf("col", "StorageLevel", descriptorSet)),
  to_protobuf_messageClassName_descFilePath_options: ({ binary }) =>
    storageLevels(binary).select(
      F.toProtobuf("col", "StorageLevel", descriptorSet, { "recursive.fields.max.depth": 2 }),
    ),
  to_protobuf_messageClassName_options: ({ binary }) =>
    storageLevels(binary).select(
      F.toProtobuf("col", javaClass, undefined, { "recursive.fields.max.depth": 2 }),
    ),
  toDF: ({ simple }) => simple.toDF("x1", "x2", "x3"),
  transpose_index_column: ({ simple }) => simple.transpose("id"),
  transpose_no_index_column: ({ simple }) => simple.transpose(),
  union: ({ simple, executor }) => simple.union(new Inputs(executor).simple),
  unionAll: ({ simple, executor }) => simple.unionAll(new Inputs(executor).simple),
  unionByName: ({ simple, other }) => simple.drop("b").unionByName(other.drop("payload")),
  unionByName_allowMissingColumns: ({ simple, other }) => simple.unionByName(other, true).untyped(),
  unpivot_no_values: ({ simple }) => simple.unpivot(["id"], undefined, "name", "value"),
  unpivot_values: ({ simple }) => simple.unpivot(["id", "a"], ["b"], "name", "value"),
  where_column: ({ simple }) => simple.where(col("id").eq(1n)),
  where_expr: ({ simple }) => simple.where("a + id < 1000"),
  withColumnRenamed_java_map: ({ simple }) => simple.withColumnsRenamed({ b: "bravo", id: "nid" }),
  withColumnRenamed_scala_map: ({ simple }) => simple.withColumnsRenamed({ a: "alpha", b: "beta" }),
  withColumnRenamed_single: ({ simple }) => simple.withColumnRenamed("id", "nid"),
  withColumn_single: ({ simple }) => simple.withColumn("z", expr("a + 100")),
  withColumns_java_map: ({ simple }) => simple.withColumns({ a: lit("123"), g: col("id") }),
  withColumns_scala_map: ({ simple }) => simple.withColumns({ b: lit("redacted"), z: expr("a + 100") }),
  withMetadata: ({ simple }) => simple.withMetadata("id", { description: "unique identifier" }),
};
