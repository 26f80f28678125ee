import type { Config } from "@kindling/spark/config";
import { col, lit, type SparkSession, type StructField } from "spark-connect-js";
import {
  addColumnStatement,
  createNamespaceStatement,
  createTableStatement,
  propertiesOf,
  setPropertiesStatement,
} from "../contract/ddl.ts";
import { keysOf, locationOf } from "../contract/location.ts";
import type { TableContract } from "../contract/table-contract.ts";
import { despiteOthers } from "./despite-others.ts";

/**
 * Runs a job: makes the tables that are not there yet, and their namespaces, and adds the columns that a contract got
 * since its table was made. Rows from before are null there. Properties that it got since are set.
 *
 * @throws Error if a table cannot become what its contract says: a column of another type, or one that may not be null;
 *   or if it lies elsewhere than this configuration says
 */
export async function ensureTables(
  spark: SparkSession,
  config: Config,
  tables: readonly TableContract[],
): Promise<void> {
  for (const statement of new Set(tables.map(createNamespaceStatement)))
    await despiteOthers(() => spark.sql(statement));
  for (const table of tables) {
    await despiteOthers(() => spark.sql(createTableStatement(table, config)));
    await assertPlace(spark, table, locationOf(table, config));
    await despiteOthers(async () => {
      const { fields } = await spark.table(table.name).schema();
      for (const statement of columnsToAdd(table, fields)) await spark.sql(statement);
      await addProperties(spark, table);
    });
  }
}

/** The statements that give a table what its contract has more than it. */
export function columnsToAdd(table: TableContract, present: readonly StructField[]): string[] {
  const known = new Map(present.map((field) => [field.name, field]));
  return table.schema.fields.flatMap((field, index) => {
    const found = known.get(field.name);
    if (found === undefined) {
      if (!field.nullable)
        throw new Error(
          `${table.name} has rows without the column ${field.name}, which its contract says is never null: ` +
            "declare it nullable, or write the table anew (npm run clean-data)",
        );
      return [addColumnStatement(table, field, table.schema.fields[index - 1]?.name)];
    }
    // As SQL, which does not tell whether an element of an array may be null: tables do not keep that.
    if (found.dataType.sql() === field.dataType.sql()) return [];
    throw new Error(
      `${table.name}.${field.name} is ${found.dataType.sql()} in the lake and ${field.dataType.sql()} in its contract: ` +
        "give the column a new name, or write the table anew (npm run clean-data)",
    );
  });
}

/** What somebody has set otherwise stays so. */
async function addProperties(spark: SparkSession, table: TableContract): Promise<void> {
  const found = await (await spark.sql(`SHOW TBLPROPERTIES ${table.name}`)).collect();
  const known = new Set(found.map(({ key }) => String(key)));
  const missing = Object.entries(propertiesOf(table)).filter(([key]) => !known.has(key));
  if (missing.length > 0) await spark.sql(setPropertiesStatement(table, Object.fromEntries(missing)));
}

/** What would go on here began with other topics and checkpoints, in which much is that those of now lack. */
async function assertPlace(spark: SparkSession, table: TableContract, expected: string): Promise<void> {
  const described = await spark.sql(`DESCRIBE TABLE EXTENDED ${table.name}`);
  const [row] = await described.filter(col("col_name").eq(lit("Location"))).collect();
  const found = String(row?.data_type);
  if (found === expected) return;
  throw new Error(
    `${table.name} lies at ${found}, and this configuration says ${expected}: set back what names it ` +
      `(${keysOf(table).join(", ") || "its contract"}), or give the table up (npm run clean-data)`,
  );
}
