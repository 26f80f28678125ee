import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Admin, Kafka, logLevel } from "kafkajs";
import type { Config } from "../config/index.ts";
import { heap, jarFolder, javaEnvironment, javaProgram, quickJvm } from "./java.ts";
import { kafkaProperties } from "./kafka-properties.ts";
import { makeTopics } from "./kafka-topics.ts";
import { ForeignServiceError, type Service, StackError } from "./service.ts";

/** One Kafka broker that is its own controller (KRaft), formatted once. */
export function kafkaService(config: Config): Service {
  const { host, port, controllerPort, heapMb } = config.kafka;
  const folder = join(config.stack.stateDir, "kafka");
  const dataFolder = join(folder, "data");
  const metaFile = join(dataFolder, "meta.properties");
  const propertiesFile = join(folder, "server.properties");
  const classPath = join(jarFolder("kafka"), "*");

  return {
    name: "kafka",
    title: "Kafka broker (KRaft)",
    startsAfter: [],
    stopsBefore: [],
    ports: [
      { use: "clients", port },
      { use: "controller", port: controllerPort },
    ],
    address: `${host}:${port}`,

    async prepare() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(propertiesFile, kafkaProperties(config, dataFolder));
      if (existsSync(metaFile)) return;
      const format = spawnSync(
        javaProgram(),
        ["-cp", classPath, "kafka.tools.StorageTool", "format", "-t", newClusterId(), "-c", propertiesFile],
        { encoding: "utf8" },
      );
      if (format.status !== 0)
        throw new StackError(`Kafka's storage could not be formatted: ${format.stderr}`);
    },

    command: () => ({
      program: javaProgram(),
      args: [
        ...heap(heapMb),
        ...quickJvm,
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        "-cp",
        classPath,
        "kafka.Kafka",
        propertiesFile,
      ],
      env: javaEnvironment,
      cwd: folder,
      stopSignal: "SIGTERM",
    }),

    async identify() {
      const expected = clusterIdIn(metaFile);
      const { clusterId } = await withAdmin(config, (admin) => admin.describeCluster());
      if (clusterId !== expected) {
        throw new ForeignServiceError(
          `kafka: the broker on port ${port} belongs to cluster ${clusterId}, not to this stack's ${expected}; ` +
            "end it or set kafka.port",
        );
      }
      return `cluster ${clusterId}`;
    },

    provision: () => withAdmin(config, (admin) => makeTopics(admin, config)),
  };
}

/** 16 random bytes as Kafka writes ids; not starting with a dash, which its tool would read as an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString("base64url");
  return id.startsWith("-") ? newClusterId() : id;
}

function clusterIdIn(metaFile: string): string {
  const id = /^cluster\.id=(.+)$/m.exec(readFileSync(metaFile, "utf8"))?.[1];
  if (id === undefined)
    throw new StackError(`${metaFile} names no cluster.id; the broker's data folder is damaged`);
  return id.trim();
}

async function withAdmin<T>(config: Config, use: (admin: Admin) => Promise<T>): Promise<T> {
  const kafka = new Kafka({
    clientId: "kindling-stack",
    brokers: [`${config.kafka.host}:${config.kafka.port}`],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1000,
    requestTimeout: 10_000,
    // The supervisor asks again by itself while the broker starts.
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}
