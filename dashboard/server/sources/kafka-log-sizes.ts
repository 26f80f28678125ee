import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of each partition's log by its folder's name, `topic-0`; null where no broker's folder is on this machine. */
export type LogSizes = () => Promise<ReadonlyMap<string, number> | null>;

/**
 * Measures the broker's logs where they lie. kafkajs does not speak the call that asks a broker for them, and the
 * embedded stack keeps them in its state folder.
 */
export function kafkaLogSizes(stateDir: string): LogSizes {
  const folder = join(stateDir, "kafka", "data");
  return async () => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    if (entries === null) return null;
    const partitions = entries.filter((entry) => entry.isDirectory() && /-\d+$/.test(entry.name));
    const sizes = await Promise.all(
      partitions.map(async ({ name }) => [name, await sizeOf(join(folder, name))] as const),
    );
    return new Map(sizes);
  };
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
