import { AnalysisError, SparkSession } from "spark-connect-js";
import type { Fields } from "../queries/fields.ts";

/** Runs SQL in the cluster. */
export interface SparkSql {
  /** Runs a job: every row of the statement's result. */
  rows(sql: string): Promise<readonly Fields[]>;
  /** The version of the server that answers. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/**
 * One Spark Connect session for all of the dashboard's questions, opened at the first and opened anew after a failure:
 * the server may have been restarted, and the session with it.
 */
export function sparkConnectSql(remote: string): SparkSql {
  let session: Promise<SparkSession> | null = null;

  async function within<T>(act: (spark: SparkSession) => Promise<T>): Promise<T> {
    const current = session ?? SparkSession.builder.remote(remote).appName("dashboard").create();
    session = current;
    try {
      return await act(await current);
    } catch (error) {
      // A statement Spark could not analyse says nothing against the session.
      if (session === current && !(error instanceof AnalysisError)) {
        session = null;
        void current.then((spark) => spark.stop()).catch(() => undefined);
      }
      throw error;
    }
  }

  return {
    rows: (sql) => within(async (spark) => await (await spark.sql(sql)).collect()),
    version: () => within((spark) => spark.version()),
    async close() {
      const open = session;
      session = null;
      await open?.then((spark) => spark.stop()).catch(() => undefined);
    },
  };
}
