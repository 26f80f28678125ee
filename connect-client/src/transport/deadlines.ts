const minute = 60_000;

/** How long a call may take, in milliseconds, where it is not ten minutes. */
const exceptions: Readonly<Record<string, number>> = {
  AnalyzePlan: 60 * minute,
  AddArtifacts: 60 * minute,
  // Nobody waits ten minutes for a farewell; a server that does not answer ends the session by itself.
  ReleaseSession: minute,
};

/**
 * How long a call of this name may take, in milliseconds: the same as PySpark 4.3's `RpcDeadlines`, but for the
 * farewell. An execution's deadline is that of one stream, which is then reattached.
 */
export function deadlineOf(method: string): number {
  return exceptions[method] ?? 10 * minute;
}
