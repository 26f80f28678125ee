import { loadConfig } from "@kindling/spark/config";
import { t } from "spark-connect-js";
import { describe, expect, it } from "vitest";
import { energyTables } from "../../../energy/contracts.ts";
import { brokenRules } from "../../../lib/contract/checks.ts";
import { createNamespaceStatement, createTableStatement } from "../../../lib/contract/ddl.ts";
import { defineTable, type TypedTable } from "../../../lib/contract/table-contract.ts";

const config = loadConfig({ KINDLING_ORDERS_KAFKA_TOPIC_PREFIX: "shop" });

const schema = t.struct({ id: t.notNull(t.string), height_m: t.double });
const stations: TypedTable<{ id: (typeof t)["string"] }> = {
  name: "lake.silver.stations",
  location: "s3a://silver/energy/stations",
  description: "The zone's stations. One row per station.",
  schema: t.struct({ id: t.string }),
  keys: ["id"],
  partitionedBy: ["bucket(4, id)"],
  rules: [],
};

describe("createTableStatement", () => {
  it("writes the whole contract as DDL", () => {
    expect(createTableStatement({ ...stations, schema }, config)).toBe(
      [
        "CREATE TABLE IF NOT EXISTS lake.silver.stations (id STRING NOT NULL,height_m DOUBLE)",
        "USING iceberg",
        "PARTITIONED BY (bucket(4, id))",
        "LOCATION 's3a://silver/energy/stations'",
        "COMMENT 'The zone\\'s stations. One row per station.'",
        "TBLPROPERTIES ('format-version' = '2', 'write.format.default' = 'parquet', 'write.metadata.delete-after-commit.enabled' = 'true', 'write.metadata.previous-versions-max' = '20', 'write.parquet.row-group-size-bytes' = '16777216')",
      ].join("\n"),
    );
  });

  it("names the namespace with its catalog", () => {
    expect(createNamespaceStatement(stations)).toBe("CREATE NAMESPACE IF NOT EXISTS lake.silver");
  });
});

describe("defineTable", () => {
  it.each([
    ["name", { name: "silver.stations" }, "expected catalog.namespace.table"],
    ["location", { location: "/tmp/stations" }, "expected s3a://<bucket>/<system>/<table>"],
    ["key", { keys: ["name" as "id"] }, "key name, which is not one of its columns"],
  ])("refuses a wrong %s", (_, change, message) => {
    expect(() => defineTable({ ...stations, ...change })).toThrow(message);
  });
});

describe("brokenRules", () => {
  it("keeps the rules that rows break, whatever type the counts have", () => {
    expect(brokenRules({ "id is not null": 0n, "zone, valid_at name one row": 2n, "a < b": null })).toEqual([
      { rule: "zone, valid_at name one row", rows: 2 },
    ]);
  });
});

describe("the energy tables", () => {
  it.each(energyTables.map((table) => [table.name, table] as const))(
    "%s lies where its name says and states its grain",
    (name, table) => {
      const [, bucket, short] = name.split(".");
      expect(table.location).toBe(`s3a://${bucket}/energy/${short}`);
      expect(table.description).toMatch(/One row per [^.]+\.$/);
    },
  );
});
