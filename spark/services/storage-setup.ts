import {
  CreateBucketCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { storageClient } from "../clients/index.ts";
import type { Config } from "../config/index.ts";
import { ForeignServiceError } from "./service.ts";

/** The supervisor and the callers decide how often to ask again. */
const once = { maxAttempts: 1 };

/** Who answers: a store that accepts our key and refuses a wrong one. */
export async function identifyStore(storage: Config["storage"]): Promise<string> {
  const client = storageClient(storage, once);
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
  const stranger = storageClient({ ...storage, secretKey: "a wrong key" }, once);
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
  const client = storageClient(storage, once);
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
