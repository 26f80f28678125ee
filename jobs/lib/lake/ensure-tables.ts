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
  for (const statement of new Set(tables.map(createNamespaceStatement))) await spark.sql(statement);
  for (const table of tables) await spark.sql(createTableStatement(table, config));
}
