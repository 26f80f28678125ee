import { afterAll, beforeAll, expect, it } from "vitest";
import { col } from "../../../src/column/index.ts";
import { isAtLeast } from "../../../src/execution/server-version.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
const database = "newer_catalog";
const table = `${database}.prices`;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  await spark.sql(`DROP DATABASE IF EXISTS ${database} CASCADE`);
});
afterAll(async () => {
  await spark.sql(`DROP DATABASE IF EXISTS ${database} CASCADE`);
  await spark.stop();
});

it("the catalog of Spark 4.2 tells and changes more; an older one is told apart", async () => {
  const { catalog } = spark;
  if (!isAtLeast(await spark.version(), "4.2")) {
    await expect(catalog.createDatabase(database)).rejects.toThrow(/4\.2 or newer/);
    return;
  }
  await catalog.createDatabase(database, { properties: { owner: "tests" } });
  await spark.sql(
    `CREATE TABLE ${table} (price DOUBLE, zone STRING) USING parquet PARTITIONED BY (zone) TBLPROPERTIES ('a' = 'b')`,
  );
  await spark.sql(`INSERT INTO ${table} VALUES (1.5, 'FR')`);
  await spark.sql(`CREATE VIEW ${database}.dear AS SELECT * FROM ${table} WHERE price > 100`);

  expect(await catalog.listPartitions(table)).toEqual([{ partition: "zone=FR" }]);
  expect(await catalog.getTableProperties(table)).toMatchObject({ a: "b" });
  expect(await catalog.getCreateTableString(table)).toMatch(/^CREATE TABLE .*PARTITIONED BY \(zone\)/s);
  expect((await catalog.listViews(database)).map(({ name, tableType }) => [name, tableType])).toEqual([
    ["dear", "VIEW"],
  ]);
  expect(await catalog.listViews(database, "cheap*")).toEqual([]);

  await catalog.analyzeTable(table);
  const details = (await spark.sql(`DESCRIBE EXTENDED ${table}`)).filter(col("col_name").eq("Statistics"));
  expect(await details.select(col("data_type").contains("1 rows").as("counted")).collect()).toEqual([
    { counted: true },
  ]);

  await catalog.truncateTable(table);
  expect(await spark.table(table).count()).toBe(0);
  await catalog.dropView(`${database}.dear`);
  await catalog.dropTable(table);
  expect(await catalog.listTables(database)).toEqual([]);
  await catalog.dropDatabase(database);
  expect(await catalog.databaseExists(database)).toBe(false);
});

it("nearest rows are joined by Spark 4.2", async () => {
  const asked = spark.createDataFrame([{ a: 10n }]);
  const known = spark.createDataFrame([{ b: 1n }, { b: 9n }, { b: 12n }, { b: 30n }]);
  const distance = F.abs(asked.col("a").minus(known.col("b")));
  const join = () => asked.nearestByJoin(known, distance, 2, "exact", "distance");
  if (isAtLeast(await spark.version(), "4.2"))
    expect(await join().orderBy("b").collect()).toEqual([
      { a: 10n, b: 9n },
      { a: 10n, b: 12n },
    ]);
  else expect(join).toThrow(/nearestByJoin\(\) needs a Spark server of version 4\.2/);
});
