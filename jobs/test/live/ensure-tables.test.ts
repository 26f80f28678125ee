import { loadConfig } from "@kindling/spark/config";
import { SparkSession, StructType, t } from "spark-connect-js";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TableContract } from "../../lib/contract/table-contract.ts";
import { columnsToAdd, ensureTables } from "../../lib/lake/ensure-tables.ts";
import { allTables } from "../../tables.ts";

/** The same table under a name that is nobody's. */
function copyOf(table: TableContract): TableContract {
  const short = `ensure_test_${process.pid}_${table.name.split(".").at(-1)}`;
  return { ...table, name: `lake.silver.${short}`, location: `s3a://silver/test/${short}` };
}

const config = loadConfig();
const copies = allTables.map(copyOf);
const [first] = copies;
if (first === undefined) throw new Error("there are no tables");
let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(config.spark.remote).create();
  await ensureTables(spark, config, copies);
});
afterAll(async () => {
  for (const { name } of copies) await spark.sql(`DROP TABLE IF EXISTS ${name} PURGE`);
  await spark.stop();
});

it("a table that was just made is what its contract says, for every contract", async () => {
  for (const table of copies) {
    const { fields } = await spark.table(table.name).schema();
    expect([table.name, columnsToAdd(table, fields)]).toEqual([table.name, []]);
  }
});

it("a table that lies elsewhere than the configuration says is refused: its checkpoints and topics are others", async () => {
  const elsewhere = { ...first, location: `${first.location}_of_another_prefix` };
  await expect(ensureTables(spark, config, [elsewhere])).rejects.toThrow(
    `${first.name} lies at ${first.location}, and this configuration says ${elsewhere.location}`,
  );
});

it("a column of a new version of the contract is added, once, behind the one it stands behind", async () => {
  const [key, ...others] = first.schema.fields;
  if (key === undefined) throw new Error("the contract has no column");
  const added = t.struct({ added: t.double }).fields;
  const next = { ...first, schema: new StructType([key, ...added, ...others]) };
  await ensureTables(spark, config, [next]);
  await ensureTables(spark, config, [next]);
  expect(await spark.table(first.name).columns()).toEqual(next.schema.fields.map(({ name }) => name));
  // The version before goes on as it was.
  await ensureTables(spark, config, [first]);
});

it("a property of a new version of the contract is set, and one that somebody set otherwise stays", async () => {
  const [kept, added] = ["write.metadata.previous-versions-max", "write.parquet.page-size-bytes"];
  await spark.sql(`ALTER TABLE ${first.name} SET TBLPROPERTIES ('${kept}' = '7')`);
  await ensureTables(spark, config, [{ ...first, properties: { ...first.properties, [added]: "65536" } }]);
  const rows = await (await spark.sql(`SHOW TBLPROPERTIES ${first.name}`)).collect();
  const properties = new Map(rows.map(({ key, value }) => [key, value]));
  expect([properties.get(kept), properties.get(added)]).toEqual(["7", "65536"]);
});

it("jobs that start at the same moment make the same tables and columns, and none fails", async () => {
  const namespace = `lake.ensure_test_${process.pid}`;
  const name = `${namespace}.together`;
  const table = { ...first, name, location: `s3a://silver/test/ensure_test_${process.pid}_together` };
  const added = {
    ...table,
    schema: new StructType([...first.schema.fields, ...t.struct({ added: t.double }).fields]),
  };
  const sessions = await Promise.all(
    Array.from({ length: 5 }, () => SparkSession.builder.remote(config.spark.remote).create()),
  );
  try {
    await Promise.all(sessions.map((session) => ensureTables(session, config, [table])));
    await Promise.all(sessions.map((session) => ensureTables(session, config, [added])));
    expect(await spark.table(name).columns()).toEqual(added.schema.fields.map((field) => field.name));
  } finally {
    await spark.sql(`DROP TABLE IF EXISTS ${name} PURGE`);
    await spark.sql(`DROP NAMESPACE IF EXISTS ${namespace}`);
    for (const session of sessions) await session.stop();
  }
});
