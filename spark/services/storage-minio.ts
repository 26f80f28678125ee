import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/index.ts";
import type { StorageEngine } from "./storage.ts";
import { storageBinary } from "./storage-binary.ts";

/** MinIO over a folder, where its binary is installed: the store of the container path. */
export function minioEngine(storage: Config["storage"], folder: string): StorageEngine {
  const objects = join(folder, "objects");
  return {
    title: "S3 store (MinIO)",

    async prepare() {
      mkdirSync(objects, { recursive: true });
    },

    command: () => ({
      program: storageBinary(storage.binary, "minio"),
      args: ["server", "--quiet", "--address", `${storage.host}:${storage.port}`, objects],
      env: {
        MINIO_ROOT_USER: storage.accessKey,
        MINIO_ROOT_PASSWORD: storage.secretKey,
        MINIO_REGION: storage.region,
        // The console would take a further, random port.
        MINIO_BROWSER: "off",
        MINIO_UPDATE: "off",
      },
      cwd: folder,
      stopSignal: "SIGTERM",
    }),
  };
}
