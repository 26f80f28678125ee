import { createHash } from "node:crypto";
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { storageClient } from "@kindling/spark/clients";
import type { Config } from "@kindling/spark/config";

/**
 * SHA-256 over the names and bytes of the files below an address, in order of their names: two models with one
 * hash are the same model.
 *
 * @param address - `s3a://bucket/folder`
 * @throws Error if there is no file.
 */
export async function hashOfFiles(config: Config, address: string): Promise<string> {
  const { hostname: bucket, pathname } = new URL(address);
  const prefix = `${pathname.slice(1)}/`;
  const store = storageClient(config.storage);
  try {
    const hash = createHash("sha256");
    const keys = await keysBelow(store, bucket, prefix);
    if (keys.length === 0) throw new Error(`there is no file below ${address}`);
    for (const key of keys) {
      const { Body } = await store.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      hash.update(key.slice(prefix.length)).update((await Body?.transformToByteArray()) ?? "");
    }
    return hash.digest("hex");
  } finally {
    store.destroy();
  }
}

async function keysBelow(store: S3Client, bucket: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let next: string | undefined;
  do {
    const page = await store.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: next }),
    );
    keys.push(
      ...(page.Contents ?? []).flatMap(({ Key }) => (Key === undefined || Key.endsWith("/") ? [] : [Key])),
    );
    next = page.NextContinuationToken;
  } while (next !== undefined);
  return keys.sort();
}
