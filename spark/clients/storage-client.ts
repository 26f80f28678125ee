import { S3Client } from "@aws-sdk/client-s3";
import type { Config } from "../config/index.ts";

/** What it takes to speak to a store. */
export type StoreAccess = Pick<Config["storage"], "endpoint" | "region" | "accessKey" | "secretKey">;

// Node 20.19 is what this project supports: when to leave it is its maintainers' decision, not its users' warning.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/**
 * An S3 client for the lake's store. Connects to nothing yet, and reads the secret when the first call needs it.
 *
 * @param maxAttempts - how often a call is tried that fails for a passing reason
 */
export function storageClient(storage: StoreAccess, { maxAttempts = 3 } = {}): S3Client {
  return new S3Client({
    endpoint: storage.endpoint,
    region: storage.region,
    forcePathStyle: true,
    maxAttempts,
    credentials: async () => ({ accessKeyId: storage.accessKey, secretAccessKey: storage.secretKey }),
  });
}
