import { analyze } from "../execution/analyze.ts";
import { AnalyzePlanRequest_Explain_ExplainMode as ExplainModeCode } from "../gen/spark/connect/base_pb.ts";
import { checkChoice, wrongArgument } from "../plan/arguments.ts";
import { queryPlan } from "../plan/plan.ts";
import { structTypeFromProto } from "../types/data-type-from-proto.ts";
import { type Schema, StructType } from "../types/index.ts";
import { checkSchema } from "./check-schema.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameGroups } from "./dataframe-groups.ts";

/** How much `explain` shows: the physical plan, all plans, generated code, statistics, or an outline. */
export type ExplainMode = "simple" | "extended" | "codegen" | "cost" | "formatted";

const explainModes = {
  simple: ExplainModeCode.SIMPLE,
  extended: ExplainModeCode.EXTENDED,
  codegen: ExplainModeCode.CODEGEN,
  cost: ExplainModeCode.COST,
  formatted: ExplainModeCode.FORMATTED,
} as const satisfies Readonly<Record<ExplainMode, ExplainModeCode>>;

/** Questions the server answers by looking at the plan: no job runs. */
export abstract class DataFrameAnalysis<out S extends Schema> extends DataFrameGroups<S> {
  #schema: Promise<StructType<S>> | undefined;

  #plan() {
    return queryPlan(this.toRelation());
  }

  /**
   * Asks the server for the schema; the answer is remembered.
   *
   * @throws {@link AnalysisError} if the plan is wrong: an unknown column, a type that does not fit
   * @example
   * ```ts
   * console.log((await spark.range(1).schema()).toDDL());
   * // id BIGINT NOT NULL
   * ```
   * @see PySpark `DataFrame.schema` · proto `AnalyzePlanRequest.Schema`
   */
  schema(): Promise<StructType<S>> {
    this.#schema ??= this.#askSchema();
    return this.#schema;
  }

  async #askSchema(): Promise<StructType<S>> {
    try {
      const { schema } = await analyze(this.executor, "schema", { plan: this.#plan() });
      // The server alone knows the columns; `S` is what the caller was promised or promised itself.
      const known = structTypeFromProto(schema) as StructType<S>;
      this.learnSchema(known);
      return known;
    } catch (error) {
      // A later call asks again: the fault may have been the network's.
      this.#schema = undefined;
      throw error;
    }
  }

  /**
   * Asks the server for the schema and checks that it is this one: the same DataFrame, with rows the compiler knows.
   *
   * Columns may stand in another order, and what is never null may be where nulls are allowed. {@link to} makes
   * columns fit instead, `assume()` asks nobody, and `untyped()` forgets what is known.
   *
   * @throws {@link SchemaError} naming each column that differs, what it should be and what it is
   * @throws {@link AnalysisError} if the plan is wrong
   * @example
   * ```ts
   * const schema = t.struct({ zone: t.notNull(t.string), hours: t.notNull(t.integer) });
   * const zones = await (await spark.sql("SELECT 'FR' AS zone, 24 AS hours")).as(schema);
   * const [row] = await zones.collect();
   * console.log(row?.zone.toLowerCase(), row?.hours.toFixed(1));
   * // fr 24.0
   * ```
   */
  async as<R extends Schema>(schema: StructType<R>): Promise<DataFrame<R>> {
    if (!(schema instanceof StructType))
      throw wrongArgument("schema", "a StructType such as t.struct({ id: t.long })", schema);
    const actual = await this.schema();
    checkSchema(schema, actual);
    return this.create(this.toRelation(), actual);
  }

  /**
   * Asks the server for the names of the columns.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * console.log(await prices.columns());
   * // [ 'zone', 'price' ]
   * ```
   * @see PySpark `DataFrame.columns` · proto `AnalyzePlanRequest.Schema`
   */
  async columns(): Promise<string[]> {
    return (await this.schema()).fieldNames;
  }

  /**
   * Asks the server for the names and types of the columns.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * console.log(await prices.dtypes());
   * // [ [ 'zone', 'string' ], [ 'price', 'bigint' ] ]
   * ```
   * @see PySpark `DataFrame.dtypes` · proto `AnalyzePlanRequest.Schema`
   */
  async dtypes(): Promise<[name: string, type: string][]> {
    const { fields } = await this.schema();
    return fields.map((field) => [field.name, field.dataType.simpleString()]);
  }

  /**
   * Asks the server for the schema as a tree and prints it.
   *
   * @param level - how deep to go into structs, arrays and maps; everything unless given
   * @example
   * ```ts
   * await spark.range(1).printSchema();
   * // root
   * //  |-- id: long (nullable = false)
   * ```
   * @see PySpark `DataFrame.printSchema` · proto `AnalyzePlanRequest.TreeString`
   */
  async printSchema(level?: number): Promise<void> {
    const { treeString } = await analyze(this.executor, "treeString", {
      plan: this.#plan(),
      ...(level !== undefined && { level }),
    });
    console.log(treeString);
  }

  /**
   * Asks the server how it would run this, as text.
   *
   * @param mode - true, as in PySpark, for `extended`
   * @throws {@link ArgumentError} if it is not one of {@link ExplainMode}
   * @example
   * ```ts
   * console.log((await spark.range(9).filter("id > 3").explainString("formatted")).split("\n")[0]);
   * // == Physical Plan ==
   * ```
   * @see PySpark `DataFrame.explain` · proto `AnalyzePlanRequest.Explain`
   */
  async explainString(mode: ExplainMode | boolean = "simple"): Promise<string> {
    const name = typeof mode === "boolean" ? (mode ? "extended" : "simple") : mode;
    const { explainString } = await analyze(this.executor, "explain", {
      plan: this.#plan(),
      explainMode: checkChoice("mode", name, explainModes),
    });
    return explainString;
  }

  /**
   * Asks the server how it would run this, and prints it.
   *
   * @param mode - true, as in PySpark, for `extended`
   * @throws {@link ArgumentError} if it is not one of {@link ExplainMode}
   * @example
   * ```ts
   * await spark.emptyDataFrame("id LONG").select().explain();
   * // == Physical Plan ==
   * // LocalTableScan <empty>
   * ```
   * @see PySpark `DataFrame.explain` · proto `AnalyzePlanRequest.Explain`
   */
  async explain(mode: ExplainMode | boolean = "simple"): Promise<void> {
    console.log(await this.explainString(mode));
  }

  /**
   * Asks the server whether `collect` needs no executors.
   *
   * @example
   * ```ts
   * console.log(await spark.createDataFrame([[1]], ["id"]).isLocal(), await spark.range(1).isLocal());
   * // true false
   * ```
   * @see PySpark `DataFrame.isLocal` · proto `AnalyzePlanRequest.IsLocal`
   */
  async isLocal(): Promise<boolean> {
    return (await analyze(this.executor, "isLocal", { plan: this.#plan() })).isLocal;
  }

  /**
   * Asks the server whether this reads a stream: then only `writeStream` can run it.
   *
   * @example
   * ```ts
   * console.log(await spark.range(1).isStreaming(), await spark.readStream.format("rate").load().isStreaming());
   * // false true
   * ```
   * @see PySpark `DataFrame.isStreaming` · proto `AnalyzePlanRequest.IsStreaming`
   */
  async isStreaming(): Promise<boolean> {
    return (await analyze(this.executor, "isStreaming", { plan: this.#plan() })).isStreaming;
  }

  /**
   * Asks the server for the files this would read.
   *
   * @example
   * ```ts
   * await spark.range(3).coalesce(1).write.mode("overwrite").json("/tmp/demo/input");
   * console.log((await spark.read.json("/tmp/demo/input").inputFiles()).length);
   * // 1
   * ```
   * @see PySpark `DataFrame.inputFiles` · proto `AnalyzePlanRequest.InputFiles`
   */
  async inputFiles(): Promise<string[]> {
    return (await analyze(this.executor, "inputFiles", { plan: this.#plan() })).files;
  }

  /**
   * Asks the server whether both have equal plans, and so equal results; false does not mean they differ.
   *
   * @example
   * ```ts
   * const hours = spark.range(9);
   * console.log(await hours.filter("id > 3").sameSemantics(hours.where(col("id").gt(3))));
   * // true
   * ```
   * @see PySpark `DataFrame.sameSemantics` · proto `AnalyzePlanRequest.SameSemantics`
   */
  async sameSemantics(other: DataFrame): Promise<boolean> {
    const otherPlan = queryPlan(this.relationOf(other));
    return (await analyze(this.executor, "sameSemantics", { targetPlan: this.#plan(), otherPlan })).result;
  }

  /**
   * Asks the server for a hash of the plan, equal for equal plans.
   *
   * @example
   * ```ts
   * const hours = spark.range(9);
   * console.log((await hours.filter("id > 3").semanticHash()) === (await hours.filter("id > 3").semanticHash()));
   * // true
   * ```
   * @see PySpark `DataFrame.semanticHash` · proto `AnalyzePlanRequest.SemanticHash`
   */
  async semanticHash(): Promise<number> {
    return (await analyze(this.executor, "semanticHash", { plan: this.#plan() })).result;
  }
}
