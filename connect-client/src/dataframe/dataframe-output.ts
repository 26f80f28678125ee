import { toCondition } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import { analyze } from "../execution/analyze.ts";
import { commandResult } from "../execution/command-result.ts";
import type { Executor } from "../execution/executor.ts";
import { keepApart, mergeColumns } from "../plan/merge-columns.ts";
import { commandPlan } from "../plan/plan.ts";
import { relation } from "../plan/relation.ts";
import type { Schema } from "../types/index.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameStatistics } from "./dataframe-statistics.ts";
import { DataFrameWriter } from "./dataframe-writer.ts";
import { DataFrameWriterV2 } from "./dataframe-writer-v2.ts";
import { MergeIntoWriter } from "./merge-into-writer.ts";
import { executeObserved } from "./observation.ts";
import { ownRemoteRelation, releaseRemoteRelation } from "./remote-relation.ts";
import { runCommand } from "./run-command.ts";
import { StorageLevel } from "./storage-level.ts";

/** Where rows go: writers, views, caches and checkpoints. */
export abstract class DataFrameOutput<out S extends Schema> extends DataFrameStatistics<S> {
  /**
   * Writes to files, a table or a database; runs nothing until told where.
   *
   * @see PySpark `DataFrame.write`
   */
  get write(): DataFrameWriter {
    return new DataFrameWriter(this);
  }

  /**
   * Writes to a table of a catalog, such as Iceberg; runs nothing until `create`, `append` or another of its actions.
   *
   * @example
   * ```ts
   * await spark.range(3).writeTo("lake.demo.hours").createOrReplace();
   * console.log(await spark.table("lake.demo.hours").count());
   * // 3
   * ```
   * @see PySpark `DataFrame.writeTo` · proto `WriteOperationV2`
   */
  writeTo(table: string): DataFrameWriterV2 {
    return new DataFrameWriterV2(this, table);
  }

  /**
   * Merges into a table; runs nothing until `merge`; since Spark 4.0.
   *
   * @param condition - which row of this belongs to which row of the table
   * @throws {@link ArgumentError} if the condition is neither a column nor text
   * @example
   * ```ts
   * await spark.range(3).writeTo("lake.demo.merged").createOrReplace();
   * await spark
   *   .range(2, 5)
   *   .alias("changes")
   *   .mergeInto("lake.demo.merged", expr("merged.id = changes.id"))
   *   .whenNotMatched()
   *   .insertAll()
   *   .merge();
   * console.log(await spark.table("lake.demo.merged").count());
   * // 5
   * ```
   * @see PySpark `DataFrame.mergeInto` · proto `MergeIntoTableCommand`
   */
  mergeInto(table: string, condition: Column | string): MergeIntoWriter {
    return new MergeIntoWriter(this, {
      table,
      condition: toCondition(condition),
      actions: { matchActions: [], notMatchedActions: [], notMatchedBySourceActions: [] },
      columns: [],
      schemaEvolution: false,
    });
  }

  /**
   * Tells the server to give this a name for `spark.sql` and `spark.table` in this session.
   *
   * @throws {@link AnalysisError} if the name is in use
   * @example
   * ```ts
   * await spark.range(3).createTempView("three");
   * await (await spark.sql("SELECT max(id) FROM three")).show();
   * // +-------+
   * // |max(id)|
   * // +-------+
   * // |      2|
   * // +-------+
   * ```
   * @see PySpark `DataFrame.createTempView` · proto `CreateDataFrameViewCommand`
   */
  createTempView(name: string): Promise<void> {
    return this.#createView(name, { isGlobal: false, replace: false });
  }

  /**
   * Tells the server to give this a name in this session, replacing a view of that name.
   *
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceTempView("hours");
   * await spark.range(4).createOrReplaceTempView("hours");
   * console.log(await spark.table("hours").count());
   * // 4
   * ```
   * @see PySpark `DataFrame.createOrReplaceTempView` · proto `CreateDataFrameViewCommand`
   */
  createOrReplaceTempView(name: string): Promise<void> {
    return this.#createView(name, { isGlobal: false, replace: true });
  }

  /**
   * Tells the server to give this a name for all sessions of the application, as `global_temp.name`.
   *
   * @throws {@link AnalysisError} if the name is in use
   * @example
   * ```ts
   * await spark.range(3).createGlobalTempView("demo");
   * console.log(await spark.table("global_temp.demo").count());
   * // 3
   * await spark.catalog.dropGlobalTempView("demo");
   * ```
   * @see PySpark `DataFrame.createGlobalTempView` · proto `CreateDataFrameViewCommand`
   */
  createGlobalTempView(name: string): Promise<void> {
    return this.#createView(name, { isGlobal: true, replace: false });
  }

  /**
   * Tells the server to give this a name for all sessions, replacing a view of that name.
   *
   * @example
   * ```ts
   * await spark.range(3).createOrReplaceGlobalTempView("demo");
   * console.log(await spark.catalog.dropGlobalTempView("demo"));
   * // true
   * ```
   * @see PySpark `DataFrame.createOrReplaceGlobalTempView` · proto `CreateDataFrameViewCommand`
   */
  createOrReplaceGlobalTempView(name: string): Promise<void> {
    return this.#createView(name, { isGlobal: true, replace: true });
  }

  async #createView(name: string, options: { isGlobal: boolean; replace: boolean }): Promise<void> {
    await runCommand(this.executor, "createDataframeView", { input: this.toRelation(), name, ...options });
  }

  /**
   * Tells the server to keep the rows, once computed, in memory and, where that is full, on disk.
   *
   * @example
   * ```ts
   * const hours = await spark.range(5_000, 6_000).cache();
   * console.log((await hours.storageLevel()).useMemory);
   * // true
   * await hours.unpersist();
   * ```
   * @see PySpark `DataFrame.cache` · proto `AnalyzePlanRequest.Persist`
   */
  cache(): Promise<this> {
    return this.persist();
  }

  /**
   * Tells the server to keep the rows once an action has computed them, for every later action of any session on an
   * equal plan; runs no job.
   *
   * @example
   * ```ts
   * const hours = await spark.range(6_000, 7_000).persist(StorageLevel.DISK_ONLY);
   * console.log((await hours.storageLevel()).useMemory);
   * // false
   * await hours.unpersist();
   * ```
   * @see PySpark `DataFrame.persist` · proto `AnalyzePlanRequest.Persist`
   */
  async persist(level: StorageLevel = StorageLevel.MEMORY_AND_DISK): Promise<this> {
    const relation = this.toRelation();
    // What is built on it later must still contain it.
    keepApart(relation);
    await analyze(this.executor, "persist", { relation: mergeColumns(relation), storageLevel: level });
    return this;
  }

  /**
   * Tells the server to drop what {@link persist} keeps; with `blocking`, waits until it is gone.
   *
   * @example
   * ```ts
   * const hours = await spark.range(7_000, 8_000).persist();
   * await hours.unpersist(true);
   * console.log((await hours.storageLevel()).useMemory);
   * // false
   * ```
   * @see PySpark `DataFrame.unpersist` · proto `AnalyzePlanRequest.Unpersist`
   */
  async unpersist(blocking = false): Promise<this> {
    await analyze(this.executor, "unpersist", { relation: mergeColumns(this.toRelation()), blocking });
    return this;
  }

  /**
   * Asks the server where the rows are kept.
   *
   * @example
   * ```ts
   * console.log((await spark.range(3).storageLevel()).useMemory);
   * // false
   * ```
   * @see PySpark `DataFrame.storageLevel` · proto `AnalyzePlanRequest.GetStorageLevel`
   */
  async storageLevel(): Promise<StorageLevel> {
    const { storageLevel } = await analyze(this.executor, "getStorageLevel", {
      relation: mergeColumns(this.toRelation()),
    });
    return storageLevel ?? StorageLevel.NONE;
  }

  /**
   * Runs a job: writes the rows to the checkpoint folder of the server and gives a DataFrame that reads them,
   * with the plan cut off; since Spark 4.0.
   *
   * The server forgets them once no DataFrame here is made of them, or at the end of `await using`. The server's
   * `spark.checkpoint.dir` says where it writes; without one it is an error.
   *
   * @param eager - whether to do it now; otherwise the first action does
   * @example
   * ```ts
   * try {
   *   await using kept = await spark.range(3).checkpoint();
   *   console.log(await kept.count());
   * } catch (error) {
   *   if (error instanceof SparkServerError) console.log("this server has no checkpoint folder");
   * }
   * // this server has no checkpoint folder
   * ```
   * @see PySpark `DataFrame.checkpoint` · proto `CheckpointCommand`
   */
  checkpoint(eager = true): Promise<DataFrame<S>> {
    return this.#checkpoint({ local: false, eager });
  }

  /**
   * Runs a job: keeps the rows in the storage of the executors, faster than {@link checkpoint} and lost with them.
   *
   * @param eager - whether to do it now; otherwise the first action does
   * @param level - where; memory and disk unless given
   * @example
   * ```ts
   * await using kept = await spark.range(3).withColumn("dice", F.rand()).localCheckpoint();
   * console.log((await kept.select("dice").first())?.dice === (await kept.select("dice").first())?.dice);
   * // true
   * ```
   * @see PySpark `DataFrame.localCheckpoint` · proto `CheckpointCommand.local`
   */
  localCheckpoint(eager = true, level?: StorageLevel): Promise<DataFrame<S>> {
    return this.#checkpoint({ local: true, eager, ...(level && { storageLevel: level }) });
  }

  async #checkpoint(options: {
    local: boolean;
    eager: boolean;
    storageLevel?: StorageLevel;
  }): Promise<DataFrame<S>> {
    const plan = commandPlan("checkpointCommand", { relation: this.toRelation(), ...options });
    const executor: Pick<Executor, "execute"> = { execute: (each) => executeObserved(this.executor, each) };
    const result = await commandResult(executor, plan, "checkpointCommandResult");
    const reference = ownRemoteRelation(this.executor, result?.relation?.relationId ?? "");
    const checkpoint = relation(this.executor.nextPlanId(), "cachedRemoteRelation", reference);
    return this.create(checkpoint, this.knownSchema);
  }

  /** Lets the server forget the rows of a {@link checkpoint}, for `await using`; of no other DataFrame. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { relType } = this.toRelation();
    if (relType.case === "cachedRemoteRelation") await releaseRemoteRelation(this.executor, relType.value);
  }
}
