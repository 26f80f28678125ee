import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaults } from "../../../config/defaults.ts";
import { ConfigError, loadConfig, repositoryRoot } from "../../../config/index.ts";
import { rememberProfile } from "../../../config/profiles.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kindling-config-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function load(yaml: string, environment: Record<string, string> = {}) {
  const file = join(folder, "config.yml");
  writeFileSync(file, yaml);
  return loadConfig({ KINDLING_CONFIG: file, KINDLING_STACK_STATE_DIR: folder, ...environment });
}

function failure(yaml: string, environment: Record<string, string> = {}): string {
  try {
    load(yaml, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("the configuration was accepted");
}

describe("what overrides what", () => {
  it("takes the defaults, then the file, then the environment", () => {
    const config = load("spark:\n  cores: 3\n  ports:\n    master_ui: 8180\n    connect: 15102\n", {
      KINDLING_SPARK_PORTS_CONNECT: "15202",
    });
    expect(config.spark.cores).toBe(3);
    expect(config.spark.ports).toEqual({ ...defaults.spark.ports, masterUi: 8180, connect: 15202 });
  });

  it("keeps the committed config.yml equal to the defaults", () => {
    const { stack, spark, kafka, storage, ...rest } = loadConfig({});
    expect(stack.stateDir).toBe(join(repositoryRoot, ".kindling"));
    expect(spark.ports).toEqual(defaults.spark.ports);
    expect(kafka.heapMb).toBe(defaults.kafka.heapMb);
    expect(storage.buckets).toEqual(defaults.storage.buckets);
    const { topics, dataGenerator, orders, ui, energy } = defaults;
    const ordersTopic = { name: "kindling_food_orders_raw", partitions: 4 };
    expect(rest).toMatchObject({ topics: [...topics, ordersTopic], dataGenerator, orders, ui, energy });
  });

  it("replaces a list as a whole", () => {
    expect(load("", { KINDLING_STORAGE_BUCKETS: "[one-bucket, two-bucket]" }).storage.buckets).toEqual([
      "one-bucket",
      "two-bucket",
    ]);
  });

  it("keeps the names of Spark's own settings as written", () => {
    expect(
      load("spark:\n  conf:\n    spark.sql.ansi.enabled: false\n    spark.someKey: x\n").spark.conf,
    ).toEqual({
      "spark.sql.ansi.enabled": false,
      "spark.someKey": "x",
    });
  });
});

describe("derived addresses", () => {
  it("follow host and port", () => {
    const config = load(
      "kafka: { port: 9192 }\nstorage: { port: 9100 }\nspark: { ports: { connect: 15102 } }",
    );
    expect(config.spark.remote).toBe("sc://127.0.0.1:15102");
    expect(config.kafka.bootstrapServers).toBe("127.0.0.1:9192");
    expect(config.kafka.sparkBootstrapServers).toBe("127.0.0.1:9192");
    expect(config.storage.endpoint).toBe("http://127.0.0.1:9100");
    expect(config.storage.sparkEndpoint).toBe("http://127.0.0.1:9100");
  });

  it("give way to SPARK_REMOTE and to addresses set by hand", () => {
    const config = load("spark: { remote: 'sc://file:1' }\nkafka: { bootstrap_servers: 'a:1,b:2' }", {
      SPARK_REMOTE: "sc://elsewhere:15002",
    });
    expect(config.spark.remote).toBe("sc://elsewhere:15002");
    expect(config.kafka.bootstrapServers).toBe("a:1,b:2");
  });
});

describe("errors name the key, the value and what is allowed", () => {
  it.each([
    [
      "spark: { ports: { connect: 99999 } }",
      "spark.ports.connect is 99999, from config.yml: expected a port number from 1 to 65535 (or set KINDLING_SPARK_PORTS_CONNECT)",
    ],
    [
      "storage: { engine: floppy }",
      'storage.engine is "floppy", from config.yml: expected s3proxy, versitygw, minio, external (or set KINDLING_STORAGE_ENGINE)',
    ],
    [
      "storage: { buckets: [ok-bucket, No] }",
      'storage.buckets[1] is "No", from config.yml: expected 3 to 63 of a-z, 0-9 and -, starting and ending with a letter or digit (or set KINDLING_STORAGE_BUCKETS)',
    ],
    ["ui: { prot: 1 }", "ui.prot is not a key of config.yml; known here: host, port"],
    [
      "orders: { kafka: { topic_prefix: Food.Orders } }",
      'orders.kafka.topic_prefix is "Food.Orders", from config.yml: expected 1 to 60 of a-z, 0-9, _ and -, starting with a letter (or set KINDLING_ORDERS_KAFKA_TOPIC_PREFIX)',
    ],
    [
      "orders: { streaming: { batch_interval: 0 } }",
      "orders.streaming.batch_interval is 0, from config.yml: expected a number of seconds above 0 (or set KINDLING_ORDERS_STREAMING_BATCH_INTERVAL)",
    ],
    ["storage: { secret_key: x }", /^storage\.secret_key is not a key of config\.yml/],
    ["stack: { stateDir: x }", /^stack\.stateDir in .*: keys are written in snake case, as in state_dir$/],
    ["- a", /must hold sections/],
    ["a: [", /is not valid YAML/],
    ["ui: 3", /^ui is 3, from config\.yml/],
  ])("%s", (yaml, message) => {
    if (message instanceof RegExp) expect(failure(yaml)).toMatch(message);
    else expect(failure(yaml)).toBe(message);
  });

  it("names the variable a bad value came from", () => {
    expect(failure("", { KINDLING_UI_PORT: "web" })).toBe(
      'ui.port is "web", from the environment variable KINDLING_UI_PORT: expected a port number from 1 to 65535',
    );
  });

  it("refuses a variable that belongs to no key", () => {
    expect(failure("", { KINDLING_SPARK_PORT_CONNECT: "1" })).toMatch(
      /KINDLING_SPARK_PORT_CONNECT belongs to no key/,
    );
  });

  it("lists every problem at once", () => {
    expect(failure("ui: { port: 0 }\nspark: { cores: 0 }").split("\n")).toHaveLength(2);
  });

  it("refuses a configuration file that is not there", () => {
    expect(() => loadConfig({ KINDLING_CONFIG: join(folder, "none.yml") })).toThrow(/which does not exist/);
  });
});

describe("profiles", () => {
  it("stand between the file and the environment", () => {
    const yaml = "profile: cluster\nkafka: { port: 9192, heap_mb: 200 }\nspark: { cores: 1 }";
    const { kafka, spark, profile } = load(yaml, { KINDLING_SPARK_WORKERS: "4" });
    expect([profile, kafka.port, kafka.heapMb, spark.cores, spark.workers]).toEqual([
      "cluster",
      19092,
      200,
      1,
      4,
    ]);
  });

  it("cluster has the ports, copies and workers of its contract", () => {
    const { kafka, spark } = load("", { KINDLING_PROFILE: "cluster" });
    expect(kafka.bootstrapServers).toBe("127.0.0.1:19092,127.0.0.1:29092,127.0.0.1:39092");
    expect([kafka.brokers, kafka.replication, kafka.minInSync, spark.workers]).toEqual([3, 2, 1, 2]);
  });

  it("the committed config.yml says what holds without it", () => {
    const { kafka, spark } = loadConfig({ KINDLING_PROFILE: "cluster", KINDLING_STACK_STATE_DIR: folder });
    const without = load("", { KINDLING_PROFILE: "cluster" });
    expect([kafka, spark.workers]).toEqual([without.kafka, without.spark.workers]);
  });

  it("may be changed and added in config.yml", () => {
    const yaml = "profiles:\n  cluster: { kafka: { replication: 3 } }\n  two: { kafka: { brokers: 2 } }";
    expect(load(yaml, { KINDLING_PROFILE: "cluster" }).kafka).toMatchObject({ brokers: 3, replication: 3 });
    expect(load(yaml, { KINDLING_PROFILE: "two" }).kafka.bootstrapServers).toBe(
      "127.0.0.1:9092,127.0.0.1:19092",
    );
  });

  it("are remembered by the state folder, until another is named", () => {
    rememberProfile(folder, "cluster");
    expect(load("").profile).toBe("cluster");
    expect(load("", { KINDLING_PROFILE: "local" }).kafka.brokers).toBe(1);
  });

  it.each([
    ["profile: clutser", 'profile is "clutser": expected local, cluster, or another below profiles'],
    ["profiles: 3", 'profiles must hold sections such as "cluster:"'],
    ["profiles: { cluster: 3 }", 'profiles.cluster must hold sections such as "kafka:", as config.yml does'],
    [
      "profiles: { cluster: { stack: { state_dir: x } } }",
      /^profiles\.cluster\.stack\.state_dir: the state folder/,
    ],
    [
      "kafka: { replication: 2 }",
      "kafka.replication is 2, from config.yml: expected no more copies than there are brokers (kafka.brokers) (or set KINDLING_KAFKA_REPLICATION)",
    ],
    [
      "kafka: { brokers: 3, replication: 2, min_in_sync: 3 }",
      /^kafka\.min_in_sync is 3, from config\.yml: expected no more than there are copies/,
    ],
    ["kafka: { brokers: 9 }", /^kafka\.port_step is 10000, from config\.yml: expected so little that/],
  ])("%s", (yaml, message) => {
    if (message instanceof RegExp) expect(failure(yaml)).toMatch(message);
    else expect(failure(yaml)).toBe(message);
  });
});

describe("secrets", () => {
  it("come from the state folder, and the environment wins", () => {
    writeFileSync(
      join(folder, "secrets.env"),
      "KINDLING_STORAGE_SECRET_KEY=stored\nKINDLING_POSTGRES_PASSWORD=stored2\n",
    );
    const config = load("", { KINDLING_STORAGE_SECRET_KEY: "given" });
    expect(config.storage.secretKey).toBe("given");
    expect(config.postgres.password).toBe("stored2");
  });

  it("that are missing fail in words, and only when asked for", () => {
    const config = load("");
    expect(() => config.storage.secretKey).toThrow(
      "storage.secret_key is not known: start the stack once (npm run up), which makes it, or set KINDLING_STORAGE_SECRET_KEY",
    );
  });

  it("never show when a configuration is printed", () => {
    const config = load("", { KINDLING_STORAGE_SECRET_KEY: "hush-hush" });
    expect(JSON.stringify(config)).not.toContain("hush-hush");
    expect(Object.keys(config.storage)).not.toContain("secretKey");
  });
});

it("is frozen all the way down", () => {
  const config = load("");
  expect(Object.isFrozen(config)).toBe(true);
  expect(Object.isFrozen(config.spark.ports)).toBe(true);
  expect(Object.isFrozen(config.topics[0])).toBe(true);
  expect(Object.isFrozen(config.storage)).toBe(true);
});
