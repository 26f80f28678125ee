import { type Admin, Kafka, logLevel } from "kafkajs";
import type { Config } from "../config/index.ts";
import { type KafkaBroker, kafkaBrokers } from "../config/kafka-brokers.ts";
import { heap, javaEnvironment, javaProgram, quickJvm } from "./java.ts";
import { brokerPaths, clusterIdIn, kafkaClassPath, prepareCluster } from "./kafka-storage.ts";
import { makeTopics } from "./kafka-topics.ts";
import { ForeignServiceError, type Service } from "./service.ts";

/** The Kafka brokers of the stack, each a controller too (KRaft), formatted once and together. */
export function kafkaServices(config: Config): Service[] {
  let prepared: Promise<void> | undefined;
  const prepare = () => {
    prepared ??= prepareCluster(config);
    return prepared;
  };
  return kafkaBrokers(config.kafka).map((broker) => brokerService(config, broker, prepare));
}

/** One broker. The first makes the topics, which waits until there are brokers enough for their copies. */
function brokerService(config: Config, broker: KafkaBroker, prepare: () => Promise<void>): Service {
  const { host, heapMb } = config.kafka;
  const { id, name, port, controllerPort } = broker;
  const paths = brokerPaths(config, broker);
  return {
    name,
    title: config.kafka.brokers === 1 ? "Kafka broker (KRaft)" : `Kafka broker ${id} (KRaft)`,
    startsAfter: [],
    stopsBefore: [],
    ports: [
      { use: "clients", port },
      { use: "controller", port: controllerPort },
    ],
    address: `${host}:${port}`,

    prepare,

    command: () => ({
      program: javaProgram(),
      args: [
        ...heap(heapMb),
        ...quickJvm,
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        "-cp",
        kafkaClassPath,
        "kafka.Kafka",
        paths.properties,
      ],
      env: javaEnvironment,
      cwd: paths.folder,
      stopSignal: "SIGTERM",
    }),

    async identify() {
      const expected = clusterIdIn(paths.meta);
      const { clusterId } = await withAdmin(broker, host, (admin) => admin.describeCluster());
      if (clusterId !== expected) {
        throw new ForeignServiceError(
          `${name}: the broker on port ${port} belongs to cluster ${clusterId}, not to this stack's ${expected}; ` +
            "end it or set kafka.port",
        );
      }
      return `cluster ${clusterId}`;
    },

    ...(id === 1 && { provision: () => withAdmin(broker, host, (admin) => makeTopics(admin, config)) }),
  };
}

async function withAdmin<T>(
  { port }: KafkaBroker,
  host: string,
  use: (admin: Admin) => Promise<T>,
): Promise<T> {
  const kafka = new Kafka({
    clientId: "kindling-stack",
    brokers: [`${host}:${port}`],
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
