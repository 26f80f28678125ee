import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from "@aws-sdk/client-s3";

/** The folder of a bucket in which streams keep how far they are: `_checkpoints/<job>/<query>`. */
export const checkpointFolder = "_checkpoints/";

/** Lists the keys of a bucket that begin with `prefix`. */
export async function listKeys(store: S3Client, bucket: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await store.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return keys;
}

/** Deletes objects, a thousand at a time. */
export async function deleteKeys(store: S3Client, bucket: string, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += 1_000) {
    const Objects = keys.slice(start, start + 1_000).map((Key) => ({ Key }));
    const { Errors = [] } = await store.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first !== undefined)
      throw new Error(
        `${Errors.length} objects of ${bucket} were not deleted: ${first.Key}: ${first.Message}`,
      );
  }
}

/** The snapshots at which streams that read tables will go on, whether they run now or not. */
export async function neededSnapshots(store: S3Client, buckets: readonly string[]): Promise<Set<bigint>> {
  const needed = new Set<bigint>();
  for (const bucket of buckets)
    for (const id of await snapshotIds(store, bucket, await listKeys(store, bucket, checkpointFolder)))
      needed.add(id);
  return needed;
}

/** Whether a checkpoint is of a query that reads a table as a stream. */
export async function readsTable(store: S3Client, bucket: string, keys: readonly string[]): Promise<boolean> {
  return (await snapshotIds(store, bucket, keys)).length > 0;
}

async function snapshotIds(store: S3Client, bucket: string, keys: readonly string[]): Promise<bigint[]> {
  const ids: bigint[] = [];
  for (const key of newestOffsets(keys)) {
    const answer = await store.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const text = (await answer.Body?.transformToString()) ?? "";
    for (const [, id] of text.matchAll(/"snapshot_id":(\d+)/g)) if (id !== undefined) ids.push(BigInt(id));
  }
  return ids;
}

/** Of each query the two newest offset files: the last may be of a batch that is not committed. */
function newestOffsets(keys: readonly string[]): string[] {
  const byQuery = new Map<string, number[]>();
  for (const key of keys) {
    const [, query, batch] = /^(.*\/offsets\/)(\d+)$/.exec(key) ?? [];
    if (query !== undefined) byQuery.set(query, [...(byQuery.get(query) ?? []), Number(batch)]);
  }
  return [...byQuery].flatMap(([query, batches]) =>
    batches
      .sort((a, b) => b - a)
      .slice(0, 2)
      .map((batch) => `${query}${batch}`),
  );
}
