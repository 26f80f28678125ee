import { registerLz4 } from "@kindling/spark/clients";
import kafkajs, { type Kafka } from "kafkajs";

/** Names the cluster the dashboard reads. Connects to nothing yet; failures are reported on tiles, not printed. */
export function kafkaClient(bootstrapServers: string): Kafka {
  registerLz4();
  return new kafkajs.Kafka({
    clientId: "kindling-dashboard",
    brokers: bootstrapServers.split(",").map((server) => server.trim()),
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5 },
  });
}
