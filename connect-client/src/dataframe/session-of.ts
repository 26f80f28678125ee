import { SessionError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
// biome-ignore lint/style/noRestrictedImports: only a type; the session itself registers at run time.
import type { SparkSession } from "../session/spark-session.ts";

export type { SparkSession };

const sessions = new WeakMap<Executor, SparkSession>();

/** @internal Lets DataFrames find their session, whose code they cannot import. */
export function registerSession(executor: Executor, session: SparkSession): void {
  sessions.set(executor, session);
}

/** @internal The session that runs the plans of an executor. */
export function sessionOf(executor: Executor): SparkSession {
  const session = sessions.get(executor);
  if (session === undefined) throw new SessionError("This DataFrame was made without a session.");
  return session;
}
