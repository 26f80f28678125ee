import { loadConfig } from "@kindling/spark/config";
import kafkajs from "kafkajs";

/** The broker of the stack. */
export const kafka = new kafkajs.Kafka({
  clientId: "bench",
  brokers: loadConfig().kafka.bootstrapServers.split(","),
  logLevel: kafkajs.logLevel.NOTHING,
});

/** Asks the broker. */
export async function withAdmin<T>(ask: (admin: kafkajs.Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await ask(admin);
  } finally {
    await admin.disconnect();
  }
}
