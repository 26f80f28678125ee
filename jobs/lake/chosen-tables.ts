import { StackError } from "@kindling/spark/cli";
import type { SparkSession } from "spark-connect-js";
import type { TableContract } from "../lib/contract/table-contract.ts";
import { systems } from "../tables.ts";

/**
 * The tables of the chosen system, or of all.
 *
 * @throws StackError naming the systems there are
 */
export function chosenTables(system: string): readonly TableContract[] {
  const tables = system === "all" ? Object.values(systems).flat() : systems[system];
  if (tables !== undefined) return tables;
  throw new StackError(`--system is "${system}": expected ${Object.keys(systems).join(", ")} or all`);
}

/** Asks the catalog: those of the tables that were made by now. */
export async function existingTables(
  spark: SparkSession,
  tables: readonly TableContract[],
): Promise<TableContract[]> {
  const there = await Promise.all(tables.map(({ name }) => spark.catalog.tableExists(name)));
  return tables.filter((_table, index) => there[index]);
}
