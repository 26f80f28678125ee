/** How a job's process ends, so that a scheduler need not read what it printed. */
export const exitCodes = {
  /** Done; or a stream was asked to stop and did. */
  ok: 0,
  /** Something failed; the message says what. */
  failed: 1,
  /** The command line is wrong. Nothing was started. */
  usage: 2,
  /** Data broke the contract of a table. Nothing was written to it. */
  checksFailed: 3,
  /** Another process runs this job. */
  alreadyRunning: 4,
  /** The stack does not answer. */
  unreachable: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A failure that has an exit code of its own. */
export class JobFailure extends Error {
  override readonly name = "JobFailure";
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
