import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../../config/index.ts";
import { heap, jarFolder, javaEnvironment, javaProgram, leanJvm } from "../java.ts";
import type { Service } from "../service.ts";
import { ConnectApi } from "./connect-api.ts";
import { connectorConfig } from "./connector-config.ts";
import { replicatorPasswordVariable, workerProperties } from "./worker-properties.ts";

/** The address of the worker: this program's own, or the one `orders.kafka.connect_url` names. */
export function connectUrl({ orders }: Config): string {
  return orders.kafka.connectUrl ?? `http://127.0.0.1:${orders.kafka.connectPort}`;
}

/** The Kafka Connect worker that reads the log of the orders with Debezium. */
export function connectWorker(config: Config): Service {
  const { connectPort, connectHeapMb, connectUrl: elsewhere } = config.orders.kafka;
  const folder = join(config.stack.stateDir, "orders");
  const propertiesFile = join(folder, "connect.properties");
  const api = new ConnectApi(connectUrl(config));
  return {
    name: "orders-connect",
    title: "Kafka Connect (Debezium)",
    startsAfter: [],
    stopsBefore: [],
    ports: elsewhere === null ? [{ use: "REST", port: connectPort }] : [],
    address: connectUrl(config),

    async prepare() {
      mkdirSync(folder, { recursive: true });
      const place = {
        bootstrapServers: config.kafka.bootstrapServers,
        listener: `http://127.0.0.1:${connectPort}`,
        advertisedHost: "127.0.0.1",
      };
      writeFileSync(propertiesFile, workerProperties(config, place), { mode: 0o600 });
    },

    command() {
      if (elsewhere !== null) return null;
      return {
        program: javaProgram(),
        args: [
          ...heap(connectHeapMb),
          // Not the quick kind: every row of a snapshot passes through here.
          ...leanJvm,
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "-cp",
          join(jarFolder("kafka-connect"), "*"),
          "org.apache.kafka.connect.cli.ConnectDistributed",
          propertiesFile,
        ],
        env: {
          ...javaEnvironment,
          [replicatorPasswordVariable]: config.orders.postgres.replicatorPassword,
        },
        cwd: folder,
        stopSignal: "SIGTERM",
      };
    },

    async identify() {
      const { version, clusterId } = await api.worker();
      return `Kafka Connect ${version} for cluster ${clusterId}`;
    },

    provision: () => api.configure(connectorConfig(config)),
  };
}
