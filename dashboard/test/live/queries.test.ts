import { allTables } from "@kindling/jobs/tables";
import { loadConfig } from "@kindling/spark/config";
import { afterAll, describe, expect, it } from "vitest";
import { connectQueries } from "../../server/queries/connect-queries.ts";
import { kafkaClient } from "../../server/sources/kafka.ts";

const config = loadConfig();
const { queries, close } = connectQueries(config, kafkaClient(config.kafka.bootstrapServers));
const soon = () => AbortSignal.timeout(60_000);
afterAll(close);

describe("queries on the running stack", () => {
  it.each(queries.health)("$component says who it is", async ({ query }) => {
    const { title, address, identity } = await query(soon());
    expect(title).not.toBe("");
    expect(address).toMatch(/127\.0\.0\.1|localhost/);
    expect(identity).not.toBe("");
  });

  it("lists the declared topics and buckets", async () => {
    const topics = await queries.topics(soon());
    expect(topics.map(({ topic }) => topic)).toEqual(config.topics.map(({ name }) => name));
    const buckets = await queries.buckets(soon());
    expect(buckets.map(({ bucket, problem }) => [bucket, problem])).toEqual(
      config.storage.buckets.map((name) => [name, null]),
    );
  });

  it("answers for every table a system declares, made or not", async () => {
    const tables = await queries.tables(soon());
    const names = tables.map(({ table }) => table);
    expect(names).toEqual(allTables.map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining(["lake.gold.energy_forecast", "lake.bronze.clickstream"]));
    expect(tables.filter(({ problem }) => problem !== null && problem !== "not made yet")).toEqual([]);
  });

  it("reads the model and past forecasts, or says that there are none yet", async () => {
    const model = await queries.model(soon());
    if (model !== null) expect(model.metrics.length % 7).toBe(0);
    for (const row of await queries.accuracy(soon())) {
      expect(row.maeEurMwh).toBeGreaterThanOrEqual(0);
      expect(row.insideBand).toBeGreaterThanOrEqual(0);
      expect(row.insideBand).toBeLessThanOrEqual(1);
    }
  });

  it("shows no secret in any answer", async () => {
    const answers = await Promise.all([
      ...queries.health.map(({ query }) => query(soon())),
      queries.processes(soon()),
      queries.buckets(soon()),
    ]);
    const text = JSON.stringify(answers);
    expect(text).not.toContain(config.storage.secretKey);
    expect(text).not.toContain(config.postgres.password);
  });
});
