import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnalysisError, UnsupportedError } from "../../../src/errors/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

const database = `c3_${randomUUID().replaceAll("-", "").slice(0, 12)}`;

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  await spark.sql(`CREATE DATABASE ${database}`);
});
afterAll(async () => {
  await spark.sql(`DROP DATABASE ${database} CASCADE`);
  await spark.stop();
});

describe("catalog", () => {
  it("knows and changes the current catalog and database", async () => {
    expect(await spark.catalog.currentCatalog()).toBe("spark_catalog");
    expect(await spark.catalog.currentDatabase()).toBe("default");
    await spark.catalog.setCurrentDatabase(database);
    expect(await spark.catalog.currentDatabase()).toBe(database);
    await spark.catalog.setCurrentDatabase("default");
    expect(await spark.catalog.databaseExists(database)).toBe(true);
    expect(await spark.catalog.databaseExists(`${database}_not`)).toBe(false);
    expect((await spark.catalog.getDatabase(database)).name).toBe(database);
    expect((await spark.catalog.listDatabases(`${database}*`)).map(({ name }) => name)).toEqual([database]);
  });

  it("makes, lists and describes tables", async () => {
    const schema = t.struct({ id: t.notNull(t.long), name: t.string });
    const table = await spark.catalog.createTable(`${database}.people`, { source: "parquet", schema });
    expect(await table.collect()).toEqual([]);
    expect(await spark.catalog.tableExists(`${database}.people`)).toBe(true);
    expect(await spark.catalog.getTable(`${database}.people`)).toEqual({
      name: "people",
      catalog: "spark_catalog",
      namespace: [database],
      description: null,
      tableType: "MANAGED",
      isTemporary: false,
    });
    expect((await spark.catalog.listTables(database)).map(({ name }) => name)).toEqual(["people"]);
    const columns = await spark.catalog.listColumns(`${database}.people`);
    expect(columns.map(({ name, dataType }) => [name, dataType])).toEqual([
      ["id", "bigint"],
      ["name", "string"],
    ]);
    await expect(spark.catalog.getTable(`${database}.nobody`)).rejects.toThrow(AnalysisError);
  });

  it("caches tables", async () => {
    await spark.range(3).createOrReplaceTempView("c3_cached");
    expect(await spark.catalog.isCached("c3_cached")).toBe(false);
    await spark.catalog.cacheTable("c3_cached");
    expect(await spark.catalog.isCached("c3_cached")).toBe(true);
    await spark.catalog.uncacheTable("c3_cached");
    expect(await spark.catalog.isCached("c3_cached")).toBe(false);
    await spark.catalog.dropTempView("c3_cached");
  });

  it("finds functions", async () => {
    expect(await spark.catalog.functionExists("abs")).toBe(true);
    expect((await spark.catalog.getFunction("abs")).isTemporary).toBe(true);
    expect((await spark.catalog.listFunctions(undefined, "abs")).map(({ name }) => name)).toEqual(["abs"]);
  });

  it("says which version a newer request needs", async () => {
    const request = spark.catalog.createDatabase(`${database}_new`);
    await expect(request).rejects.toThrow(UnsupportedError);
    await expect(request).rejects.toThrow(/4\.2.*this one is/);
  });
});
