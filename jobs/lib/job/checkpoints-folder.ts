import type { Config } from "@kindling/spark/config";
import type { StreamJob } from "./define-job.ts";

/** The folder of a bucket in which the queries of a job keep how far they are, one folder each. */
export function checkpointsFolder(
  { name, checkpoints }: Pick<StreamJob, "name" | "checkpoints">,
  config: Config,
): string {
  return checkpoints?.(config) ?? `_checkpoints/${name}`;
}
