import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col } from "../../../src/column/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
const table = `sql_template_${process.pid}`;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(async () => {
  await spark.sql(`DROP TABLE IF EXISTS ${table}`);
  await spark.stop();
});

const prices = () =>
  spark.createDataFrame([
    { zone: "FR", price: 98n },
    { zone: "DE", price: 143n },
  ]);

async function views(): Promise<string[]> {
  return (await spark.catalog.listTables()).filter(({ isTemporary }) => isTemporary).map(({ name }) => name);
}

describe("DataFrames in a SQL template", () => {
  it("answer now and later, and leave nothing behind", async () => {
    const limit = 100;
    const dear = await spark.sql`SELECT zone FROM ${prices()} WHERE ${col("price")} > ${limit}`;
    expect(await dear.collect()).toEqual([{ zone: "DE" }]);
    expect(await views()).toEqual([]);
    // Each action resolves the query anew, and there is no view any more.
    expect(await dear.select(dear.col("zone")).collect()).toEqual([{ zone: "DE" }]);
    const counted = await spark.sql`SELECT count(*) AS n FROM ${dear}`;
    expect(await counted.collect()).toEqual([{ n: 1n }]);
  });

  it("can be joined with themselves", async () => {
    const df = prices();
    const pairs = await spark.sql`SELECT a.zone, b.price FROM ${df} a JOIN ${df} b ON a.price < b.price`;
    expect(await pairs.collect()).toEqual([{ zone: "FR", price: 143n }]);
  });

  it("can be what a command writes, once", async () => {
    await spark.sql`CREATE TABLE ${col(table)} USING parquet AS SELECT * FROM ${prices()}`;
    const inserted = await spark.sql`INSERT INTO ${col(table)} SELECT zone, ${1n} FROM ${prices()}`;
    await inserted.collect();
    await inserted.collect();
    const rows = spark.table(table).select("zone", "price").orderBy("zone", "price");
    expect((await rows.collect()).map(({ zone, price }) => `${zone} ${price}`)).toEqual([
      "DE 1",
      "DE 143",
      "FR 1",
      "FR 98",
    ]);
    expect(await views()).toEqual([]);
  });

  it("can be streams", async () => {
    const rate = spark.readStream.format("rate").load();
    const doubled = await spark.sql`SELECT value * ${2} AS twice FROM ${rate}`;
    expect(await doubled.isStreaming()).toBe(true);
    expect(await doubled.columns()).toEqual(["twice"]);
  });
});

it("values of every kind reach the server as themselves", async () => {
  const text = "it's; DROP TABLE people --";
  const row = await spark.sql`
    SELECT ${text} AS t, ${null} AS n, ${[1, 2]} AS a, ${new Map([["k", 1]])} AS m, ${{ x: 1, y: "z" }} AS s, ${2n ** 62n} AS b`;
  expect(await row.collect()).toEqual([
    { t: text, n: null, a: [1, 2], m: new Map([["k", 1]]), s: { x: 1, y: "z" }, b: 2n ** 62n },
  ]);
});
