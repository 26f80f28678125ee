import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StoreAccess, storageClient } from "../../clients/index.ts";
import { type Config, loadConfig } from "../../config/index.ts";
import { storageService } from "../../services/storage.ts";
import { storageBinary } from "../../services/storage-binary.ts";
import { freePortBlock } from "../../start/test-ports.ts";
import { SupervisedService } from "../../supervisor/supervised-service.ts";
import { removeBucket, type Store, storageChecks } from "../support/storage-checks.ts";

/**
 * Where a store is known not to do what only `expected` checks ask. A check that passes all the same fails
 * here, so that the table in spark/DESIGN.md stays true.
 */
const knownGaps: Readonly<Record<string, readonly string[]>> = {
  s3proxy: ["keeps an object beside others that take its name for a folder"],
  versitygw: ["keeps an object beside others that take its name for a folder"],
  minio: ["keeps an object beside others that take its name for a folder"],
};

/** What the tests need of a configuration; the key is named, because a spread does not take secrets along. */
function accessTo({ storage }: Config): StoreAccess {
  return { ...storage, secretKey: storage.secretKey };
}

/** Runs all checks, each in a bucket of its own. */
function describeStore(engine: string, access: () => StoreAccess): void {
  let store: Store;

  beforeEach(async () => {
    const settings = access();
    const client = storageClient(settings);
    const bucket = `check-${randomUUID()}`;
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    store = { client, bucket, stranger: storageClient({ ...settings, secretKey: "not-the-key" }) };
  });

  afterEach(async () => {
    await removeBucket(store);
    store.client.destroy();
    store.stranger.destroy();
  });

  for (const { name, weight, run } of storageChecks) {
    const isGap = weight === "expected" && (knownGaps[engine] ?? []).includes(name);
    if (isGap) it(`does not yet: ${name}`, () => expect(run(store)).rejects.toThrow());
    else it(name, () => run(store));
  }
}

describe(`the configured store (${loadConfig().storage.engine})`, () => {
  describeStore(loadConfig().storage.engine, () => accessTo(loadConfig()));
});

const configured = loadConfig().storage.engine;

for (const engine of ["minio", "versitygw"] as const) {
  if (engine === configured) continue;
  if (!isInstalled(engine)) {
    console.warn(`spark/test/live/storage.test.ts: ${engine} is not on the PATH, so it is not tested`);
    continue;
  }
  describe(`${engine}, from the PATH`, () => {
    let folder: string;
    let supervised: SupervisedService;
    let access: StoreAccess;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), `kindling-${engine}-`));
      const ports = await freePortBlock();
      const config = loadConfig({
        KINDLING_STORAGE_ENGINE: engine,
        KINDLING_STORAGE_PORT: ports.KINDLING_STORAGE_PORT,
        KINDLING_STORAGE_SECRET_KEY: randomUUID(),
        KINDLING_STACK_STATE_DIR: folder,
      });
      access = accessTo(config);
      supervised = new SupervisedService(storageService(config), {
        logFile: join(folder, "log"),
        readyTimeoutSeconds: 60,
        stopGraceSeconds: 5,
        onChange: () => {},
      });
      supervised.start(Promise.resolve());
      await supervised.ready;
    });

    afterAll(async () => {
      await supervised.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    describeStore(engine, () => access);
  });
}

function isInstalled(engine: "minio" | "versitygw"): boolean {
  try {
    storageBinary(null, engine);
    return true;
  } catch {
    return false;
  }
}
