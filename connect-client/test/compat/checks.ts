import { col, lit, Window } from "../../src/column/index.ts";
import { Observation } from "../../src/dataframe/index.ts";
import { SparkServerError } from "../../src/errors/index.ts";
import * as F from "../../src/functions/index.ts";
import type { SparkSession } from "../../src/session/index.ts";
import { Decimal, Geometry, LocalDate, LocalTime, Timestamp, t } from "../../src/types/index.ts";

/** Something users do, what it must give, and the first version of Spark whose server can. */
export interface Check {
  readonly area: string;
  readonly name: string;
  /** 3.5 unless given. On an older server it must fail, and say why. */
  readonly since?: "4.0" | "4.1" | "4.2" | "4.3";
  readonly run: (spark: SparkSession) => Promise<unknown>;
  readonly gives: unknown;
}

const people = (spark: SparkSession) =>
  spark.createDataFrame(
    [
      { name: "Ada", team: "a", age: 36 },
      { name: "Alan", team: "a", age: 41 },
      { name: "Grace", team: "b", age: 85 },
    ],
    t.struct({ name: t.string, team: t.string, age: t.integer }),
  );

const point = new Uint8Array(Buffer.from("0101000000000000000000f03f0000000000000040", "hex"));
const everyType = t.struct({
  flag: t.boolean,
  long: t.long,
  double: t.double,
  text: t.string,
  bytes: t.binary,
  exact: t.decimal(38, 18),
  day: t.date,
  at: t.timestamp,
  list: t.array(t.integer),
  map: t.map(t.long, t.string),
  nested: t.struct({ inner: t.string }),
});
const oneOfEach = {
  flag: true,
  long: 9_007_199_254_740_993n,
  double: Number.NaN,
  text: "žluťoučký 🐎",
  bytes: new Uint8Array([0, 255]),
  exact: Decimal.parse("12345678901234567890.123456789012345678"),
  day: LocalDate.parse("1500-02-28"),
  at: Timestamp.parse("2024-03-31T02:30:00.123456Z"),
  list: [1, null],
  map: new Map([[7n, "seven"]]),
  nested: { inner: null },
};

async function errorOf(action: Promise<unknown>): Promise<SparkServerError> {
  const error = await action.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof SparkServerError) return error;
  throw new Error("the server was expected to refuse this", { cause: error });
}

/** In the order of the table of FEATURES.md. */
export const checks: readonly Check[] = [
  {
    area: "Sessions",
    name: "configuration",
    run: async (spark) => {
      await spark.conf.set("spark.sql.shuffle.partitions", 3);
      return spark.conf.get("spark.sql.shuffle.partitions");
    },
    gives: "3",
  },
  {
    area: "Sessions",
    name: "clone of a session with its views",
    since: "4.1",
    run: async (spark) => {
      await people(spark).createOrReplaceTempView("cloned");
      await using clone = await spark.cloneSession();
      return await clone.table("cloned").count();
    },
    gives: 3,
  },
  {
    area: "Results",
    name: "a row of every type",
    run: async (spark) => spark.createDataFrame([oneOfEach], everyType).collect(),
    gives: [oneOfEach],
  },
  {
    area: "Results",
    name: "100,000 rows in many batches, in order",
    run: async (spark) => {
      let next = 0n;
      for await (const { id } of spark.range(100_000)) if (id === next) next += 1n;
      return next;
    },
    gives: 100_000n,
  },
  {
    area: "Results",
    name: "Arrow batches, compressed where the server can",
    run: async (spark) => {
      await spark.conf.set("spark.sql.execution.arrow.compression.codec", "zstd");
      return spark.range(3).collect();
    },
    gives: [{ id: 0n }, { id: 1n }, { id: 2n }],
  },
  {
    area: "Local data",
    name: "300,000 rows, uploaded and counted",
    run: async (spark) => {
      const rows = Array.from({ length: 300_000 }, (_, id) => ({ id: BigInt(id), text: `row ${id}` }));
      const frame = spark.createDataFrame(rows, t.struct({ id: t.long, text: t.string }));
      return frame.agg(F.count("*").alias("rows"), F.sum("id").alias("sum")).first();
    },
    gives: { rows: 300_000n, sum: 44_999_850_000n },
  },
  {
    area: "SQL",
    name: "named parameters",
    run: async (spark) => (await spark.sql("SELECT :a + 1 AS next", { a: 41 })).first(),
    gives: { next: 42 },
  },
  {
    area: "SQL",
    name: "positional parameters",
    run: async (spark) => (await spark.sql("SELECT ? || ? AS text", ["a", "b"])).first(),
    gives: { text: "ab" },
  },
  {
    area: "SQL",
    name: "a command runs once",
    run: async (spark) => {
      await spark.sql("CREATE OR REPLACE TEMP VIEW once AS SELECT 1 AS id");
      return spark.table("once").collect();
    },
    gives: [{ id: 1 }],
  },
  {
    area: "SQL",
    name: "a DataFrame inside the text",
    since: "4.0",
    run: async (spark) => (await spark.sql`SELECT count(*) AS n FROM ${people(spark)}`).first(),
    gives: { n: 3n },
  },
  {
    area: "DataFrames",
    name: "groups, windows and joins",
    run: async (spark) => {
      const rank = F.rowNumber().over(Window.partitionBy("team").orderBy(col("age").desc()));
      const oldest = people(spark).withColumn("rank", rank).filter(col("rank").eq(1));
      const teams = people(spark).groupBy("team").agg(F.avg("age").alias("mean"));
      return oldest.join(teams, "team").orderBy("team").select("team", "name", "mean").collect();
    },
    gives: [
      { team: "a", name: "Alan", mean: 38.5 },
      { team: "b", name: "Grace", mean: 85 },
    ],
  },
  {
    area: "DataFrames",
    name: "renamed columns, pivot, observed metrics",
    run: async (spark) => {
      const seen = new Observation("people");
      const observed = people(spark).observe(seen, F.max("age").alias("oldest"));
      const pivoted = observed
        .withColumnsRenamed({ name: "who" })
        .groupBy()
        .pivot("team", ["a", "b"])
        .count();
      return [await pivoted.first(), ...Object.values(await seen.get())];
    },
    gives: [{ a: 2n, b: 1n }, 85],
  },
  {
    area: "DataFrames",
    name: "grouping sets",
    since: "4.0",
    run: async (spark) =>
      people(spark)
        .groupingSets([["team"], []], "team")
        .agg(F.count("*").alias("n"))
        .orderBy("n")
        .collect(),
    gives: [
      { team: "b", n: 1n },
      { team: "a", n: 2n },
      { team: null, n: 3n },
    ],
  },
  {
    area: "DataFrames",
    name: "transpose",
    since: "4.0",
    run: async (spark) => people(spark).select("name", "age").limit(1).transpose().collect(),
    gives: [{ key: "age", Ada: 36 }],
  },
  {
    area: "DataFrames",
    name: "scalar subquery",
    since: "4.0",
    run: async (spark) => {
      const oldest = people(spark).agg(F.max("age")).scalar();
      return people(spark).filter(col("age").eq(oldest)).select("name").collect();
    },
    gives: [{ name: "Grace" }],
  },
  {
    area: "DataFrames",
    name: "checkpoint of a plan",
    since: "4.0",
    run: async (spark) => (await people(spark).localCheckpoint()).count(),
    gives: 3,
  },
  {
    area: "DataFrames",
    name: "values in a DataFrame (IN)",
    since: "4.1",
    run: async (spark) => {
      const wanted = people(spark).filter(col("age").gt(80)).select("name");
      return people(spark).filter(col("name").isin(wanted)).select("team").collect();
    },
    gives: [{ team: "b" }],
  },
  {
    area: "DataFrames",
    name: "zip",
    since: "4.3",
    run: async (spark) => {
      const base = people(spark);
      return base.select("name").zip(base.select("age")).orderBy("age").limit(1).collect();
    },
    gives: [{ name: "Ada", age: 36 }],
  },
  {
    area: "Functions",
    name: "higher-order functions",
    run: async (spark) =>
      spark
        .range(1)
        .select(F.transform(F.array(lit(1), lit(2)), (x) => x.plus(1)).alias("next"))
        .first(),
    gives: { next: [2, 3] },
  },
  {
    area: "Functions",
    name: "of Spark 4.0 (variant)",
    since: "4.0",
    run: async (spark) =>
      spark
        .range(1)
        .select(F.variantGet(F.parseJson(lit('{"a":5}')), lit("$.a"), "int").alias("a"))
        .first(),
    gives: { a: 5 },
  },
  {
    area: "Functions",
    name: "of Spark 4.1 (bitmapAndAgg)",
    since: "4.1",
    run: async (spark) =>
      spark
        .range(1)
        .select(
          F.hex(F.bitmapAndAgg(lit(new Uint8Array([3]))))
            .substr(1, 2)
            .alias("bits"),
        )
        .first(),
    gives: { bits: "03" },
  },
  {
    area: "Functions",
    name: "of Spark 4.2 (isValidVariant)",
    since: "4.2",
    run: async (spark) =>
      spark
        .range(1)
        .select(F.isValidVariant(F.parseJson(lit("1"))).alias("ok"))
        .first(),
    gives: { ok: true },
  },
  {
    area: "Functions",
    name: "of Spark 4.3 (toBase32)",
    since: "4.3",
    run: async (spark) =>
      spark
        .range(1)
        .select(F.toBase32(lit("hi")).alias("text"))
        .first(),
    gives: { text: "NBUQ====" },
  },
  {
    area: "Types",
    name: "variant",
    since: "4.0",
    run: async (spark) => {
      const row = await spark
        .range(1)
        .select(F.parseJson(lit('{"a":[1]}')).alias("v"))
        .first();
      return String(row?.v);
    },
    gives: '{"a":[1]}',
  },
  {
    area: "Types",
    name: "time of day",
    since: "4.1",
    run: async (spark) => {
      await spark.conf.set("spark.sql.timeType.enabled", true);
      return spark
        .range(1)
        .select(lit(LocalTime.parse("12:34:56.789")).alias("at"))
        .first();
    },
    gives: { at: LocalTime.parse("12:34:56.789") },
  },
  {
    area: "Types",
    name: "geometry",
    since: "4.1",
    run: async (spark) => {
      await spark.conf.set("spark.sql.geospatial.enabled", true);
      return spark
        .range(1)
        .select(lit(new Geometry(point, 4326)).alias("at"))
        .first();
    },
    gives: { at: new Geometry(point, 4326) },
  },
  {
    area: "Catalog",
    name: "tables, views and databases",
    run: async (spark) => {
      await people(spark).createOrReplaceTempView("listed");
      const tables = await spark.catalog.listTables();
      return [tables.some(({ name }) => name === "listed"), await spark.catalog.currentDatabase()];
    },
    gives: [true, "default"],
  },
  {
    area: "Catalog",
    name: "list of views",
    since: "4.2",
    run: async (spark) => {
      await people(spark).createOrReplaceTempView("viewed");
      return (await spark.catalog.listViews()).some(({ name }) => name === "viewed");
    },
    gives: true,
  },
  {
    area: "Errors",
    name: "error classes",
    run: async (spark) => (await errorOf(spark.table("no_such_table").collect())).errorClass,
    gives: "TABLE_OR_VIEW_NOT_FOUND",
  },
  {
    area: "Streaming",
    name: "a query from start to end",
    run: async (spark) => {
      const name = "compat_rows";
      const query = await spark.readStream
        .format("rate-micro-batch")
        .option("rowsPerBatch", 5)
        .load()
        .writeStream.format("memory")
        .queryName(name)
        .trigger({ once: true })
        .start();
      await query.awaitTermination();
      const last = await query.lastProgress();
      return [await spark.table(name).count(), last?.numInputRows, await query.exception()];
    },
    gives: [5, 5, null],
  },
];
