import { existsSync } from "node:fs";
import type { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { isTree, readConfigFile, type Tree } from "./config-file.ts";
import { defaults } from "./defaults.ts";
import { configFileVariable, type Environment, readEnvironment } from "./environment.ts";
import { kafkaBrokers } from "./kafka-brokers.ts";
import { keyName, snakeCase, variableName } from "./key-names.ts";
import { ordersTopic } from "./orders-topic.ts";
import { defaultProfiles, type Profiles, profileName, requireProfiles } from "./profiles.ts";
import { fromRepositoryRoot } from "./repository-root.ts";
import { configSchema, type WrittenConfig } from "./schema.ts";
import { readSecrets, withSecrets } from "./secrets.ts";

/** The whole configuration: validated, frozen, with the addresses derived and the secrets within reach. */
export type Config = ReturnType<typeof loadConfig>;

/**
 * Reads the configuration: defaults, overridden by config.yml, by its profile, and by the environment.
 *
 * Every key has a variable, `KINDLING_` and its path in upper snake case
 * (`KINDLING_SPARK_PORTS_CONNECT=15102`); `SPARK_REMOTE` sets `spark.remote`; `KINDLING_CONFIG` names another
 * file. Reads files and starts nothing.
 *
 * @throws ConfigError naming each key, its value and what is allowed.
 *
 * @example
 * loadConfig().spark.remote // "sc://127.0.0.1:15002"
 */
export function loadConfig(environment: Environment = process.env) {
  const file = environment[configFileVariable];
  const path = fromRepositoryRoot(file ?? "config.yml");
  if (file !== undefined && !existsSync(path)) {
    throw new ConfigError([`${configFileVariable} names ${path}, which does not exist`]);
  }
  const { profiles = {}, ...written } = existsSync(path) ? readConfigFile(path) : {};
  const fromEnvironment = readEnvironment(environment, defaults);
  const base = merge({ ...defaults }, written);
  const profile = chooseProfile(merge(base, fromEnvironment.tree), requireProfiles(profiles));
  const merged = { ...merge(merge(base, profile.settings), fromEnvironment.tree), profile: profile.name };
  const parsed = configSchema.safeParse(merged);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.flatMap((issue) => describe(issue, merged, fromEnvironment.variables)),
    );
  }
  return complete(parsed.data, environment);
}

/** The profile in force, and what it sets. */
function chooseProfile(base: Tree, written: Profiles): { readonly name: string; readonly settings: Tree } {
  const profiles = requireProfiles(merge({ ...defaultProfiles }, { ...written }));
  const stateDir = String(valueAt(base, ["stack", "stateDir"]));
  const name = profileName(base.profile, fromRepositoryRoot(stateDir), profiles);
  return { name, settings: profiles[name] ?? {} };
}

/** Fills in what follows from the rest: absolute state folder, addresses, secrets. */
function complete(config: WrittenConfig, environment: Environment) {
  const { spark, kafka, storage, postgres, orders } = config;
  const stateDir = fromRepositoryRoot(config.stack.stateDir);
  const secrets = readSecrets(stateDir, environment);
  const bootstrapServers =
    kafka.bootstrapServers ??
    kafkaBrokers(kafka)
      .map(({ port }) => `${kafka.host}:${port}`)
      .join(",");
  const endpoint = storage.endpoint ?? `http://${storage.host}:${storage.port}`;
  return deepFreeze({
    ...config,
    stack: { ...config.stack, stateDir },
    spark: { ...spark, remote: spark.remote ?? `sc://127.0.0.1:${spark.ports.connect}` },
    kafka: {
      ...kafka,
      bootstrapServers,
      sparkBootstrapServers: kafka.sparkBootstrapServers ?? bootstrapServers,
    },
    storage: withSecrets(
      { ...storage, endpoint, sparkEndpoint: storage.sparkEndpoint ?? endpoint },
      secrets,
      { secretKey: "KINDLING_STORAGE_SECRET_KEY" },
    ),
    postgres: withSecrets(postgres, secrets, {
      password: "KINDLING_POSTGRES_PASSWORD",
      adminPassword: "KINDLING_POSTGRES_ADMIN_PASSWORD",
    }),
    // Its name follows from the prefix, so that it cannot be declared differently in two places.
    topics: [...config.topics, { name: ordersTopic(orders), partitions: orders.kafka.partitions }],
    orders: {
      ...orders,
      postgres: withSecrets(orders.postgres, secrets, {
        appPassword: "KINDLING_ORDERS_APP_PASSWORD",
        readerPassword: "KINDLING_ORDERS_READER_PASSWORD",
        replicatorPassword: "KINDLING_ORDERS_REPLICATOR_PASSWORD",
      }),
    },
  });
}

/** Sections are merged key by key; lists and single values are replaced. */
function merge(base: Tree, override: Tree): Tree {
  const result: Tree = { ...base };
  for (const [key, value] of Object.entries(override)) {
    const existing = result[key];
    result[key] = isTree(existing) && isTree(value) ? merge(existing, value) : value;
  }
  return result;
}

function describe(issue: z.core.$ZodIssue, merged: Tree, variables: ReadonlyMap<string, string>): string[] {
  if (issue.code === "unrecognized_keys") {
    const section = valueAt(defaults, issue.path);
    const known = isTree(section)
      ? Object.keys(section).map(snakeCase).join(", ")
      : "name, partitions, retention_ms";
    return issue.keys.map(
      (key) => `${keyName([...issue.path, key])} is not a key of config.yml; known here: ${known}`,
    );
  }
  const key = settablePath(issue.path);
  const variable = variables.get(key.join("."));
  const origin = variable === undefined ? "config.yml" : `the environment variable ${variable}`;
  const value = JSON.stringify(valueAt(merged, issue.path)) ?? "nothing";
  const remedy = variable === undefined ? ` (or set ${variableName(key)})` : "";
  return [`${keyName(issue.path)} is ${value}, from ${origin}: ${issue.message}${remedy}`];
}

/** The part of a path that one variable sets: a list is set as a whole. */
function settablePath(path: readonly PropertyKey[]): readonly PropertyKey[] {
  const index = path.findIndex((part) => typeof part === "number");
  return index === -1 ? path : path.slice(0, index);
}

function valueAt(tree: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined),
    tree,
  );
}

function deepFreeze<T extends object>(value: T): T {
  for (const child of Object.values(value)) {
    if (typeof child === "object" && child !== null) deepFreeze(child);
  }
  return Object.freeze(value);
}
