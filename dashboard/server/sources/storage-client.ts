import { S3Client } from "@aws-sdk/client-s3";
import type { Config } from "@kindling/spark/config";

/** A client of the lake's store. The secret is read when the first question needs it, so a missing one fails only there. */
export function storageClient(storage: Config["storage"]): S3Client {
  return new S3Client({
    endpoint: storage.endpoint,
    region: storage.region,
    forcePathStyle: true,
    maxAttempts: 2,
    credentials: async () => ({ accessKeyId: storage.accessKey, secretAccessKey: storage.secretKey }),
  });
}
