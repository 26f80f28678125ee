import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/index.ts";
import type { StorageEngine } from "./storage.ts";
import { storageBinary } from "./storage-binary.ts";

/** versitygw over a folder: small and quick, where its binary is installed. */
export function versitygwEngine(storage: Config["storage"], folder: string): StorageEngine {
  const objects = join(folder, "objects");
  const versions = join(folder, "versions");
  const iam = join(folder, "iam");
  return {
    title: "S3 store (versitygw)",

    async prepare() {
      for (const path of [objects, versions, iam]) mkdirSync(path, { recursive: true });
    },

    command: () => ({
      program: storageBinary(storage.binary, "versitygw"),
      args: [
        "--port",
        `${storage.host}:${storage.port}`,
        "--region",
        storage.region,
        "--iam-dir",
        iam,
        "--quiet",
        "posix",
        "--versioning-dir",
        versions,
        objects,
      ],
      env: { ROOT_ACCESS_KEY: storage.accessKey, ROOT_SECRET_KEY: storage.secretKey },
      cwd: folder,
      stopSignal: "SIGTERM",
    }),
  };
}
