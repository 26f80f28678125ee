import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { col, functions as F, lit, SchemaError, SparkSession, t } from "../../../src/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

/** What the compiler was told, against what the server says: names in order, types, and where nulls may be. */
async function ddl(df: { schema(): Promise<{ toDDL(): string }> }): Promise<string> {
  return (await df.schema()).toDDL();
}

const prices = () =>
  spark.createDataFrame(
    [{ zone: "FR", price: 42.5, id: 1n, tags: ["a"] }],
    t.struct({
      zone: t.notNull(t.string),
      price: t.double,
      id: t.notNull(t.long),
      tags: t.array(t.notNull(t.string)),
    }),
  );

it("aggregates have the names and types the compiler gives them", async () => {
  const summary = prices()
    .groupBy("zone")
    .agg(
      F.max("price"),
      F.min("id"),
      F.sum("id"),
      F.avg("id"),
      F.count("price"),
      F.count("*"),
      F.collectList("id"),
    );
  expect(await ddl(summary)).toBe(
    "zone STRING NOT NULL,`max(price)` DOUBLE,`min(id)` BIGINT,`sum(id)` BIGINT,`avg(id)` DOUBLE," +
      "`count(price)` BIGINT NOT NULL,`count(1)` BIGINT NOT NULL,`collect_list(id)` ARRAY<BIGINT> NOT NULL",
  );
  const wide = prices()
    .groupBy("id")
    .pivot("zone", ["FR", "DE"])
    .agg(F.avg("price").alias("mean"), F.count("*").alias("n"));
  expect((await wide.schema()).fieldNames).toEqual(["id", "FR_mean", "FR_n", "DE_mean", "DE_n"]);
});

it("operators and functions make the types the compiler works out", async () => {
  const selected = prices().select(
    col("id").plus(1).alias("next"),
    col("id").divide(2).alias("half"),
    F.when(col("price").gt(1), "hi").otherwise("lo").alias("kind"),
    F.coalesce("price", lit(0.5)).alias("known"),
    F.struct("id", "price").alias("both"),
  );
  expect(await ddl(selected)).toBe(
    "next BIGINT NOT NULL,half DOUBLE,kind STRING NOT NULL,known DOUBLE NOT NULL," +
      "both STRUCT<id: BIGINT NOT NULL, price: DOUBLE> NOT NULL",
  );
  expect(await ddl(prices().select(F.posexplode("tags")))).toBe("pos INT NOT NULL,col STRING NOT NULL");
});

it("as() checks the schema, and a contract casts to it", async () => {
  const rows = prices().select("id", "zone");
  const schema = t.struct({ id: t.notNull(t.long), zone: t.string });
  expect(await (await rows.as(schema)).collect()).toEqual([{ id: 1n, zone: "FR" }]);
  await expect(rows.as(t.struct({ id: t.integer, zone: t.string }))).rejects.toThrow(SchemaError);
  await expect(rows.as(t.struct({ id: t.integer, zone: t.string }))).rejects.toThrow(
    /id is BIGINT NOT NULL; expected INT/,
  );
  const name = `contract_${randomUUID().replaceAll("-", "")}`;
  await prices().createOrReplaceTempView(name);
  const table = spark.table({ name, schema: t.struct({ zone: t.notNull(t.string), id: t.notNull(t.long) }) });
  expect(await table.collect()).toEqual([{ zone: "FR", id: 1n }]);
  const lacking = spark.table({ name, schema: t.struct({ country: t.notNull(t.string) }) });
  await expect(lacking.collect()).rejects.toThrow(/country/);
  await spark.catalog.dropTempView(name);
});

it("files have no columns without nulls, whatever the schema says", async () => {
  const path = `/tmp/schema-promises-${randomUUID()}`;
  await prices().drop("tags").write.parquet(path);
  const read = spark.read
    .schema(t.struct({ id: t.notNull(t.long), zone: t.notNull(t.string) }))
    .parquet(path);
  expect(await ddl(read)).toBe("id BIGINT,zone STRING");
  await rm(path, { recursive: true, force: true });
});
