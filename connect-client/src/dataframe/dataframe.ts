import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { DataStreamWriter } from "../streaming/data-stream-writer.ts";
import type { AnySchema, Schema, StructType } from "../types/index.ts";
import { DataFrameOutput } from "./dataframe-output.ts";
import { DataFrameNaFunctions } from "./na-functions.ts";
import { type SparkSession, sessionOf } from "./session-of.ts";

/**
 * Rows with named columns, described by a plan that an action runs on the server.
 *
 * Immutable: every transformation gives a new DataFrame and costs nothing. What is where:
 *
 * - columns: `select`, `withColumn`, `drop`, `withColumnRenamed`, …
 * - rows: `filter`, `orderBy`, `limit`, `distinct`, `sample`, `repartition`, `withWatermark`, …
 * - two DataFrames: `join`, `union`, `unionByName`, `intersect`, `subtract`, `joinAsOf`, …
 * - summaries: `groupBy`, `agg`, `rollup`, `cube`, `unpivot`, `describe`, `observe`, and `na`, `stat`
 * - actions, each of which runs a job: `collect`, `show`, `count`, `take`, `first`, `for await (const row of df)`
 * - output: `write`, `writeTo`, `mergeInto`, `writeStream`, `createOrReplaceTempView`, `persist`, `checkpoint`
 * - questions: `schema`, `columns`, `printSchema`, `explain`, `isStreaming`, …
 *
 * `S` is the schema as far as the compiler knows it: a wrong name does not compile, and rows are typed.
 *
 * @example
 * ```ts
 * const rows = [
 *   { zone: "DE-LU", price: 143.05 },
 *   { zone: "DE-LU", price: 250 },
 *   { zone: "FR", price: 210 },
 * ];
 * const peaks = spark
 *   .createDataFrame(rows, t.struct({ zone: t.notNull(t.string), price: t.double }))
 *   .filter(col("price").gt(200))
 *   .groupBy("zone")
 *   .agg(F.count("*").alias("hours"))
 *   .orderBy("zone");
 * await peaks.show();
 * // +-----+-----+
 * // | zone|hours|
 * // +-----+-----+
 * // |DE-LU|    1|
 * // |   FR|    1|
 * // +-----+-----+
 * ```
 * @see PySpark `DataFrame` · proto `Relation`
 */
export class DataFrame<out S extends Schema = AnySchema> extends DataFrameOutput<S> {
  protected override create<R extends Schema>(relation: Relation, knownSchema?: StructType): DataFrame<R> {
    return new DataFrame(this.executor, relation, knownSchema);
  }

  /** The session this DataFrame is of. */
  get sparkSession(): SparkSession {
    return sessionOf(this.executor);
  }

  /** Transformations of missing values. */
  get na(): DataFrameNaFunctions<S> {
    return new DataFrameNaFunctions(this);
  }

  /** Writes a stream; starts nothing until `start` or `toTable`. */
  get writeStream(): DataStreamWriter {
    return new DataStreamWriter(this.executor, { input: this.toRelation() });
  }
}
