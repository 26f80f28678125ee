import type { SparkSql } from "../sources/spark-sql.ts";
import type { HealthQuery } from "./queries.ts";

/** Asks the Connect server for its version, through the same session the lake questions use. */
export function sparkConnectHealth(sql: SparkSql, remote: string): HealthQuery {
  return {
    component: "connect",
    query: async () => ({
      title: "Spark Connect",
      // Whatever follows ";" are connection parameters, a token among them perhaps.
      address: remote.split(";", 1)[0] ?? remote,
      identity: `Spark ${await sql.version()}`,
    }),
  };
}
