import type { DataFrame } from "../dataframe/dataframe.ts";
import type { MlSession } from "./ml-session.ts";
import type { MlWriter } from "./ml-writer.ts";

/** A stage that transforms as it is: a transformer, a model or a fitted pipeline. */
export interface TransformingStage {
  readonly uid: string;
  transform(dataset: DataFrame): DataFrame;
  write(spark: MlSession): MlWriter;
}

/** A stage that is fitted first: an estimator or a pipeline. */
export interface FittableStage {
  readonly uid: string;
  fit(dataset: DataFrame): Promise<TransformingStage>;
  write(spark: MlSession): MlWriter;
}

/** One step of a pipeline. */
export type PipelineStage = FittableStage | TransformingStage;

/** What a stage becomes by fitting. */
export type Fitted<Stage extends PipelineStage> = Stage extends FittableStage
  ? Awaited<ReturnType<Stage["fit"]>>
  : Extract<Stage, TransformingStage>;

/** What the stages of a pipeline become by fitting. */
export type FittedStages<Stages extends readonly PipelineStage[]> = {
  readonly [I in keyof Stages]: Fitted<Stages[I]>;
};
