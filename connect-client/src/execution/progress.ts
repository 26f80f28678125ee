/** How far one stage of a running query is. */
export interface StageProgress {
  readonly stageId: number;
  readonly tasks: number;
  readonly completedTasks: number;
  readonly inputBytesRead: number;
  readonly done: boolean;
}

/** How far a running query is; the server reports about every two seconds. */
export interface ExecutionProgress {
  /** The operation the report is about. */
  readonly operationId: string;
  readonly stages: readonly StageProgress[];
  /** Tasks running at this moment. */
  readonly inflightTasks: number;
  /** True in the last report of an operation. */
  readonly done: boolean;
}

/** Called with every progress report of a session's operations. */
export type ProgressHandler = (progress: ExecutionProgress) => void;
