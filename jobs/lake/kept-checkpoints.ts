import type { S3Client } from "@aws-sdk/client-s3";
import { checkpointFolder, listKeys, readsTable } from "../lib/lake/checkpoints.ts";

/** The checkpoint of one query. */
export interface Kept {
  /** `<job>/<query>`. */
  readonly query: string;
  readonly bucket: string;
  readonly keys: readonly string[];
}

/**
 * The checkpoints that go: all of the jobs', or with the lake alone only those of queries that read a table, because a
 * place in a table means nothing once the table is gone. Those of queries that read Kafka then stay.
 */
export async function checkpointsOf(
  store: S3Client,
  buckets: readonly string[],
  jobs: readonly { readonly name: string }[],
  target: "data" | "datalake" | "checkpoints",
): Promise<Kept[]> {
  const found: Kept[] = [];
  for (const bucket of buckets) {
    for (const { name } of jobs) {
      for (const query of await queriesOf(store, bucket, name)) {
        const keys = await listKeys(store, bucket, `${checkpointFolder}${query}/`);
        if (target !== "datalake" || (await readsTable(store, bucket, keys)))
          found.push({ query, bucket, keys });
      }
    }
  }
  return found;
}

async function queriesOf(store: S3Client, bucket: string, job: string): Promise<Set<string>> {
  const keys = await listKeys(store, bucket, `${checkpointFolder}${job}/`);
  return new Set(keys.map((key) => key.slice(checkpointFolder.length).split("/").slice(0, 2).join("/")));
}
