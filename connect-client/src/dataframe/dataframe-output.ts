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
import { DataFrameActions } from "./dataframe-actions.ts";
import { DataFrameWriter } from "./dataframe-writer.ts";
import { DataFrameWriterV2 } from "./dataframe-writer-v2.ts";
import { MergeIntoWriter } from "./merge-into-writer.ts";
import { executeObserved } from "./observation.ts";
import { ownRemoteRelation, releaseRemoteRelation } from "./remote-relation.ts";
import { runCommand } from "./run-command.ts";
import { StorageLevel } from "./storage-level.ts";

/** Where rows go: writers, views, caches and checkpoints. */
export abstract class DataFrameOutput<out S extends Schema> extends DataFrameActions<S> {
  /** Writes to files, a table or a database. */
  get write(): DataFrameWriter {
    return new DataFrameWriter(this);
  }

  /** Writes to a table of a catalog, such as Iceberg. */
  writeTo(table: string): DataFrameWriterV2 {
    return new DataFrameWriterV2(this, table);
  }

  /**
   * Merges into a table; since Spark 4.0.
   *
   * @param condition - which row of this belongs to which row of the table
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

  /** Gives this a name for `spark.sql` and `spark.table` in this session; a name in use is an error. */
  createTempView(name: string): Promise<void> {
    return this.#createView(name, { isGlobal: false, replace: false });
  }

  /** {@link createTempView}, replacing a view of that name. */
  createOrReplaceTempView(name: string): Promise<void> {
    return this.#createView(name, { isGlobal: false, replace: true });
  }

  /** {@link createTempView} for all sessions of the application, as `global_temp.name`. */
  createGlobalTempView(name: string): Promise<void> {
    return this.#createView(name, { isGlobal: true, replace: false });
  }

  /** {@link createGlobalTempView}, replacing a view of that name. */
  createOrReplaceGlobalTempView(name: string): Promise<void> {
    return this.#createView(name, { isGlobal: true, replace: true });
  }

  async #createView(name: string, options: { isGlobal: boolean; replace: boolean }): Promise<void> {
    await runCommand(this.executor, "createDataframeView", { input: this.toRelation(), name, ...options });
  }

  /** {@link persist} in memory and, where that is full, on disk. */
  cache(): Promise<this> {
    return this.persist();
  }

  /**
   * Keeps the rows once an action has computed them, for every later action of any session on an equal plan.
   *
   * Tells the server at once, but runs no job.
   */
  async persist(level: StorageLevel = StorageLevel.MEMORY_AND_DISK): Promise<this> {
    const relation = this.toRelation();
    // What is built on it later must still contain it.
    keepApart(relation);
    await analyze(this.executor, "persist", { relation: mergeColumns(relation), storageLevel: level });
    return this;
  }

  /** Drops what {@link persist} keeps; with `blocking`, waits until it is gone. */
  async unpersist(blocking = false): Promise<this> {
    await analyze(this.executor, "unpersist", { relation: mergeColumns(this.toRelation()), blocking });
    return this;
  }

  /** Asks the server where the rows are kept. */
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
   * The server forgets them once no DataFrame here is made of them, or at the end of `await using`.
   *
   * @param eager - whether to do it now; otherwise the first action does
   */
  checkpoint(eager = true): Promise<DataFrame<S>> {
    return this.#checkpoint({ local: false, eager });
  }

  /** {@link checkpoint} to the storage of the executors: faster, and lost with them. */
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
