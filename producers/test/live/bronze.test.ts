import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bronzeFiles } from "../../energy/bronze-files.ts";
import { putIfChanged } from "../../energy/bronze-store.ts";
import { faultKinds } from "../../energy/faults.ts";
import { germanHistory } from "../../energy/sources/german-history.ts";
import { readLedger } from "../../lib/ledger-reader.ts";
import { runToEnd } from "./producer-process.ts";

const config = loadConfig();
const client = storageClient(config.storage);
const prefix = `test-load-bronze-${process.pid}`;
const keys = [`${prefix}/weather_2024.json`, `${prefix}/prices_2024.json`];
let stateDir: string;

beforeAll(() => {
  stateDir = mkdtempSync(join(tmpdir(), "kindling-bronze-"));
});
afterAll(async () => {
  await client.send(
    new DeleteObjectsCommand({ Bucket: "bronze", Delete: { Objects: keys.map((Key) => ({ Key })) } }),
  );
  client.destroy();
  rmSync(stateDir, { recursive: true, force: true });
});

const load = (...args: string[]) =>
  runToEnd("load-bronze", ["--prefix", prefix, ...args], {
    stateDir,
    kafkaPort: config.kafka.port,
    // A state folder of the test's own has no secrets: they come from the stack's.
    environment: { KINDLING_STORAGE_SECRET_KEY: config.storage.secretKey },
  });

async function linesOf(key: string): Promise<string[]> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: "bronze", Key: key }));
  const text = (await Body?.transformToString("latin1")) ?? "";
  return text.split("\n").slice(0, -1);
}

it("loads the year once, and says that there is nothing to do the second time", async () => {
  const first = await load();
  expect([first.code, first.output.match(/8784 lines, \d+ bytes, written/g)]).toEqual([
    0,
    [expect.anything(), expect.anything()],
  ]);
  const written = await client.send(new HeadObjectCommand({ Bucket: "bronze", Key: keys[0] }));
  const second = await load();
  expect([second.code, second.output.match(/8784 lines, \d+ bytes, unchanged/g)?.length]).toEqual([0, 2]);
  const kept = await client.send(new HeadObjectCommand({ Bucket: "bronze", Key: keys[0] }));
  expect(kept.LastModified).toEqual(written.LastModified);
  const lines = await linesOf(keys[1] ?? "");
  expect(lines).toHaveLength(8784);
  expect(lines[8783]).toBe(
    '{"zone":"DE-LU","valid_at":"2024-12-31T23:00:00Z","resolution_minutes":60,"price_eur_mwh":2.16}',
  );
});

it("replaces an object that another program changed", async () => {
  const faults = { share: 0, kinds: faultKinds, lateAfterHours: 48 };
  const [weather] = bronzeFiles(germanHistory().hours, 1, faults);
  const [key = ""] = keys;
  if (weather === undefined) throw new Error("no weather file");
  await client.send(new PutObjectCommand({ Bucket: "bronze", Key: key, Body: "short" }));
  expect(await putIfChanged(client, "bronze", key, weather)).toBe(true);
  expect(await putIfChanged(client, "bronze", key, weather)).toBe(false);
  expect(await linesOf(key)).toHaveLength(8784);
});

it("puts bad lines where they are asked for, and keeps what each is meant to become", async () => {
  const { code, output } = await load("--bad-share", "0.05", "--seed", "3");
  expect(code).toBe(0);
  const ledgers = output.match(/\S+\.jsonl/g) ?? [];
  expect(ledgers).toHaveLength(2);
  for (const [index, path] of ledgers.entries()) {
    const entries = readLedger(path);
    const lines = await linesOf(keys[index] ?? "");
    expect(entries.map(({ topic, offset }) => `${topic} ${offset}`)).toEqual(
      lines.map((_, line) => `${keys[index]} ${line}`),
    );
    expect(entries.filter(({ fate }) => fate === "written")).toHaveLength(8784);
    const bad = entries.filter(({ fate }) => fate !== "written").length / entries.length;
    expect(bad).toBeGreaterThan(0.04);
    expect(bad).toBeLessThan(0.06);
  }
});

it("refuses to put bad lines where the pipeline reads", async () => {
  const { code, output } = await load("--prefix", "energy", "--bad-share", "0.1");
  expect([code, output]).toEqual([
    2,
    expect.stringContaining("--bad-share needs another --prefix than energy"),
  ]);
});

it("a bucket that is not there is told with what to do", async () => {
  const [file] = bronzeFiles(germanHistory().hours.slice(0, 1), 1, {
    share: 0,
    kinds: faultKinds,
    lateAfterHours: 48,
  });
  if (file === undefined) throw new Error("no file");
  await expect(putIfChanged(client, "no-such-bucket-here", "a", file)).rejects.toThrow(
    "s3://no-such-bucket-here/a cannot be written",
  );
});
