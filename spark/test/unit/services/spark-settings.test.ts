import { statSync } from "node:fs";
import { expect, it } from "vitest";
import { loadConfig } from "../../../config/index.ts";
import { connectService } from "../../../services/spark-connect.ts";
import { prepareSparkHome, sparkPaths } from "../../../services/spark-home.ts";
import { propertiesFile, sparkSettings } from "../../../services/spark-settings.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const folder = temporaryFolder();

const secrets = {
  KINDLING_STORAGE_SECRET_KEY: "storage-secret",
  KINDLING_POSTGRES_PASSWORD: "postgres-secret",
  KINDLING_POSTGRES_ADMIN_PASSWORD: "admin-secret",
};

function config(environment: Record<string, string> = {}) {
  return loadConfig({ KINDLING_STACK_STATE_DIR: folder(), ...secrets, ...environment });
}

function settingsOf(environment: Record<string, string> = {}) {
  const loaded = config(environment);
  return sparkSettings(loaded, sparkPaths(loaded));
}

it("sets every key once and says why", () => {
  const settings = settingsOf();
  const keys = settings.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(settings.filter(({ why }) => why.trim() === "")).toEqual([]);
});

it("keeps the lake in Postgres and its files on S3", () => {
  const values = Object.fromEntries(settingsOf().map(({ key, value }) => [key, value]));
  expect(values).toMatchObject({
    "spark.sql.catalog.lake.type": "jdbc",
    "spark.sql.catalog.lake.uri": "jdbc:postgresql://127.0.0.1:15432/lake_catalog",
    "spark.sql.catalog.lake.jdbc.schema-version": "V1",
    "spark.sql.catalog.lake.warehouse": "s3a://bronze/warehouse",
    "spark.hadoop.fs.s3a.endpoint": "http://127.0.0.1:9000",
    "spark.hadoop.fs.s3a.connection.ssl.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.streaming.stopActiveRunOnRestart": "false",
  });
});

it("lets spark.conf add settings", () => {
  expect(settingsOf({ KINDLING_SPARK_CONF: "{ spark.sql.ansi.enabled: false }" }).at(-1)).toEqual({
    key: "spark.sql.ansi.enabled",
    value: "false",
    why: "from spark.conf of config.yml",
  });
});

it("writes secrets into a file of its owner's only, and never onto a command line", async () => {
  const loaded = config();
  prepareSparkHome(loaded);
  const service = connectService(loaded);
  await service.prepare();
  expect(statSync(sparkPaths(loaded).settings("connect")).mode & 0o777).toBe(0o600);
  const command = service.command();
  const shown = JSON.stringify([command?.args, command?.env]);
  for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
});

it("does not pass on where jobs connect: a server that finds it does not start", () => {
  expect(connectService(config()).command()?.env).toMatchObject({ SPARK_REMOTE: undefined });
});

it("gives the admin's password to nobody", () => {
  expect(propertiesFile(settingsOf())).not.toContain("admin-secret");
});

it("lets a later setting of spark.conf win over ours in the properties file", () => {
  const file = propertiesFile(settingsOf({ KINDLING_SPARK_CONF: "{ spark.sql.shuffle.partitions: 7 }" }));
  const lines = file.split("\n").filter((line) => line.startsWith("spark.sql.shuffle.partitions "));
  expect(lines).toEqual(["spark.sql.shuffle.partitions 7"]);
});
