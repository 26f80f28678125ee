// Makes what config.yml declares in the services of docker-compose.yaml: buckets, topics, roles and databases.
import { Kafka, logLevel } from "kafkajs";
import { Client } from "pg";
import { runCommand } from "../cli/output.ts";
import { loadConfig } from "../config/index.ts";
import { makeTopics } from "../services/kafka-topics.ts";
import { makeOrdersDatabase } from "../services/orders/provision.ts";
import { makeRolesAndDatabases } from "../services/postgres-provision.ts";
import { makeBuckets } from "../services/storage-setup.ts";

await runCommand(async () => {
  const config = loadConfig();
  await makeBuckets(config.storage);
  console.log(`buckets: ${config.storage.buckets.join(", ")}`);

  const kafka = new Kafka({
    clientId: "kindling-provision",
    brokers: config.kafka.bootstrapServers.split(","),
    logLevel: logLevel.ERROR,
    // More brokers may still be on their way, and a topic with two copies needs two.
    retry: { retries: 20, maxRetryTime: 5_000 },
  });
  const admin = kafka.admin();
  await admin.connect();
  await makeTopics(admin, config);
  await admin.disconnect();
  console.log(`topics: ${config.topics.map(({ name }) => name).join(", ")}`);

  const { host, port, adminPassword, database, catalogDatabase } = config.postgres;
  const clientFor = (name: string) =>
    new Client({ host, port, user: "postgres", password: adminPassword, database: name });
  await makeRolesAndDatabases(clientFor, config);
  await makeOrdersDatabase(clientFor, config);
  console.log(`databases: ${database}, ${catalogDatabase}, ${config.orders.postgres.database}`);
});
