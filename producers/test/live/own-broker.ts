import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromRepositoryRoot } from "@kindling/spark/config";
import type { Kafka } from "kafkajs";
import { kafkaClient, kafkaProbe } from "../../lib/kafka.ts";
import { waitUntil } from "./wait-until.ts";

/** A Kafka broker of the stack's version that a test may kill, because no one else uses it. */
export interface OwnBroker {
  readonly port: number;
  readonly kafka: Kafka;
  /** Starts it, on the data it had, and resolves when it answers. */
  start(): Promise<void>;
  /** Makes topics that are not there yet. */
  createTopics(topics: readonly string[], partitions: number): Promise<void>;
  /** Ends it with a signal and resolves when it is gone. */
  stop(signal: NodeJS.Signals): Promise<void>;
  /** Sends it a signal that does not end it. */
  signal(signal: NodeJS.Signals): void;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Prepares a broker of its own for a test file; it is not started yet. */
export async function ownBroker(): Promise<OwnBroker> {
  const jars = fromRepositoryRoot(".kindling/jars/kafka");
  if (!existsSync(jars))
    throw new Error(`${jars} does not exist: npm start or npm test fetches Kafka's jars`);
  const [port, controllerPort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), "kindling-broker-"));
  const properties = join(folder, "server.properties");
  writeFileSync(properties, serverProperties(port, controllerPort, join(folder, "data")));
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";
  const onClassPath = ["-cp", join(jars, "*")];
  const clusterId = Buffer.from("kindling test 01").toString("base64url");
  const format = ["kafka.tools.StorageTool", "format", "-t", clusterId, "-c", properties];
  const formatted = spawnSync(java, [...onClassPath, ...format], { encoding: "utf8" });
  if (formatted.status !== 0) throw new Error(`Kafka's storage could not be formatted: ${formatted.stderr}`);

  const kafka = kafkaClient(`127.0.0.1:${port}`, "test", () => {});
  const probe = kafkaProbe(`127.0.0.1:${port}`, "test");
  const log = openSync(join(folder, "broker.log"), "a");
  let broker: ChildProcess | null = null;

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (broker === null || broker.exitCode !== null || broker.signalCode !== null) return;
    const gone = once(broker, "exit");
    broker.kill(signal);
    await gone;
  }

  return {
    port,
    kafka,
    async start() {
      const options = ["-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];
      broker = spawn(java, [...options, ...onClassPath, "kafka.Kafka", properties], {
        stdio: ["ignore", log, log],
      });
      await waitUntil("the broker to answer", () => answers(probe));
    },
    async createTopics(topics, partitions) {
      const admin = kafka.admin();
      await admin.connect();
      await admin.createTopics({
        topics: topics.map((topic) => ({ topic, numPartitions: partitions })),
        waitForLeaders: true,
      });
      await admin.disconnect();
    },
    stop,
    signal: (signal) => broker?.kill(signal),
    async remove() {
      await stop("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(kafka: Kafka): Promise<boolean> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length === 1;
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address === "object" && address !== null) return address.port;
  throw new Error("The system gave no port");
}

function serverProperties(port: number, controllerPort: number, data: string): string {
  return [
    "process.roles=broker,controller",
    "node.id=1",
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    "controller.listener.names=CONTROLLER",
    "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    "offsets.topic.replication.factor=1",
    "offsets.topic.num.partitions=1",
    "transaction.state.log.replication.factor=1",
    "transaction.state.log.min.isr=1",
    "group.initial.rebalance.delay.ms=0",
    "auto.create.topics.enable=false",
    "log.cleaner.dedupe.buffer.size=16777216",
    `log.dirs=${data}`,
    "",
  ].join("\n");
}
