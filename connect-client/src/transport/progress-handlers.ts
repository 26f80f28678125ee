import type { ExecutionProgress, ProgressHandler, StageProgress } from "../execution/index.ts";
import type { ExecutePlanResponse_ExecutionProgress } from "../gen/spark/connect/base_pb.ts";

/** The progress handlers of one session. */
export class ProgressHandlers {
  readonly #handlers = new Set<ProgressHandler>();

  add(handler: ProgressHandler): void {
    this.#handlers.add(handler);
  }

  remove(handler: ProgressHandler): void {
    this.#handlers.delete(handler);
  }

  clear(): void {
    this.#handlers.clear();
  }

  /** Begins the reports of one operation. */
  track(operationId: string): ProgressTracker {
    let stages: readonly StageProgress[] = [];
    return {
      report: (progress) => {
        stages = progress.stages.map(toStage);
        this.#notify({ operationId, stages, inflightTasks: Number(progress.numInflightTasks), done: false });
      },
      finish: () => this.#notify({ operationId, stages, inflightTasks: 0, done: true }),
    };
  }

  #notify(progress: ExecutionProgress): void {
    for (const handler of this.#handlers) {
      try {
        handler(progress);
      } catch (error) {
        // A broken progress bar must not break the query it shows.
        process.emitWarning(`A progress handler failed: ${String(error)}`, "SparkConnectWarning");
      }
    }
  }
}

/** Passes on what the server reports about one operation. */
export interface ProgressTracker {
  report(progress: ExecutePlanResponse_ExecutionProgress): void;
  /** The operation is over, well or not. */
  finish(): void;
}

function toStage(stage: ExecutePlanResponse_ExecutionProgress["stages"][number]): StageProgress {
  return {
    stageId: Number(stage.stageId),
    tasks: Number(stage.numTasks),
    completedTasks: Number(stage.numCompletedTasks),
    inputBytesRead: Number(stage.inputBytesRead),
    done: stage.done,
  };
}
