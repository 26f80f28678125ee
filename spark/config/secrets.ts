import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { ConfigError } from "./config-error.ts";

/** Secrets, by the variable that carries each. They never stand in config.yml. */
export const secretVariables: ReadonlyMap<string, string> = new Map([
  ["KINDLING_STORAGE_SECRET_KEY", "storage.secret_key"],
  ["KINDLING_POSTGRES_PASSWORD", "postgres.password"],
  ["KINDLING_POSTGRES_ADMIN_PASSWORD", "postgres.admin_password"],
  ["KINDLING_ORDERS_APP_PASSWORD", "orders.postgres.app_password"],
  ["KINDLING_ORDERS_READER_PASSWORD", "orders.postgres.reader_password"],
  ["KINDLING_ORDERS_REPLICATOR_PASSWORD", "orders.postgres.replicator_password"],
]);

/** Where the stack keeps the secrets it made at its first start. */
export function secretsFile(stateDir: string): string {
  return join(stateDir, "secrets.env");
}

/** The secrets known now: the environment's, then those of `<stateDir>/secrets.env`. */
export function readSecrets(
  stateDir: string,
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const path = secretsFile(stateDir);
  const stored = existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
  const known = new Map<string, string>();
  for (const name of secretVariables.keys()) {
    const value = environment[name] ?? stored[name];
    if (value !== undefined && value !== "") known.set(name, value);
  }
  return known;
}

/**
 * Adds properties that read a secret when asked, and fail in words when there is none yet. They are not
 * enumerable, so that printing or serialising a configuration cannot show them.
 */
export function withSecrets<T extends object, K extends string>(
  section: T,
  secrets: ReadonlyMap<string, string>,
  variables: Readonly<Record<K, string>>,
): T & Readonly<Record<K, string>> {
  const extended = { ...section };
  for (const [key, variable] of Object.entries<string>(variables)) {
    Object.defineProperty(extended, key, { enumerable: false, get: () => required(secrets, variable) });
  }
  return Object.freeze(extended) as T & Readonly<Record<K, string>>;
}

function required(secrets: ReadonlyMap<string, string>, variable: string): string {
  const value = secrets.get(variable);
  if (value !== undefined) return value;
  throw new ConfigError([
    `${secretVariables.get(variable)} is not known: start the stack once (npm run up), which makes it, or set ${variable}`,
  ]);
}
