import type { Config } from "../config/index.ts";
import { type KafkaBroker, kafkaBrokers } from "../config/kafka-brokers.ts";

/** A broker's settings: broker and controller in one, on loopback, small. */
export function kafkaProperties(config: Config, broker: KafkaBroker, dataFolder: string): string {
  const { host, replication, minInSync } = config.kafka;
  const { id, port, controllerPort } = broker;
  const voters = kafkaBrokers(config.kafka).map((each) => `${each.id}@${host}:${each.controllerPort}`);
  const settings: Record<string, string | number | boolean> = {
    "process.roles": "broker,controller",
    "node.id": id,
    "controller.quorum.voters": voters.join(","),
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "CLIENTS",
    listeners: `CLIENTS://${host}:${port},CONTROLLER://${host}:${controllerPort}`,
    "advertised.listeners": `CLIENTS://${host}:${port}`,
    "listener.security.protocol.map": "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": dataFolder,
    // Topics come from config.yml; a misspelt one must fail rather than appear.
    "auto.create.topics.enable": false,
    "default.replication.factor": replication,
    // Kafka's own topics default to three copies and 50 partitions, which one broker cannot hold.
    "offsets.topic.replication.factor": replication,
    "offsets.topic.num.partitions": 4,
    "transaction.state.log.replication.factor": replication,
    "transaction.state.log.min.isr": minInSync,
    "transaction.state.log.num.partitions": 4,
    "share.coordinator.state.topic.replication.factor": replication,
    "share.coordinator.state.topic.min.isr": minInSync,
    "share.coordinator.state.topic.num.partitions": 4,
    // A group of one or two consumers has nobody to wait for.
    "group.initial.rebalance.delay.ms": 0,
    // 128 MB by default, of a heap of 256.
    "log.cleaner.dedupe.buffer.size": 16_777_216,
    // One message of the largest kind the tests send, and its headers.
    "message.max.bytes": 4_194_304,
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join("\n")}\n`;
}
