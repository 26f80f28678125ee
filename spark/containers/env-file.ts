import { rmSync, writeFileSync } from "node:fs";
import type { Config } from "../config/index.ts";
import { kafkaBrokers } from "../config/kafka-brokers.ts";
import { variableName } from "../config/key-names.ts";
import { sparkWorkers } from "../services/spark-worker.ts";
import { containerAddresses, containerBrokers } from "./container-config.ts";

/** What a worker offers beside the executor's heap, in mebibytes: the rest of its JVM. */
const besideTheHeapMb = 512;

/**
 * The variables that docker-compose.yaml reads and that jobs on this machine need to work with the containers:
 * every setting that is a single value, the secrets, and what is otherwise there: the store, and the addresses by
 * which Spark reaches the others.
 */
export function envFileVariables(config: Config): Map<string, string> {
  const variables = new Map(scalarsOf(config, []));
  variables.set("KINDLING_KAFKA_SPARK_BOOTSTRAP_SERVERS", containerBrokers(config));
  variables.set("KINDLING_STORAGE_ENGINE", "minio");
  variables.set("KINDLING_STORAGE_SPARK_ENDPOINT", containerAddresses.storage);
  variables.set("KINDLING_STORAGE_SECRET_KEY", config.storage.secretKey);
  variables.set("KINDLING_POSTGRES_PASSWORD", config.postgres.password);
  variables.set("KINDLING_POSTGRES_ADMIN_PASSWORD", config.postgres.adminPassword);
  variables.set(
    "KINDLING_ORDERS_POSTGRES_SPARK_ADDRESS",
    `${containerAddresses.postgresHost}:${containerAddresses.postgresPort}`,
  );
  variables.set("KINDLING_ORDERS_APP_PASSWORD", config.orders.postgres.appPassword);
  variables.set("KINDLING_ORDERS_READER_PASSWORD", config.orders.postgres.readerPassword);
  variables.set("KINDLING_ORDERS_REPLICATOR_PASSWORD", config.orders.postgres.replicatorPassword);
  variables.set("COMPOSE_PROFILES", config.kafka.brokers > 1 || config.spark.workers > 1 ? "cluster" : "");
  variables.set("KAFKA_VOTERS", voters(config));
  for (const { name, port } of kafkaBrokers(config.kafka).slice(1))
    variables.set(portVariable(name), `${port}`);
  for (const { name, uiPort } of sparkWorkers(config.spark).slice(1))
    variables.set(portVariable(`${name}-ui`), `${uiPort}`);
  variables.set("WORKER_MEMORY", `${config.spark.executorHeapMb + besideTheHeapMb}M`);
  return variables;
}

/** `kafka-2` → `KAFKA_2_PORT`. */
function portVariable(name: string): string {
  return `${name.toUpperCase().replaceAll("-", "_")}_PORT`;
}

/** The brokers of docker-compose.yaml are controllers too, as those of the local stack. */
function voters(config: Config): string {
  return kafkaBrokers(config.kafka)
    .map(({ id, name }) => `${id}@${name}:9093`)
    .join(",");
}

/** Writes the file that docker compose reads; only its owner may read it. */
export function writeEnvFile(path: string, config: Config): void {
  const lines = [...envFileVariables(config)].map(([name, value]) => `${name}=${value}`);
  rmSync(path, { force: true });
  writeFileSync(path, `# Made by npm run config. Holds secrets: never commit it.\n${lines.join("\n")}\n`, {
    mode: 0o600,
  });
}

function* scalarsOf(tree: object, path: readonly string[]): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    const here = [...path, key];
    const name = variableName(here);
    if (["string", "number", "boolean"].includes(typeof value)) yield [name, String(value)];
    else if (isSection(value) && name !== "KINDLING_SPARK_CONF") yield* scalarsOf(value, here);
  }
}

/** A section of keys. Lists, and `spark.conf`, whose keys are Spark's, stand in config.yml alone. */
function isSection(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
