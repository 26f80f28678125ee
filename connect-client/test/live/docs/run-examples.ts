import { randomInt } from "node:crypto";
import { rm } from "node:fs/promises";
import { type Admin, Kafka, logLevel } from "kafkajs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SparkSession } from "../../../src/index.ts";
import { remote } from "../remote.ts";
import { freshFolder, writeModule } from "./example-modules.ts";
import { type Block, type Example, examplesOf } from "./examples.ts";
import { expectedOutput, writeOutputs } from "./outputs.ts";
import { type Printed, runModule } from "./scope.ts";
import { jdbc, kafka } from "./stack.ts";

const isUpdate = process.env.UPDATE_EXAMPLES === "1";

/** Defines a test for each example of the chosen files: it prints what it says it prints. */
export async function testExamples(isChosen: (file: string) => boolean): Promise<void> {
  const version = await serverVersion();
  const isNewer = ({ since = "0" }: Example) => compareVersions(since, version) > 0;
  const chosen = examplesOf(process.env.EXAMPLES).filter(([file]) => isChosen(file));
  const left = chosen.flatMap(([, examples]) => examples).filter(isNewer);
  if (left.length > 0)
    console.info(`${left.length} examples need a newer Spark than ${version}: only type-checked`);

  for (const [file, examples] of chosen) {
    const runnable = examples.filter((example) => !isNewer(example));
    if (runnable.length > 0) testFile(file, runnable);
  }
}

async function serverVersion(): Promise<string> {
  await using spark = await newSession();
  return await spark.version();
}

/** A session as the documentation assumes: in UTC, with the types that some servers have and keep switched off. */
function newSession(): Promise<SparkSession> {
  return SparkSession.builder
    .remote(remote)
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.timeType.enabled", true)
    .config("spark.sql.timestampNanosTypes.enabled", true)
    .config("spark.sql.geospatial.enabled", true)
    .create();
}

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

function testFile(file: string, examples: readonly Example[]): void {
  describe(file, () => {
    const demo = `d${randomInt(36 ** 3)
      .toString(36)
      .padStart(3, "0")}`;
    const folder = freshFolder(demo);
    const results = new Map<Block, readonly Printed[]>();
    let spark: SparkSession;
    const used = ["lake", "spark_catalog"].filter((catalog) => mentions(examples, `${catalog}.demo`));
    const usesKafka = mentions(examples, 'topic: "demo"');
    beforeAll(async () => {
      spark = await newSession();
      for (const catalog of used) await spark.sql(`CREATE NAMESPACE ${catalog}.${demo}`);
      if (usesKafka) await withKafka((admin) => admin.createTopics({ topics: [{ topic: demo }] }));
    });
    afterAll(async () => {
      for (const catalog of used) await dropNamespace(spark, `${catalog}.${demo}`);
      if (mentions(examples, ".jdbc(")) await dropOverJdbc(spark, demo);
      await spark.stop();
      if (usesKafka) await withKafka((admin) => admin.deleteTopics({ topics: [demo] }));
      await rm(`/tmp/${demo}`, { recursive: true, force: true });
      if (isUpdate) writeOutputs(file, results);
    });

    for (const example of examples) {
      it(`${file}:${example.blocks[0]?.fence}`, async () => {
        // An example may find this session by its address and stop it.
        if (spark.isStopped) spark = await newSession();
        const module = writeModule(folder, example, { remote, kafka, jdbc, demo });
        const printed = (await runModule(module, spark)).map((each) => ({
          ...each,
          text: each.text.replaceAll(demo, "demo").replaceAll(remote, "sc://localhost:15002"),
        }));
        for (const block of example.blocks) {
          const ofBlock = printed.filter(({ fence }) => fence === block.fence);
          results.set(block, ofBlock);
          if (isUpdate) continue;
          const texts = ofBlock.map(({ text }) => text);
          expect(texts, `what ${file}:${block.fence} prints`).toEqual(expectedOutput(block));
        }
      });
    }
  });
}

function mentions(examples: readonly Example[], text: string): boolean {
  return examples.some(({ blocks }) => blocks.some(({ code }) => code.join("\n").includes(text)));
}

async function dropNamespace(spark: SparkSession, namespace: string): Promise<void> {
  const tables = await (await spark.sql(`SHOW TABLES IN ${namespace}`)).filter("NOT isTemporary").collect();
  for (const { tableName } of tables) await spark.sql(`DROP TABLE ${namespace}.${tableName} PURGE`);
  await spark.sql(`DROP NAMESPACE ${namespace}`);
}

/** Spark has no way to drop a table of a database, but may say something before it reads. */
async function dropOverJdbc(spark: SparkSession, table: string): Promise<void> {
  const read = spark.read.option("sessionInitStatement", `DROP TABLE IF EXISTS ${table}`);
  await read.jdbc(jdbc, "(SELECT 1 AS one) AS ones").collect();
}

async function withKafka(act: (admin: Admin) => Promise<unknown>): Promise<void> {
  const admin = new Kafka({ brokers: [kafka], logLevel: logLevel.ERROR }).admin();
  await admin.connect();
  try {
    await act(admin);
  } finally {
    await admin.disconnect();
  }
}
