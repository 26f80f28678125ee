import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadConfig } from "../../../config/index.ts";
import { kafkaBrokers } from "../../../config/kafka-brokers.ts";
import { kafkaProperties } from "../../../services/kafka-properties.ts";
import { brokerPaths, prepareCluster } from "../../../services/kafka-storage.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const folder = temporaryFolder();
const load = (profile: string) =>
  loadConfig({ KINDLING_PROFILE: profile, KINDLING_STACK_STATE_DIR: folder() });

/** What a start with a profile leaves, but for the brokers' data. */
function leave(profile: string): void {
  const config = load(profile);
  for (const broker of kafkaBrokers(config.kafka)) {
    const { data, meta, properties } = brokerPaths(config, broker);
    mkdirSync(data, { recursive: true });
    writeFileSync(meta, "cluster.id=q_vbwAMuK1UlAC1QEg-M5w\n");
    writeFileSync(properties, kafkaProperties(config, broker, data));
  }
}

it.each([
  ["cluster", "local", "holds a cluster of 3, and 1 are asked for (kafka.brokers, profile local)"],
  ["local", "cluster", "holds a cluster of 1, and 3 are asked for (kafka.brokers, profile cluster)"],
])("a folder of %s refuses %s before anything is written", async (before, after, message) => {
  leave(before);
  const third = `${folder()}/kafka-3`;
  const had = existsSync(third);
  await expect(prepareCluster(load(after))).rejects.toThrow(message);
  expect(existsSync(third)).toBe(had);
});

it("brokers are voters of one quorum, each with folders and ports of its own", () => {
  const config = load("cluster");
  const [, second] = kafkaBrokers(config.kafka);
  if (second === undefined) throw new Error("there is no second broker");
  expect(second).toEqual({ id: 2, name: "kafka-2", port: 29092, controllerPort: 29093 });
  expect(kafkaProperties(config, second, "/data").split("\n")).toEqual(
    expect.arrayContaining([
      "node.id=2",
      "controller.quorum.voters=1@127.0.0.1:19093,2@127.0.0.1:29093,3@127.0.0.1:39093",
      "listeners=CLIENTS://127.0.0.1:29092,CONTROLLER://127.0.0.1:29093",
      "offsets.topic.replication.factor=2",
      "log.dirs=/data",
    ]),
  );
});
