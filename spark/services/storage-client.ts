import {
  CreateBucketCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { Config } from "../config/index.ts";
import { ForeignServiceError } from "./service.ts";

/** What it takes to speak to a store. */
export type StoreAccess = Pick<Config["storage"], "endpoint" | "region" | "accessKey" | "secretKey">;

/** An S3 client for a store. */
export function storageClient(storage: StoreAccess): S3Client {
  return new S3Client({
    endpoint: storage.endpoint,
    region: storage.region,
    forcePathStyle: true,
    credentials: { accessKeyId: storage.accessKey, secretAccessKey: storage.secretKey },
    // The supervisor and the callers decide how often to ask again.
    maxAttempts: 1,
  });
}

/** Who answers: a store that accepts our key and refuses a wrong one. */
export async function identifyStore(storage: Config["storage"]): Promise<string> {
  const client = storageClient(storage);
  try {
    await client.send(new ListBucketsCommand({}));
    await requireRefusal(storage);
    return `${storage.engine}, knows this stack's key`;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403) {
      throw new ForeignServiceError(
        `storage: the store at ${storage.endpoint} refuses this stack's key (${error.name}): it is another one, ` +
          "or the key was changed after its first start",
      );
    }
    throw error;
  } finally {
    client.destroy();
  }
}

async function requireRefusal(storage: Config["storage"]): Promise<void> {
  const stranger = storageClient({ ...storage, secretKey: "a wrong key" });
  try {
    await stranger.send(new ListBucketsCommand({}));
  } catch {
    return;
  } finally {
    stranger.destroy();
  }
  throw new ForeignServiceError(`storage: the store at ${storage.endpoint} accepts a wrong key`);
}

/** Makes the buckets of config.yml that are missing. */
export async function makeBuckets(storage: Config["storage"]): Promise<void> {
  const client = storageClient(storage);
  try {
    for (const Bucket of storage.buckets) {
      const exists = await client.send(new HeadBucketCommand({ Bucket })).then(
        () => true,
        (error: unknown) => {
          if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return false;
          throw error;
        },
      );
      if (!exists) await client.send(new CreateBucketCommand({ Bucket }));
    }
  } finally {
    client.destroy();
  }
}
