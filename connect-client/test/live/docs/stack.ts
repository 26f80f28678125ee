import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";

const { env } = process;
const stateFolder =
  env.KINDLING_STACK_STATE_DIR ?? fileURLToPath(new URL("../../../../.kindling/", import.meta.url));

/** The password of the stack's Postgres, made at its first start. */
function password(): string {
  const secrets = join(stateFolder, "secrets.env");
  const stored = existsSync(secrets) ? parseEnv(readFileSync(secrets, "utf8")) : {};
  return env.KINDLING_POSTGRES_PASSWORD ?? stored.KINDLING_POSTGRES_PASSWORD ?? "";
}

const database = `${env.KINDLING_POSTGRES_HOST ?? "127.0.0.1"}:${env.KINDLING_POSTGRES_PORT ?? 15432}/kindling`;

/** The Kafka of the local stack. */
export const kafka = `${env.KINDLING_KAFKA_HOST ?? "127.0.0.1"}:${env.KINDLING_KAFKA_PORT ?? 9092}`;

/** The Postgres of the local stack, as Spark's server reaches it. */
export const jdbc = `jdbc:postgresql://${database}?user=kindling&password=${password()}`;
