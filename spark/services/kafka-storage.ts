import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Config } from "../config/index.ts";
import { type KafkaBroker, kafkaBrokers } from "../config/kafka-brokers.ts";
import { jarFolder, javaProgram } from "./java.ts";
import { kafkaProperties } from "./kafka-properties.ts";
import { StackError } from "./service.ts";

const runProgram = promisify(execFile);

/** The class path of everything of Kafka. */
export const kafkaClassPath: string = join(jarFolder("kafka"), "*");

/** The folders and files of one broker. */
export function brokerPaths(config: Config, { name }: KafkaBroker) {
  const folder = join(config.stack.stateDir, name);
  const data = join(folder, "data");
  return {
    folder,
    data,
    /** Written by formatting: the id of the cluster, and of the broker. */
    meta: join(data, "meta.properties"),
    properties: join(folder, "server.properties"),
  };
}

/**
 * Writes the settings of all brokers and formats those that are new, under one id.
 *
 * @throws StackError if the state folder holds a cluster of another size: its partitions lie on those brokers
 */
export async function prepareCluster(config: Config): Promise<void> {
  const brokers = kafkaBrokers(config.kafka);
  requireSameSize(config, brokers);
  const formatted = brokers.map((broker) => brokerPaths(config, broker).meta).find(existsSync);
  const clusterId = formatted === undefined ? newClusterId() : clusterIdIn(formatted);
  for (const broker of brokers) {
    const { folder, data, properties } = brokerPaths(config, broker);
    mkdirSync(folder, { recursive: true });
    writeFileSync(properties, kafkaProperties(config, broker, data));
  }
  const unformatted = brokers.filter((broker) => !existsSync(brokerPaths(config, broker).meta));
  await Promise.all(unformatted.map((broker) => format(brokerPaths(config, broker).properties, clusterId)));
}

/** The id of the cluster that a broker's folder was formatted for. */
export function clusterIdIn(metaFile: string): string {
  const id = /^cluster\.id=(.+)$/m.exec(readFileSync(metaFile, "utf8"))?.[1];
  if (id === undefined)
    throw new StackError(`${metaFile} names no cluster.id; the broker's data folder is damaged`);
  return id.trim();
}

/** The controllers vote, and know each other by the settings they were last started with. */
function requireSameSize(config: Config, brokers: readonly KafkaBroker[]): void {
  const [first] = brokers;
  if (first === undefined) return;
  const { meta, properties } = brokerPaths(config, first);
  if (!existsSync(meta) || !existsSync(properties)) return;
  const voters = /^controller\.quorum\.voters=(.+)$/m.exec(readFileSync(properties, "utf8"))?.[1];
  const before = voters?.split(",").length ?? 0;
  if (before === brokers.length) return;
  throw new StackError(
    `kafka: ${config.stack.stateDir} holds a cluster of ${before}, and ${brokers.length} are asked for (kafka.brokers, ` +
      `profile ${config.profile}): use another stack.state_dir, the profile it was started with, or npm run reset`,
  );
}

async function format(properties: string, clusterId: string): Promise<void> {
  const tool = [
    "-cp",
    kafkaClassPath,
    "kafka.tools.StorageTool",
    "format",
    "-t",
    clusterId,
    "-c",
    properties,
  ];
  await runProgram(javaProgram(), tool).catch((error: unknown) => {
    const why = error instanceof Error && "stderr" in error ? error.stderr : error;
    throw new StackError(`Kafka's storage could not be formatted: ${why}`);
  });
}

/** 16 random bytes as Kafka writes ids; not starting with a dash, which its tool would read as an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString("base64url");
  return id.startsWith("-") ? newClusterId() : id;
}
