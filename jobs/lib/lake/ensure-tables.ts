import type { Config } from "@kindling/spark/config";
import type { SparkSession } from "spark-connect-js";
import { createNamespaceStatement, createTableStatement } from "../contract/ddl.ts";
import type { TableContract } from "../contract/table-contract.ts";

/** Runs a job: makes the tables that are not there yet, and their namespaces. */
export async function ensureTables(
  spark: SparkSession,
  config: Config,
  tables: readonly TableContract[],
): Promise<void> {
  for (const statement of new Set(tables.map(createNamespaceStatement))) await makeIfAbsent(spark, statement);
  for (const table of tables) await makeIfAbsent(spark, createTableStatement(table, config));
}

/** Of two jobs that start at once, both may find nothing there. The second is refused, and finds it when it asks again. */
async function makeIfAbsent(spark: SparkSession, statement: string): Promise<void> {
  try {
    await spark.sql(statement);
  } catch {
    await spark.sql(statement);
  }
}
