import type { DataFrame } from "../dataframe/dataframe.ts";
import type { Executor } from "../execution/executor.ts";
import type { Schema } from "../types/index.ts";
import type { MlSession } from "./ml-session.ts";
import { MlWriter } from "./ml-writer.ts";
import { Model } from "./model.ts";
import { operatorClasses } from "./operator-classes.ts";
import { newUid, shortName } from "./params/params.ts";
import {
  readClassName,
  readPipelineMetadata,
  stagePath,
  unknownStage,
  writePipelineMetadata,
} from "./pipeline-files.ts";
import type { FittedStages, PipelineStage, TransformingStage } from "./pipeline-stage.ts";

const pipelineClass = "pyspark.ml.pipeline.Pipeline";
const pipelineModelClass = "pyspark.ml.pipeline.PipelineModel";

/**
 * Stages that are fitted one after another, each on what the stages before give.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const assembler = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" });
 * const pipeline = new Pipeline({ stages: [assembler, new RandomForestRegressor({ numTrees: 3, seed: 7 })] });
 * await using model = await pipeline.fit(hours);
 * console.log((await model.stages[1].featureImportances()).size);
 * // 1
 *
 * await pipeline.write(spark).overwrite().save("/tmp/demo/pipeline");
 * console.log((await Pipeline.load(spark, "/tmp/demo/pipeline")).stages.length);
 * // 2
 * ```
 * @see PySpark `Pipeline`; composed in the client as there
 */
export class Pipeline<const Stages extends readonly PipelineStage[] = readonly PipelineStage[]> {
  /** Names this pipeline where it is saved. */
  readonly uid: string;
  /** The stages, in order. */
  readonly stages: Stages;

  constructor({ stages }: { readonly stages: Stages }, uid: string = newUid(pipelineClass)) {
    this.stages = stages;
    this.uid = uid;
  }

  /**
   * Runs jobs: fits each estimator in order.
   *
   * @throws {@link SparkServerError} if a stage cannot learn from what the stages before give
   * @see PySpark `Pipeline.fit`
   */
  async fit<S extends Schema>(dataset: DataFrame<S>): Promise<PipelineModel<FittedStages<Stages>>> {
    const lastToFit = this.stages.findLastIndex((stage) => "fit" in stage);
    const fitted: TransformingStage[] = [];
    let current = dataset.untyped();
    for (const [index, stage] of this.stages.entries()) {
      const step = "fit" in stage ? await stage.fit(current) : stage;
      fitted.push(step);
      if (index < lastToFit) current = step.transform(current);
    }
    // Each stage was replaced by what it became; a loop cannot carry that into a tuple type.
    const stages = fitted as readonly TransformingStage[] as FittedStages<Stages>;
    return new PipelineModel(dataset.executor, stages, this.uid);
  }

  /** A writer that saves the pipeline with its stages, unfitted. */
  write(spark: MlSession): MlWriter {
    return new MlWriter(async (path, options) => {
      await writePipelineMetadata(spark.executor, path, options, pipelineClass, this);
      await saveStages(spark, path, this.stages);
    });
  }

  /**
   * Runs jobs: loads a pipeline that was saved to a path, here, by PySpark or by Scala.
   *
   * @throws {@link UnsupportedError} if a stage is none that this library knows
   * @see PySpark `Pipeline.load`
   */
  static async load(spark: MlSession, path: string): Promise<Pipeline> {
    const { uid, stageUids } = await readPipelineMetadata(spark.executor, path, "Pipeline");
    return new Pipeline({ stages: await loadStages(spark, path, stageUids) }, uid);
  }
}

/**
 * The stages of a fitted pipeline.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const assembler = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" });
 * const model = await new Pipeline({ stages: [assembler, new LinearRegression()] }).fit(hours);
 * console.log(await model.transform(hours).filter("abs(prediction - label) < 0.1").count());
 * // 20
 *
 * await model.write().overwrite().save("/tmp/demo/model");
 * await model.save("/tmp/demo/model-2"); // must not exist
 * await model.delete();
 * await using loaded = await PipelineModel.load(spark, "/tmp/demo/model");
 * console.log(loaded.stages.length);
 * // 2
 * ```
 * @see PySpark `PipelineModel`; composed in the client as there
 */
export class PipelineModel<const Stages extends readonly TransformingStage[] = readonly TransformingStage[]> {
  /** Names this model where it is saved. */
  readonly uid: string;
  /** The fitted stages, in order. */
  readonly stages: Stages;
  readonly #executor: Executor;

  /** @internal Comes from `Pipeline.fit` and `PipelineModel.load`. */
  constructor(executor: Executor, stages: Stages, uid: string) {
    this.#executor = executor;
    this.stages = stages;
    this.uid = uid;
  }

  /**
   * The rows of `dataset` with the output columns of every stage.
   *
   * Transformation: nothing runs until an action. Works on streaming DataFrames.
   */
  transform<S extends Schema>(dataset: DataFrame<S>): DataFrame {
    return this.stages.reduce<DataFrame>((rows, stage) => stage.transform(rows), dataset.untyped());
  }

  /** A writer that saves the fitted stages. */
  write(): MlWriter {
    const spark: MlSession = { executor: this.#executor };
    return new MlWriter(async (path, options) => {
      await writePipelineMetadata(spark.executor, path, options, pipelineModelClass, this);
      await saveStages(spark, path, this.stages);
    });
  }

  /**
   * Runs jobs: saves to a path; fails if there is something, unlike `write().overwrite().save(path)`.
   *
   * @see PySpark `PipelineModel.save`
   */
  async save(path: string): Promise<void> {
    await this.write().save(path);
  }

  /**
   * Runs jobs: loads a fitted pipeline that was saved to a path, here, by PySpark or by Scala.
   *
   * @throws {@link UnsupportedError} if a stage is none that this library knows, or is not fitted
   * @see PySpark `PipelineModel.load`
   */
  static async load(spark: MlSession, path: string): Promise<PipelineModel> {
    const { uid, stageUids } = await readPipelineMetadata(spark.executor, path, "PipelineModel");
    const stages = await loadStages(spark, path, stageUids);
    const unfitted = stages.find((stage) => !("transform" in stage));
    if (unfitted) throw unknownStage(unfitted.uid, path);
    return new PipelineModel(
      spark.executor,
      stages.filter((stage) => "transform" in stage),
      uid,
    );
  }

  /** Runs jobs: deletes the models of all stages on the server. */
  async delete(): Promise<void> {
    for (const stage of this.stages) {
      if (stage instanceof Model || stage instanceof PipelineModel) await stage.delete();
    }
  }

  /** Deletes the models at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.delete();
  }
}

async function saveStages(spark: MlSession, path: string, stages: readonly PipelineStage[]): Promise<void> {
  for (const [index, stage] of stages.entries()) {
    await stage.write(spark).save(stagePath(path, index, stages.length, stage.uid));
  }
}

async function loadStages(spark: MlSession, path: string, uids: readonly string[]): Promise<PipelineStage[]> {
  const stages: PipelineStage[] = [];
  for (const [index, uid] of uids.entries()) {
    stages.push(await loadStage(spark, stagePath(path, index, uids.length, uid)));
  }
  return stages;
}

/** Runs a job: loads one stage; its metadata names its class. */
async function loadStage(spark: MlSession, path: string): Promise<PipelineStage> {
  const className = await readClassName(spark.executor, path);
  if (shortName(className) === "Pipeline") return Pipeline.load(spark, path);
  if (shortName(className) === "PipelineModel") return PipelineModel.load(spark, path);
  const stageClass = operatorClasses.find((candidate) => candidate.className === className);
  if (!stageClass) throw unknownStage(className, path);
  return stageClass.load(spark, path);
}
