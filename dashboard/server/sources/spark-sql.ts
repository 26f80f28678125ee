import { AnalysisError, SparkSession, TableOrViewNotFoundError } from "spark-connect-js";
import type { Fields } from "../queries/fields.ts";

/** The first connection may wait this long for a server; the next question tries again. */
const connectTimeoutMs = 5_000;

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
  let session: Promise<SparkSession> | null = null;
  let asking: Promise<string> | null = null;

  async function within<T>(act: (spark: SparkSession) => Promise<T>): Promise<T> {
    const current =
      session ??
      SparkSession.builder.remote(remote).appName("dashboard").connectTimeout(connectTimeoutMs).create();
    session = current;
    try {
      return await act(await current);
    } catch (error) {
      // A statement Spark could not analyse says nothing against the session.
      if (session === current && !(error instanceof AnalysisError)) {
        session = null;
        void stop(current);
      }
      throw error;
    }
  }

  async function ask(): Promise<string> {
    return await within(async (spark) => {
      // The client remembers the version, so only another call shows that the server still answers.
      await spark.conf.get("spark.sql.session.timeZone");
      return await spark.version();
    });
  }

  return {
    rows: (statement, signal) =>
      within(async (spark) => await (await spark.sql(statement)).collect({ signal })),
    version() {
      // The client goes on trying for minutes while a server is away; one call at a time is enough of that.
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    async close() {
      const open = session;
      session = null;
      if (open !== null) await stop(open);
    },
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

async function stop(session: Promise<SparkSession>): Promise<void> {
  await session.then((spark) => spark.stop()).catch(() => undefined);
}
