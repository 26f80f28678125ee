import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, expect, it } from "vitest";
import { loadConfig } from "../../config/index.ts";
import { containerSettings, writeContainerSettings } from "../../containers/container-settings.ts";
import { writeEnvFile } from "../../containers/env-file.ts";
import { sparkPaths } from "../../services/spark-home.ts";
import { sparkSettings } from "../../services/spark-settings.ts";

const environment = {
  KINDLING_STACK_STATE_DIR: mkdtempSync(join(tmpdir(), "kindling-containers-")),
  KINDLING_STORAGE_SECRET_KEY: "the-store-s-secret",
  KINDLING_POSTGRES_PASSWORD: "the-role-s-password",
  KINDLING_POSTGRES_ADMIN_PASSWORD: "the-admin-s-password",
  KINDLING_ORDERS_APP_PASSWORD: "the-app-s-password",
  KINDLING_ORDERS_READER_PASSWORD: "the-reader-s-password",
  KINDLING_ORDERS_REPLICATOR_PASSWORD: "the-replicator-s-password",
  KINDLING_SPARK_PORTS_CONNECT: "25002",
  KINDLING_POSTGRES_PORT: "25432",
};
const config = loadConfig(environment);
afterAll(() => rmSync(config.stack.stateDir, { recursive: true }));

it("the settings in the containers are those of the local stack at other addresses", () => {
  const local = new Map(sparkSettings(config, sparkPaths(config)).map(({ key, value }) => [key, value]));
  const inside = new Map(containerSettings(config, environment).map(({ key, value }) => [key, value]));
  expect([...inside.keys()]).toEqual([...local.keys()]);
  const differing = [...inside].filter(([key, value]) => local.get(key) !== value);
  expect(Object.fromEntries(differing)).toEqual({
    "spark.master": "spark://master:7077",
    "spark.driver.host": "connect",
    "spark.driver.bindAddress": "0.0.0.0",
    "spark.connect.grpc.binding.address": "0.0.0.0",
    "spark.connect.grpc.binding.port": "15002",
    "spark.executor.extraJavaOptions": expect.stringContaining("=/opt/kindling/conf/log4j2.properties"),
    "spark.local.dir": "/tmp/spark",
    "spark.sql.warehouse.dir": "/tmp/spark-warehouse",
    "spark.scheduler.allocation.file": "/opt/kindling/conf/fairscheduler.xml",
    "spark.hadoop.fs.s3a.endpoint": "http://storage:9000",
    "spark.sql.catalog.lake.uri": "jdbc:postgresql://postgres:5432/lake_catalog",
  });
  expect([...inside].filter(([, value]) => value.includes("127.0.0.1"))).toEqual([]);
});

it("what the containers mount is readable for their user, in a folder that only the owner enters", () => {
  const folder = writeContainerSettings(config, environment);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const conf = join(folder, "spark", "conf");
  expect(readdirSync(conf).sort()).toEqual(["connect.conf", "fairscheduler.xml", "log4j2.properties"]);
  for (const name of readdirSync(conf))
    expect([name, statSync(join(conf, name)).mode & 0o777]).toEqual([name, 0o644]);
  const written = readFileSync(join(conf, "connect.conf"), "utf8");
  expect(written).toContain("spark.hadoop.fs.s3a.secret.key the-store-s-secret\n");
  expect(statSync(join(config.stack.stateDir, "queries")).isDirectory()).toBe(true);
});

it("the .env is for its owner alone, and read back it is the same configuration with the containers' addresses", () => {
  const path = join(config.stack.stateDir, ".env");
  writeEnvFile(path, config);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const { WORKER_MEMORY, COMPOSE_PROFILES, KAFKA_VOTERS, ...variables } = parseEnv(
    readFileSync(path, "utf8"),
  );
  expect([WORKER_MEMORY, COMPOSE_PROFILES, KAFKA_VOTERS]).toEqual(["1536M", "", "1@kafka:9093"]);
  const read = loadConfig(variables);
  expect(read).toEqual({
    ...config,
    kafka: { ...config.kafka, sparkBootstrapServers: "kafka:9094" },
    storage: { ...config.storage, engine: "minio", sparkEndpoint: "http://storage:9000" },
    orders: {
      ...config.orders,
      postgres: { ...config.orders.postgres, sparkAddress: "postgres:5432" },
    },
  });
  expect([read.storage.secretKey, read.postgres.password, read.postgres.adminPassword]).toEqual([
    "the-store-s-secret",
    "the-role-s-password",
    "the-admin-s-password",
  ]);
});
