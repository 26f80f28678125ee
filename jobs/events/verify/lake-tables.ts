import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { SparkSession } from "spark-connect-js";
import { fetchFiles, parquet } from "../../lib/verify/lake-files.ts";
import { deadLetterTable, minuteTable, type TopicExpectation } from "./expectations.ts";
import { columnType } from "./message-tables.ts";

/** What it takes to copy the lake's tables into DuckDB. */
export interface Lake {
  readonly spark: SparkSession;
  readonly store: S3Client;
  readonly duckdb: DuckDBConnection;
  /** Where files are kept meanwhile. */
  readonly folder: string;
}

/** A column of a copy: its name, its type, and the expression over the files that it is made of. */
type CopiedColumn = readonly [name: string, type: string, from: string];

/** Makes `lake_<topic>`: the rows of a topic's table, by where their messages stood. */
export function loadTopicTable(lake: Lake, { topic, table, fields }: TopicExpectation): Promise<void> {
  return load(lake, table, `lake_${topic}`, [
    ['"partition"', "INTEGER", "source_partition"],
    ['"offset"', "BIGINT", "source_offset"],
    ...Object.entries(fields).map(
      ([name, rule]): CopiedColumn => [
        name,
        columnType(rule),
        rule.kind === "instant" ? `epoch_us(${name})` : name,
      ],
    ),
  ]);
}

/** Makes `dead_letters` and `minutes`. */
export async function loadOtherTables(lake: Lake): Promise<void> {
  await load(lake, deadLetterTable, "dead_letters", [
    ["topic", "VARCHAR", "topic"],
    ['"partition"', "INTEGER", '"partition"'],
    ['"offset"', "BIGINT", '"offset"'],
    ["reason", "VARCHAR", "reason"],
    ["sha256", "VARCHAR", `coalesce(sha256("value"), '')`],
  ]);
  await load(lake, minuteTable, "minutes", [
    ["minute", "BIGINT", "epoch_us(minute_start)"],
    ["url", "VARCHAR", "url"],
    ["pv", "BIGINT", "pv"],
  ]);
}

/**
 * Spark is asked only which files a table's current snapshot consists of; DuckDB reads those from the store.
 *
 * @throws Error if the table has delete files, which this does not apply
 */
async function load(
  { spark, store, duckdb, folder }: Lake,
  table: string,
  name: string,
  columns: readonly CopiedColumn[],
): Promise<void> {
  const found = await spark.sql(`SELECT file_path, content FROM ${table}.files`);
  const files = await found.collect();
  const deletes = files.filter(({ content }) => content !== 0).length;
  if (deletes > 0) throw new Error(`${table} has ${deletes} delete files, which this reader does not apply`);
  await duckdb.run(
    `create or replace table ${name} (${columns.map(([column, type]) => `${column} ${type}`).join(", ")})`,
  );
  if (files.length === 0) return;
  const own = join(folder, name);
  await mkdir(own, { recursive: true });
  const paths = files.map(({ file_path }) => String(file_path));
  const local = await fetchFiles(store, paths, own);
  await duckdb.run(
    `insert into ${name} select ${columns.map(([, , from]) => from).join(", ")} from ${parquet(local)}`,
  );
}
