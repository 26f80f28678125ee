import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { Kafka, logLevel } from "kafkajs";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { storageClient } from "../../clients/index.ts";
import { loadConfig } from "../../config/index.ts";
import { stackServices } from "../../services/stack.ts";
import { isAlive } from "../../supervisor/process-identity.ts";
import { readStatus } from "../../supervisor/stack-state.ts";

const config = loadConfig();

describe("every service, asked over its own protocol, says who it is", () => {
  it.each([
    ["storage", /^s3proxy|^minio|^versitygw/],
    ["kafka", /^cluster [A-Za-z0-9_-]{22}$/],
    ["postgres", /^PostgreSQL 18\.\d+, system \d+$/],
    ["master", new RegExp(`^spark://127\\.0\\.0\\.1:${config.spark.ports.master}$`)],
    ["worker", /^worker-\d+-127\.0\.0\.1-\d+, \d+ cores$/],
    ["connect", /^Spark 4\.0\.0, app-\d+-\d+$/],
  ])("%s", async (name, identity) => {
    const service = stackServices(config).find((one) => one.name === name);
    expect(await service?.identify()).toMatch(identity);
  });
});

it("stack.json shows live processes, ready, with what they said", () => {
  const status = readStatus(config.stack.stateDir);
  expect(status?.services.map(({ name, state }) => [name, state])).toEqual(
    ["storage", "kafka", "postgres", "master", "worker", "connect"].map((name) => [name, "ready"]),
  );
  for (const { pid, processStartedAt, identity } of status?.services ?? []) {
    expect(isAlive({ pid: pid ?? 0, startedAt: processStartedAt ?? "" })).toBe(true);
    expect(identity).not.toBeNull();
  }
});

it("the topics of the configuration are there, with their partitions", async () => {
  const admin = new Kafka({
    brokers: config.kafka.bootstrapServers.split(","),
    logLevel: logLevel.NOTHING,
  }).admin();
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: config.topics.map(({ name }) => name) });
    const found = topics.map(({ name, partitions }) => ({ name, partitions: partitions.length }));
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect(found.sort(byName)).toEqual(
      config.topics.map(({ name, partitions }) => ({ name, partitions })).sort(byName),
    );
  } finally {
    await admin.disconnect();
  }
});

it("a misspelt topic fails instead of appearing", async () => {
  const admin = new Kafka({
    brokers: config.kafka.bootstrapServers.split(","),
    logLevel: logLevel.NOTHING,
  }).admin();
  await admin.connect();
  try {
    await expect(admin.fetchTopicMetadata({ topics: ["energy-wether"] })).rejects.toThrow(/topic-partition/);
    expect(await admin.listTopics()).not.toContain("energy-wether");
  } finally {
    await admin.disconnect();
  }
});

it("the buckets of the configuration are there", async () => {
  const client = storageClient(config.storage);
  for (const Bucket of config.storage.buckets) await client.send(new HeadBucketCommand({ Bucket }));
  client.destroy();
});

describe("the role of jobs in Postgres", () => {
  async function asRole<T>(database: string, use: (client: Client) => Promise<T>): Promise<T> {
    const { host, port, user, password } = config.postgres;
    const client = new Client({ host, port, user, password, database });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }

  it("owns its databases and no more", async () => {
    const rights = await asRole(config.postgres.database, (client) =>
      client.query(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user",
      ),
    );
    expect(rights.rows).toEqual([
      { rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false },
    ]);
    await asRole(config.postgres.catalogDatabase, async (client) => {
      await client.query("CREATE TABLE stack_test (id int)");
      await client.query("DROP TABLE stack_test");
    });
  });

  it("may not make databases or roles", async () => {
    await asRole(config.postgres.database, async (client) => {
      await expect(client.query("CREATE DATABASE stack_test")).rejects.toThrow(/permission denied/);
      await expect(client.query("CREATE ROLE stack_test")).rejects.toThrow(/permission denied/);
    });
  });

  it("is refused with a wrong password", async () => {
    const { host, port, user, database } = config.postgres;
    const client = new Client({ host, port, user, password: "wrong", database });
    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
  });
});

it("nothing of the stack listens beyond loopback", async () => {
  const { networkInterfaces } = await import("node:os");
  const { connect } = await import("node:net");
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal);
  if (outside === undefined) {
    console.warn(
      "spark/test/live/stack.test.ts: this machine has loopback only, so nothing could be reached anyway",
    );
    return;
  }
  const reachable = (port: number) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host: outside.address, port, timeout: 2000 });
      const done = (answer: boolean) => {
        socket.destroy();
        resolve(answer);
      };
      socket.once("connect", () => done(true));
      socket.once("error", () => done(false));
      socket.once("timeout", () => done(false));
    });
  for (const { name, ports } of stackServices(config)) {
    for (const { port, use } of ports) expect([name, use, await reachable(port)]).toEqual([name, use, false]);
  }
});
