import { join } from "node:path";
import type { Config } from "../config/index.ts";
import type { Service } from "./service.ts";
import { minioEngine } from "./storage-minio.ts";
import { s3proxyEngine } from "./storage-s3proxy.ts";
import { identifyStore, makeBuckets } from "./storage-setup.ts";
import { versitygwEngine } from "./storage-versitygw.ts";

/** What differs between the S3 stores: how each is prepared and run. */
export type StorageEngine = Pick<Service, "title" | "prepare" | "command">;

/** The S3 store: the engine that config.yml names, in one folder of its own. */
export function storageService(config: Config): Service {
  const { storage } = config;
  const folder = join(config.stack.stateDir, "storage", storage.engine);
  return {
    name: "storage",
    ...engineOf(config, folder),
    startsAfter: [],
    stopsBefore: [],
    ports: storage.engine === "external" ? [] : [{ use: "S3", port: storage.port }],
    address: storage.endpoint,
    identify: () => identifyStore(storage),
    provision: () => makeBuckets(storage),
  };
}

function engineOf(config: Config, folder: string): StorageEngine {
  switch (config.storage.engine) {
    case "s3proxy":
      return s3proxyEngine(config.storage, folder);
    case "versitygw":
      return versitygwEngine(config.storage, folder);
    case "minio":
      return minioEngine(config.storage, folder);
    case "external":
      return { title: "S3 store (external)", prepare: async () => {}, command: () => null };
  }
}
