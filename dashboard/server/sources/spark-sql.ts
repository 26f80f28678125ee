import { TableOrViewNotFoundError } from "spark-connect-js";
import { withDeadline } from "../live/figure.ts";
import type { Fields } from "../queries/fields.ts";
import { ConnectSession } from "./connect-session.ts";

/** A server that has not answered a trivial call for this long is taken to be gone. */
const answerTimeoutMs = 10_000;

/** Runs SQL in the cluster. */
export interface SparkSql {
  /** Runs a job: every row of the statement's result. The job is cancelled when the signal aborts. */
  rows(statement: string, signal: AbortSignal): Promise<readonly Fields[]>;
  /** The version of the server, once it has answered a call made now. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/**
 * One Spark Connect session for all of the dashboard's questions, opened at the first and opened anew after a failure:
 * the server may have been restarted, and the session with it.
 */
export function sparkConnectSql(remote: string): SparkSql {
  const session = new ConnectSession(remote, { appName: "dashboard" });
  let asking: Promise<string> | null = null;

  async function ask(): Promise<string> {
    try {
      return await withDeadline(answerTimeoutMs, () =>
        session.within(async (spark) => {
          // The client remembers the version, so only another call shows that the server still answers.
          await spark.conf.get("spark.sql.session.timeZone");
          return await spark.version();
        }),
      );
    } catch (error) {
      // The client would go on trying, ever more rarely; a new connection notices sooner that the server is back.
      session.leave();
      throw error;
    }
  }

  function version(): Promise<string> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  return {
    version,
    async rows(statement, signal) {
      // Behind the one call that waits for the server, so that one that comes back is not met by everything asked
      // in the meantime.
      await version();
      signal.throwIfAborted();
      return await session.within(async (spark) => await (await spark.sql(statement)).collect({ signal }));
    },
    close: () => session.close(),
  };
}

/** Like `rows`, but a table no job has made yet counts as one without rows. */
export async function rowsIfMade(
  sql: SparkSql,
  statement: string,
  signal: AbortSignal,
): Promise<readonly Fields[]> {
  try {
    return await sql.rows(statement, signal);
  } catch (error) {
    if (error instanceof TableOrViewNotFoundError) return [];
    throw error;
  }
}
