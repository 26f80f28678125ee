import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import type { SparkSession } from "spark-connect-js";
import { describe, expect, it } from "vitest";
import { clickstream, iot } from "../../../events/contracts.ts";
import { Maintenance } from "../../../lib/lake/maintenance.ts";

/** A session whose server is gone. */
const gone = {
  table: (name: string) => {
    throw new Error(`no ${name}: the session ended`);
  },
} as unknown as SparkSession;

const config = loadConfig();

function maintenanceOf(stop?: AbortSignal) {
  const said: string[] = [];
  const store = storageClient(config.storage);
  const say = (line: string) => void said.push(line);
  return {
    said,
    maintenance: new Maintenance({
      ...{ spark: gone, store, config, tables: [clickstream, iot], say },
      ...(stop === undefined ? {} : { stop }),
    }),
  };
}

describe("maintenance", () => {
  it("tells what failed, and goes on with the next table", async () => {
    const { maintenance, said } = maintenanceOf();
    await maintenance.run(["compact"]);
    expect(said).toEqual(
      [clickstream, iot].map(
        ({ name }) => `${name}: compact failed, to be tried again: no ${name}.files: the session ended`,
      ),
    );
  });

  it("calls nothing a failure that a stop cut short", async () => {
    const stop = new AbortController();
    const { maintenance, said } = maintenanceOf(stop.signal);
    maintenance.tick(0);
    stop.abort();
    await maintenance.run(["compact"]);
    expect(said).toEqual([]);
  });

  it("does a table at a tick, as long as something is due", async () => {
    const { maintenance, said } = maintenanceOf();
    const pieces = 6;
    for (let tick = 0; tick < pieces; tick++) {
      expect(maintenance.isDue(0)).toBe(true);
      maintenance.tick(0);
      // One runs: there is nothing to start beside it.
      expect(maintenance.isDue(0)).toBe(false);
      await expect.poll(() => said).toHaveLength(tick + 1);
    }
    expect(said.map((line) => line.split(" ")[1])).toEqual([
      "compact",
      "compact",
      "expire",
      "expire",
      "orphans",
      "orphans",
    ]);
    await Promise.resolve();
    expect(maintenance.isDue(119_999)).toBe(false);
    expect(maintenance.isDue(120_000)).toBe(true);
  });
});
