import { join } from "node:path";
import type { Environment } from "../config/environment.ts";
import { type Config, loadConfig } from "../config/index.ts";
import { kafkaBrokers } from "../config/kafka-brokers.ts";
import type { SparkFolders } from "../services/spark-settings.ts";

/** Where the containers reach each other; the names are services of docker-compose.yaml. */
export const containerAddresses = {
  master: "spark://master:7077",
  connectHost: "connect",
  storage: "http://storage:9000",
  postgresHost: "postgres",
  postgresPort: "5432",
  ordersConnect: "http://orders-connect:8083",
} as const;

/** Where the containers reach the brokers; each is a service of docker-compose.yaml by its name. */
export function containerBrokers(config: Config): string {
  return kafkaBrokers(config.kafka)
    .map(({ name }) => `${name}:9094`)
    .join(",");
}

/** Where the folder of settings is mounted, in every Spark container. */
export const mountedConf = "/opt/kindling/conf";

/** Files and folders as the Spark containers see them; scratch needs no volume, because streams keep theirs on S3. */
export const containerFolders: SparkFolders = {
  scratch: "/tmp/spark",
  warehouse: "/tmp/spark-warehouse",
  schedulerFile: `${mountedConf}/fairscheduler.xml`,
  logging: `${mountedConf}/log4j2.properties`,
};

/**
 * The configuration as it holds inside the containers: the same keys with other endpoints.
 *
 * It goes the way every configuration goes, through variables, so that nothing can differ but what stands here.
 */
export function containerConfig(config: Config, environment: Environment = process.env): Config {
  return loadConfig({
    ...ownVariables(environment),
    KINDLING_STACK_STATE_DIR: containerFolder(config),
    KINDLING_PROFILE: config.profile,
    KINDLING_SPARK_PORTS_MASTER: "7077",
    KINDLING_SPARK_PORTS_CONNECT: "15002",
    KINDLING_SPARK_PORTS_APPLICATION_UI: "4040",
    KINDLING_KAFKA_SPARK_BOOTSTRAP_SERVERS: containerBrokers(config),
    KINDLING_STORAGE_SPARK_ENDPOINT: containerAddresses.storage,
    KINDLING_POSTGRES_HOST: containerAddresses.postgresHost,
    KINDLING_POSTGRES_PORT: containerAddresses.postgresPort,
    KINDLING_STORAGE_SECRET_KEY: config.storage.secretKey,
    KINDLING_POSTGRES_PASSWORD: config.postgres.password,
    KINDLING_POSTGRES_ADMIN_PASSWORD: config.postgres.adminPassword,
    KINDLING_ORDERS_APP_PASSWORD: config.orders.postgres.appPassword,
    KINDLING_ORDERS_READER_PASSWORD: config.orders.postgres.readerPassword,
    KINDLING_ORDERS_REPLICATOR_PASSWORD: config.orders.postgres.replicatorPassword,
  });
}

/** The folder of everything made for the containers. */
export function containerFolder(config: Config): string {
  return join(config.stack.stateDir, "containers");
}

/** SPARK_REMOTE and the like are about this machine; only Kindling's own variables hold there too. */
function ownVariables(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith("KINDLING_")));
}
