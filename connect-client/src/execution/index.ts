export type { ConfigOperation, ExecuteOptions, Executor } from "./executor.ts";
export type { ExecutionProgress, ProgressHandler, StageProgress } from "./progress.ts";
