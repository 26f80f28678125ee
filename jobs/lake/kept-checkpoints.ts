import type { S3Client } from "@aws-sdk/client-s3";
import type { Config } from "@kindling/spark/config";
import { checkpointsFolder } from "../lib/job/checkpoints-folder.ts";
import type { Job } from "../lib/job/define-job.ts";
import { listKeys, readsTable } from "../lib/lake/checkpoints.ts";

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
  config: Config,
  jobs: readonly Job[],
  target: "data" | "datalake" | "checkpoints",
): Promise<Kept[]> {
  const found: Kept[] = [];
  for (const bucket of config.storage.buckets) {
    for (const job of jobs.filter((each) => each.kind === "stream")) {
      const folder = checkpointsFolder(job, config);
      for (const query of await queriesOf(store, bucket, folder)) {
        const keys = await listKeys(store, bucket, `${folder}/${query}/`);
        if (target !== "datalake" || (await readsTable(store, bucket, keys)))
          found.push({ query: `${job.name}/${query}`, bucket, keys });
      }
    }
  }
  return found;
}

async function queriesOf(store: S3Client, bucket: string, folder: string): Promise<Set<string>> {
  const keys = await listKeys(store, bucket, `${folder}/`);
  return new Set(
    keys.map((key) =>
      key
        .slice(folder.length + 1)
        .split("/", 1)
        .join(""),
    ),
  );
}
