import { afterAll, beforeAll, expect, it } from "vitest";
import { col, lit } from "../../../src/column/index.ts";
import { isAtLeast } from "../../../src/execution/server-version.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { Geography, Geometry, LocalDateTime, Timestamp, t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  // Off where Spark ships the types before they are finished; unknown to servers that have none.
  await spark.conf.set("spark.sql.geospatial.enabled", true);
  await spark.conf.set("spark.sql.timestampNanosTypes.enabled", true);
});
afterAll(() => spark.stop());

/** The point (1, 2) as well-known binary. */
const point = new Uint8Array(Buffer.from("0101000000000000000000f03f0000000000000040", "hex"));

it("shapes go to Spark 4.1 and come back", async () => {
  const shapes = [
    { at: new Geometry(point, 4326), area: new Geography(point), any: new Geometry(point, 0) },
    { at: null, area: null, any: new Geometry(point, 3857) },
  ];
  const schema = t.struct({ at: t.geometry(4326), area: t.geography(4326), any: t.geometry("ANY") });
  if (!isAtLeast(await spark.version(), "4.1")) return;
  const frame = spark.createDataFrame(shapes, schema);
  expect(await frame.collect()).toEqual(shapes);
  expect((await frame.schema()).toDDL()).toBe(schema.toDDL());
  expect(
    await frame.select(F.stSrid("any").alias("srid"), F.stAsbinary("at").alias("wkb")).collect(),
  ).toEqual([
    { srid: 0, wkb: point },
    { srid: 3857, wkb: null },
  ]);
});

it("a shape is a value like any other in a column", async () => {
  if (!isAtLeast(await spark.version(), "4.1")) return;
  const [at, area] = [new Geometry(point, 4326), new Geography(point)];
  const row = await spark
    .range(1)
    .select(lit(at).alias("at"), F.array(lit(area)).alias("areas"))
    .first();
  expect(row).toEqual({ at, areas: [area] });
});

it("timestamps of Spark 4.3 keep nanoseconds", async () => {
  if (!isAtLeast(await spark.version(), "4.3")) return;
  const at = Timestamp.parse("2024-03-31T02:30:00.123456789Z");
  const wall = LocalDateTime.parse("1969-12-31T23:59:59.999999999");
  expect(await spark.range(1).select(lit(at).alias("at"), lit(wall).alias("wall")).collect()).toEqual([
    { at, wall },
  ]);
  const rows = [
    { at, wall },
    { at: new Timestamp(1n), wall: null },
  ];
  const frame = spark.createDataFrame(rows);
  expect((await frame.schema()).toDDL()).toBe("at TIMESTAMP_LTZ(9),wall TIMESTAMP_NTZ(9)");
  expect(await frame.collect()).toEqual(rows);
  expect(await frame.filter(col("at").eq(at)).count()).toBe(1);
});
