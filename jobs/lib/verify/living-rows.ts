import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { SparkSession } from "spark-connect-js";
import { fetchFiles, parquet } from "./lake-files.ts";

/** What it takes to read the lake's tables with DuckDB. */
export interface LakeFiles {
  readonly spark: SparkSession;
  readonly store: S3Client;
  readonly duckdb: DuckDBConnection;
  /** Where files are kept meanwhile. */
  readonly folder: string;
}

/**
 * Makes the DuckDB table `name` of what `select` says over `rows`, the rows of a table of the lake.
 *
 * Spark is asked only which files the table's newest snapshot consists of; DuckDB reads those from the store, and leaves
 * out the rows that files of deleted positions name.
 */
export async function loadLivingRows(
  { spark, store, duckdb, folder }: LakeFiles,
  table: string,
  name: string,
  { columns, select }: { readonly columns: string; readonly select: string },
): Promise<void> {
  const found = await (await spark.sql(`SELECT file_path, content FROM ${table}.files`)).collect();
  const unread = found.filter(({ content }) => content !== 0 && content !== 1).length;
  if (unread > 0)
    throw new Error(`${table} has ${unread} files of equality deletes, which this does not read`);
  await duckdb.run(`create or replace table ${name} (${columns})`);
  const pathsOf = (kind: number) =>
    found.filter(({ content }) => content === kind).map(({ file_path }) => String(file_path));
  const [data, deletes] = [pathsOf(0), pathsOf(1)];
  if (data.length === 0) return;
  const own = join(folder, name);
  await mkdir(join(own, "deletes"), { recursive: true });
  const local = await fetchFiles(store, data, own);
  const gone = await fetchFiles(store, deletes, join(own, "deletes"));
  const names = data.map((path, index) => `('${path}', '${local[index]}')`).join(", ");
  const deleted =
    gone.length === 0
      ? "select null::VARCHAR as filename, null::BIGINT as file_row_number where false"
      : `select local as filename, pos as file_row_number from ${parquet(gone)} as gone
         join (values ${names}) as files(path, local) on gone.file_path = files.path`;
  await duckdb.run(`insert into ${name}
    with deleted as (${deleted}),
    rows as (
      select * from read_parquet([${local.map((file) => `'${file}'`).join(", ")}],
        union_by_name => true, filename => true, file_row_number => true)
      anti join deleted using (filename, file_row_number))
    select ${select} from rows`);
}
