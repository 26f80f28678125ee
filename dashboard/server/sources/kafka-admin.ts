import type { Admin, Kafka } from "kafkajs";
import type { WithAdmin } from "../queries/kafka-cluster.ts";

/** Keeps one admin connection for all questions, made at the first and made anew after a failure. */
export function sharedAdmin(kafka: Kafka): { readonly withAdmin: WithAdmin; close(): Promise<void> } {
  let connection: Promise<Admin> | null = null;

  async function connect(): Promise<Admin> {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  }

  async function drop(): Promise<void> {
    const dropped = connection;
    connection = null;
    await dropped?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  return {
    async withAdmin(act) {
      connection ??= connect();
      const current = connection;
      try {
        return await act(await current);
      } catch (error) {
        if (connection === current) void drop();
        throw error;
      }
    },
    close: drop,
  };
}
