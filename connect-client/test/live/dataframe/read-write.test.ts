import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, lit } from "../../../src/column/index.ts";
import { AnalysisError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { Timestamp, t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

const schema = t.struct({ id: t.long, zone: t.string, price: t.double });
const rows = [
  { id: 1n, zone: "DE", price: 1.5 },
  { id: 2n, zone: "FR", price: null },
];

let spark: SparkSession;
let folder: string;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  folder = await mkdtemp(join(tmpdir(), "c3-read-write-"));
});
afterAll(async () => {
  await spark.stop();
  await rm(folder, { recursive: true, force: true });
});

const data = () => spark.createDataFrame(rows, schema);

describe("files", () => {
  it.each(["parquet", "json", "csv", "orc", "avro"] as const)("%s goes and comes back", async (format) => {
    const path = join(folder, format);
    await data().write[format](path);
    const back = await spark.read.schema(schema)[format](path).orderBy("id").collect();
    expect(back).toEqual(rows);
  });

  it("modes: an error, append, ignore and overwrite", async () => {
    const path = join(folder, "modes");
    const count = () => spark.read.parquet(path).count();
    await data().write.parquet(path);
    await expect(data().write.parquet(path)).rejects.toThrow(AnalysisError);
    await data().write.mode("append").parquet(path);
    expect(await count()).toBe(4);
    await data().write.mode("ignore").parquet(path);
    expect(await count()).toBe(4);
    await data().write.mode("overwrite").parquet(path);
    expect(await count()).toBe(2);
  });

  it("partitionBy makes folders", async () => {
    const path = join(folder, "partitioned");
    await data().write.partitionBy("zone").json(path);
    const german = spark.read.schema(schema).json(join(path, "zone=DE"));
    expect((await german.collect()).map(({ id }) => id)).toEqual([1n]);
    const all = await spark.read.json(path).select("zone").distinct().orderBy("zone").collect();
    expect(all).toEqual([{ zone: "DE" }, { zone: "FR" }]);
  });

  it("reads text, and parses JSON and CSV that is in a DataFrame", async () => {
    const file = join(folder, "lines.txt");
    await writeFile(file, '{"id": 1, "zone": "DE"}\nbroken\n');
    const lines = spark.read.text(file);
    expect(await lines.collect()).toEqual([{ value: '{"id": 1, "zone": "DE"}' }, { value: "broken" }]);
    const parsed = await spark.read
      .schema(schema)
      .option("mode", "DROPMALFORMED")
      .json(lines.untyped())
      .collect();
    expect(parsed).toEqual([{ id: 1n, zone: "DE", price: null }]);
    const csv = spark.createDataFrame([{ value: "7,ES,2.5" }], "value STRING");
    expect(await spark.read.schema(schema).csv(csv).collect()).toEqual([{ id: 7n, zone: "ES", price: 2.5 }]);
  });

  it("writes what other programs read", async () => {
    const path = join(folder, "plain");
    await data().coalesce(1).write.option("header", true).csv(path);
    const files = await spark.read.text(path).inputFiles();
    expect(files.length).toBe(1);
    const text = await readFile(new URL(files[0] ?? ""), "utf8");
    expect(text).toBe("id,zone,price\n1,DE,1.5\n2,FR,\n");
  });
});

describe("iceberg tables", () => {
  const table = `lake.c3_${randomUUID().replaceAll("-", "").slice(0, 12)}.prices`;
  const namespace = table.split(".").slice(0, 2).join(".");

  beforeAll(async () => {
    await spark.sql(`CREATE NAMESPACE ${namespace}`);
  });
  afterAll(async () => {
    await spark.sql(`DROP TABLE IF EXISTS ${table}`);
    await spark.sql(`DROP NAMESPACE ${namespace}`);
  });

  const at = (hour: number) =>
    Timestamp.parse(`2024-01-0${1 + Math.floor(hour / 24)} ${String(hour % 24).padStart(2, "0")}:00:00`);
  const hours = (...list: number[]) =>
    spark.createDataFrame(
      list.map((hour) => ({ at: at(hour), price: hour })),
      t.struct({ at: t.timestamp, price: t.double }),
    );
  const prices = async () => (await spark.table(table).orderBy("at").collect()).map(({ price }) => price);

  it("creates with a partition transform, appends, overwrites partitions", async () => {
    await hours(0, 1)
      .writeTo(table)
      .using("iceberg")
      .partitionedBy(F.days("at"))
      .tableProperty("c3", "yes")
      .create();
    const partitions = await spark.sql(`DESCRIBE TABLE EXTENDED ${table}`);
    expect(await partitions.filter(col("data_type").eq("days(at)")).count()).toBe(1);
    await expect(hours(0).writeTo(table).create()).rejects.toThrow(AnalysisError);
    await hours(24).writeTo(table).append();
    expect(await prices()).toEqual([0, 1, 24]);
    await hours(2).writeTo(table).overwritePartitions();
    expect(await prices()).toEqual([2, 24]);
    await hours(3).writeTo(table).overwrite(col("at").lt("2024-01-02 00:00:00"));
    expect(await prices()).toEqual([3, 24]);
  });

  it("merges updates, inserts and deletes", async () => {
    await hours(0, 1, 2).writeTo(table).using("iceberg").createOrReplace();
    const changes = spark
      .createDataFrame(
        [
          { at: at(1), price: 100 },
          { at: at(2), price: -1 },
          { at: at(5), price: 5 },
        ],
        t.struct({ at: t.timestamp, price: t.double }),
      )
      .alias("changes");
    await changes
      .mergeInto(table, col("prices.at").eq(col("changes.at")))
      .whenMatched(col("changes.price").lt(0))
      .delete()
      .whenMatched()
      .update({ price: col("changes.price").plus(lit(1)) })
      .whenNotMatched()
      .insertAll()
      .merge();
    expect(await prices()).toEqual([0, 101, 5]);
  });

  it("v1 saveAsTable and insertInto reach it too", async () => {
    await hours(0).write.format("iceberg").mode("overwrite").saveAsTable(table);
    await hours(1).write.insertInto(table);
    expect(await prices()).toEqual([0, 1]);
  });
});
