/** How many frames of this library may lie between what fails and the caller. */
const ownFrames = 20;

/**
 * Takes the stack of an error anew, without the frames above and including `above`, and long enough to reach the
 * caller: the frames V8 shows by default would often be this library's alone.
 */
export function takeStack(error: Error, above: object): void {
  const limit = Error.stackTraceLimit;
  if (limit > 0) Error.stackTraceLimit = limit + ownFrames;
  Error.captureStackTrace(error, above as () => void);
  Error.stackTraceLimit = limit;
}
