import { StructType, t } from "spark-connect-js";
import { expect, it } from "vitest";
import { defineTable, type TableContract } from "../../../lib/contract/table-contract.ts";
import { columnsToAdd } from "../../../lib/lake/ensure-tables.ts";

const stations: TableContract = defineTable({
  name: "lake.silver.stations",
  location: "s3a://silver/energy/stations",
  description: "Weather stations. One row per station.",
  schema: t.struct({ id: t.notNull(t.string), height_m: t.double }),
  keys: ["id"],
  partitionedBy: [],
  rules: [],
});
const present = stations.schema.fields;
const withFields = (...fields: StructType["fields"][number][]) => ({
  ...stations,
  schema: new StructType(fields),
});
const [id, height] = present;
if (id === undefined || height === undefined) throw new Error("the contract has two columns");
const [zone] = t.struct({ zone: t.string }).fields;
if (zone === undefined) throw new Error("there is a column");

it("adds nothing to a table that is what its contract says, or more", () => {
  expect(columnsToAdd(stations, present)).toEqual([]);
  expect(columnsToAdd(stations, [...present, zone])).toEqual([]);
});

it("adds a column where the contract has it", () => {
  expect(columnsToAdd(withFields(id, zone, height), present)).toEqual([
    "ALTER TABLE lake.silver.stations ADD COLUMN zone STRING AFTER id",
  ]);
  expect(columnsToAdd(withFields(zone, id, height), present)).toEqual([
    "ALTER TABLE lake.silver.stations ADD COLUMN zone STRING FIRST",
  ]);
});

it("refuses what rows from before cannot have", () => {
  const [required] = t.struct({ zone: t.notNull(t.string) }).fields;
  expect(() => columnsToAdd(withFields(id, height, required ?? zone), present)).toThrow(
    "lake.silver.stations has rows without the column zone, which its contract says is never null: declare it nullable",
  );
  const [whole] = t.struct({ height_m: t.long }).fields;
  expect(() => columnsToAdd(withFields(id, whole ?? height), present)).toThrow(
    "lake.silver.stations.height_m is DOUBLE in the lake and BIGINT in its contract: give the column a new name",
  );
});
