import type { ExecutionProgress, SparkSession } from "spark-connect-js";

/** Reports no closer together than this, in milliseconds. */
const atMostEvery = 2_000;

/**
 * Says how far the server is while it runs a job's statements, so that long work does not look like none.
 *
 * @returns ends the reports
 */
export function showStageProgress(spark: SparkSession, say: (line: string) => void): () => void {
  let last = Date.now();
  const handler = (progress: ExecutionProgress): void => {
    if (progress.done || progress.stages.length === 0 || Date.now() - last < atMostEvery) return;
    last = Date.now();
    say(stageLine(progress));
  };
  spark.registerProgressHandler(handler);
  return () => spark.removeProgressHandler(handler);
}

/** `stage 3 of 5, 12 of 20 tasks, 2 running`. */
export function stageLine({ stages, inflightTasks }: ExecutionProgress): string {
  const done = stages.filter((stage) => stage.done).length;
  const sum = (of: (stage: ExecutionProgress["stages"][number]) => number) =>
    stages.reduce((total, stage) => total + of(stage), 0);
  const tasks = `${sum((stage) => stage.completedTasks)} of ${sum((stage) => stage.tasks)} tasks`;
  return `stage ${Math.min(done + 1, stages.length)} of ${stages.length}, ${tasks}, ${inflightTasks} running`;
}
