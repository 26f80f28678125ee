import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Fetches data files from the store and runs one DuckDB query over them, with `files` as the relation. */
export async function queryFiles(
  store: S3Client,
  paths: readonly string[],
  select: string,
): Promise<Record<string, unknown>[]> {
  if (paths.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "kindling-verify-"));
  try {
    const local = await fetchFiles(store, paths, folder);
    return await withDuckDb(async (duckdb) => {
      const result = await duckdb.runAndReadAll(`with files as (select * from ${parquet(local)}) ${select}`);
      return result.getRowObjectsJS();
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Copies data files into a folder of this machine; returns where each lies. */
export async function fetchFiles(
  store: S3Client,
  paths: readonly string[],
  folder: string,
): Promise<string[]> {
  const local: string[] = [];
  for (const [index, path] of paths.entries()) {
    const file = join(folder, `${index}.parquet`);
    await writeFile(file, await fetchObject(store, path));
    local.push(file);
  }
  return local;
}

/** DuckDB's table function over Parquet files, whose columns are told apart by name. */
export function parquet(files: readonly string[]): string {
  return `read_parquet([${files.map((file) => `'${file}'`).join(", ")}], union_by_name => true)`;
}

/** The bytes of `s3a://bucket/key`. */
export async function fetchObject(store: S3Client, path: string): Promise<Uint8Array> {
  const [, bucket, key] = /^s3a?:\/\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (bucket === undefined || key === undefined)
    throw new Error(`${path} is not of the form s3a://bucket/key`);
  const answer = await store.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (answer.Body === undefined) throw new Error(`${path} came back without a body`);
  return answer.Body.transformToByteArray();
}

/** Gives `use` a DuckDB of its own, in memory, whose clock is UTC. */
export async function withDuckDb<T>(use: (duckdb: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run("set timezone = 'UTC'");
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
