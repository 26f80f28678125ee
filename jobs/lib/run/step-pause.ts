/**
 * How long a loop pauses after a step, in milliseconds.
 *
 * Steps of a steady loop begin at even times, however long one takes; another goes on at once while there is something
 * to do.
 */
export function stepPause(step: {
  readonly everyMs: number;
  readonly isSteady: boolean;
  readonly tookMs: number;
  readonly foundSomething: boolean;
}): number {
  if (step.isSteady) return Math.max(0, step.everyMs - step.tookMs);
  return step.foundSomething ? 0 : step.everyMs;
}
