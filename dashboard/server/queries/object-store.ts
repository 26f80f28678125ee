import { HeadBucketCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { describeError } from "../live/figure.ts";
import type { BucketRow } from "../wire.ts";
import type { HealthQuery, Query } from "./queries.ts";

/** A bucket's listing stops after this many pages of a thousand objects; its figures are then lower bounds. */
const maximumPages = 20;

/** Asks the store for each bucket the lake lives in. */
export function storageHealth(
  client: S3Client,
  engine: string,
  endpoint: string,
  buckets: readonly string[],
): HealthQuery {
  return {
    component: "storage",
    query: async (abortSignal) => {
      await Promise.all(
        buckets.map(async (bucket) => {
          try {
            await client.send(new HeadBucketCommand({ Bucket: bucket }), { abortSignal });
          } catch (error) {
            throw new Error(`bucket ${bucket}: ${describeError(error)}`, { cause: error });
          }
        }),
      );
      return {
        title: "Object store",
        address: endpoint,
        identity: `${engine} · buckets ${buckets.join(", ")}`,
      };
    },
  };
}

/** Objects and bytes of every bucket; a bucket that cannot be listed says why in its own row. */
export function bucketRows(client: S3Client, buckets: readonly string[]): Query<readonly BucketRow[]> {
  return async (signal) => {
    const rows = await Promise.all(buckets.map((bucket) => measureBucket(client, bucket, signal)));
    const [problem] = rows.map((row) => row.problem);
    // When all fail, the store is down: that is the tile's error and the last good rows stay.
    if (problem && rows.every((row) => row.problem !== null)) throw new Error(problem);
    return rows;
  };
}

async function measureBucket(client: S3Client, bucket: string, abortSignal: AbortSignal): Promise<BucketRow> {
  let [objects, bytes, pages] = [0, 0, 0];
  let token: string | undefined;
  try {
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          ...(token !== undefined && { ContinuationToken: token }),
        }),
        { abortSignal },
      );
      for (const object of page.Contents ?? []) {
        objects += 1;
        bytes += object.Size ?? 0;
      }
      token = page.NextContinuationToken;
      pages += 1;
    } while (token !== undefined && pages < maximumPages);
    return { bucket, objects, bytes, complete: token === undefined, problem: null };
  } catch (error) {
    return { bucket, objects: null, bytes: null, complete: false, problem: describeError(error) };
  }
}
