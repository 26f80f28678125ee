import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of each partition's log by its folder's name, `topic-0`; null where no broker's folder is on this machine. */
export type LogSizes = () => Promise<ReadonlyMap<string, number> | null>;

/**
 * Measures the brokers' logs where they lie. kafkajs does not speak the call that asks a broker for them, and the
 * embedded stack keeps them in its state folder.
 */
export function kafkaLogSizes(stateDir: string): LogSizes {
  return async () => {
    const names = await readdir(stateDir).catch(() => []);
    const brokers = names.filter((name) => /^kafka(-\d+)?$/.test(name));
    const found = await Promise.all(brokers.map((name) => sizesIn(join(stateDir, name, "data"))));
    const logs = found.filter((sizes) => sizes !== null);
    // A copy of a partition may be behind the others: the fullest, which comes last, counts.
    return logs.length === 0 ? null : new Map(logs.flat().sort(([, a], [, b]) => a - b));
  };
}

async function sizesIn(folder: string): Promise<(readonly [string, number])[] | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const partitions = entries.filter((entry) => entry.isDirectory() && /-\d+$/.test(entry.name));
  return Promise.all(partitions.map(async ({ name }) => [name, await sizeOf(join(folder, name))] as const));
}

/** A segment may be removed between the listing and the look at it. */
async function sizeOf(folder: string): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".log"));
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
