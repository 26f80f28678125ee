import { HeadObjectCommand, NotFound, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { BronzeFile } from "./bronze-files.ts";

/** The metadata entry in which an object carries the hash of its content. */
const hashEntry = "sha256";

/**
 * Puts a file at a key unless the very same is there; returns whether it wrote.
 *
 * @throws Error saying what to do if the store does not answer or has no such bucket.
 */
export async function putIfChanged(
  client: S3Client,
  bucket: string,
  key: string,
  file: BronzeFile,
): Promise<boolean> {
  try {
    if (await isThere(client, bucket, key, file)) return false;
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: file.content,
        ContentType: "application/x-ndjson",
        Metadata: { [hashEntry]: file.sha256 },
      }),
    );
    return true;
  } catch (error) {
    const reason = error instanceof Error ? `${error.name} ${error.message}` : String(error);
    throw new Error(
      `s3://${bucket}/${key} cannot be written (${reason}): is the stack up (npm run ps)? It makes the buckets`,
      { cause: error },
    );
  }
}

async function isThere(client: S3Client, bucket: string, key: string, file: BronzeFile): Promise<boolean> {
  try {
    const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return head.ContentLength === file.content.length && head.Metadata?.[hashEntry] === file.sha256;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
