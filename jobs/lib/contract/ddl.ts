import type { Config } from "@kindling/spark/config";
import type { StructField } from "spark-connect-js";
import { locationOf } from "./location.ts";
import type { TableContract } from "./table-contract.ts";

/**
 * How every table of the lake is written: Parquet files, format 2 so that rows can be updated and deleted,
 * and a history of metadata files that does not grow with each of a stream's commits.
 */
const tableProperties = {
  "format-version": "2",
  "write.format.default": "parquet",
  "write.metadata.delete-after-commit.enabled": "true",
  "write.metadata.previous-versions-max": "20",
  // A file ends at its target size, in which what is not yet compressed counts as it is: that is a row group.
  "write.parquet.row-group-size-bytes": String(16 * 2 ** 20),
};

/** What Iceberg is told of a table beside its columns. */
export function propertiesOf({ properties }: TableContract): Readonly<Record<string, string>> {
  return { ...tableProperties, ...properties };
}

/** The statement that makes the table where it is not yet. */
export function createTableStatement(table: TableContract, config: Config): string {
  const partitions =
    table.partitionedBy.length === 0 ? [] : [`PARTITIONED BY (${table.partitionedBy.join(", ")})`];
  return [
    `CREATE TABLE IF NOT EXISTS ${table.name} (${table.schema.toDDL()})`,
    "USING iceberg",
    ...partitions,
    `LOCATION '${locationOf(table, config)}'`,
    `COMMENT '${table.description.replaceAll("'", "\\'")}'`,
    `TBLPROPERTIES (${assignments(propertiesOf(table))})`,
  ].join("\n");
}

/** The statement that tells Iceberg more of a table that is there. */
export function setPropertiesStatement(
  { name }: TableContract,
  properties: Readonly<Record<string, string>>,
): string {
  return `ALTER TABLE ${name} SET TBLPROPERTIES (${assignments(properties)})`;
}

function assignments(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([key, value]) => `'${key}' = '${value}'`)
    .join(", ");
}

/** The statement that adds a column behind another, or as the first. */
export function addColumnStatement(table: TableContract, column: StructField, behind?: string): string {
  const place = behind === undefined ? "FIRST" : `AFTER ${behind}`;
  return `ALTER TABLE ${table.name} ADD COLUMN ${column.toDDL()} ${place}`;
}

/** The statement that makes the namespace the table lies in. */
export function createNamespaceStatement(table: TableContract): string {
  return `CREATE NAMESPACE IF NOT EXISTS ${table.name.split(".").slice(0, -1).join(".")}`;
}
