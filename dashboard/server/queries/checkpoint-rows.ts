import { GetObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { CheckpointRow } from "../wire.ts";
import { isFields } from "./fields.ts";
import type { WithAdmin } from "./kafka-cluster.ts";
import { endsOf, lagsOf, type Position } from "./partition-lag.ts";
import type { Query } from "./queries.ts";

/** Where jobs let their queries keep checkpoints: a folder a job, or one folder of a job's own. */
export interface CheckpointPlaces {
  /** Holds a folder for each job. */
  readonly root: string;
  /** The folders of jobs that keep theirs elsewhere, by the job's name. */
  readonly others: Readonly<Record<string, string>>;
}

/** A checkpoint of a query: the batch that was done last, and how far it had read. */
interface Checkpoint {
  readonly job: string;
  readonly query: string;
  readonly batchId: number;
  readonly committedAt: string;
  readonly positions: readonly Position[];
}

/**
 * How far each streaming query has read Kafka. Spark keeps its offsets in the query's checkpoint and not in a consumer
 * group, so no tool that looks at groups sees them; here they are read whether the query runs or not.
 */
export function checkpointRows(
  objects: S3Client,
  buckets: readonly string[],
  places: CheckpointPlaces,
  withAdmin: WithAdmin,
): Query<readonly CheckpointRow[]> {
  return async (signal) => {
    const found = await Promise.all(buckets.map((bucket) => checkpointsIn(objects, bucket, places, signal)));
    const checkpoints = found.flat().filter(({ positions }) => positions.length > 0);
    const ends = await endsOf(
      withAdmin,
      checkpoints.flatMap(({ positions }) => positions.map(({ topic }) => topic)),
    );
    return checkpoints
      .map(({ positions, ...checkpoint }) => ({ ...checkpoint, lags: lagsOf(positions, ends) }))
      .sort((a, b) => a.job.localeCompare(b.job) || a.query.localeCompare(b.query));
  };
}

async function checkpointsIn(
  objects: S3Client,
  bucket: string,
  { root, others }: CheckpointPlaces,
  signal: AbortSignal,
): Promise<Checkpoint[]> {
  const jobs = (await foldersIn(objects, bucket, root, signal)).map((folder) => ({
    job: folder.slice(root.length, -1),
    folder,
  }));
  for (const [job, folder] of Object.entries(others)) jobs.push({ job, folder });
  const queries = await Promise.all(
    jobs.map(async ({ job, folder }) =>
      (await foldersIn(objects, bucket, folder, signal)).map((path) => ({
        path,
        job,
        query: path.slice(folder.length, -1),
      })),
    ),
  );
  const read = await Promise.all(
    queries.flat().map((query) => readCheckpoint(objects, bucket, query, signal)),
  );
  return read.filter((checkpoint) => checkpoint !== null);
}

/** The newest batch that has both its offsets and its commit; a batch without the commit is still being written. */
async function readCheckpoint(
  objects: S3Client,
  bucket: string,
  { path, job, query }: { readonly path: string; readonly job: string; readonly query: string },
  signal: AbortSignal,
): Promise<Checkpoint | null> {
  const commits = await batchesIn(objects, bucket, `${path}commits/`, signal);
  const newest = [...commits.keys()].reduce((a, b) => Math.max(a, b), -1);
  const committedAt = commits.get(newest);
  if (committedAt === undefined) return null;
  const { Body } = await objects.send(
    new GetObjectCommand({ Bucket: bucket, Key: `${path}offsets/${newest}` }),
    { abortSignal: signal },
  );
  return {
    job,
    query,
    batchId: newest,
    committedAt: committedAt.toISOString(),
    positions: positionsIn((await Body?.transformToString()) ?? ""),
  };
}

/** The Kafka offsets in a file of Spark's offset log: a version, the batch's metadata, then a line for each source. */
export function positionsIn(log: string): readonly Position[] {
  return log
    .split("\n")
    .slice(2)
    .flatMap((line) => {
      const offsets: unknown = line.startsWith("{") ? JSON.parse(line) : null;
      if (!isFields(offsets)) return [];
      return Object.entries(offsets).flatMap(([topic, partitions]) =>
        // Other sources write objects too, but none of objects.
        isFields(partitions)
          ? Object.entries(partitions).map(([partition, offset]) => ({
              topic,
              partition: Number(partition),
              offset: BigInt(String(offset)),
            }))
          : [],
      );
    });
}

async function foldersIn(objects: S3Client, bucket: string, prefix: string, signal: AbortSignal) {
  const { CommonPrefixes = [] } = await objects.send(
    new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: "/" }),
    { abortSignal: signal },
  );
  return CommonPrefixes.flatMap(({ Prefix }) => Prefix ?? []);
}

/** The batches of a log and when each was written. Spark keeps about a hundred; the answer holds a thousand names. */
async function batchesIn(objects: S3Client, bucket: string, prefix: string, signal: AbortSignal) {
  const { Contents = [] } = await objects.send(
    new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: "/" }),
    { abortSignal: signal },
  );
  return new Map(
    Contents.flatMap(({ Key = "", LastModified }) => {
      const name = Key.slice(prefix.length);
      return /^\d+$/.test(name) && LastModified !== undefined ? [[Number(name), LastModified] as const] : [];
    }),
  );
}
