import { rmSync } from "node:fs";
import { join } from "node:path";
import { freePortBlock } from "@kindling/spark/cli";
import { repositoryRoot } from "@kindling/spark/config";
import { freePort } from "../../harness/free-port.ts";
import { startStack, stopStack } from "../../harness/stack.ts";

// Set by `npm run test:faults -- --orders 1000000`.
const { FAULTS_ORDERS = "100000" } = process.env;

/** A cluster for the faults alone: small, on ports of its own, with minutes that close soon. */
export async function setup(): Promise<() => Promise<void>> {
  const stateDir = join(repositoryRoot, ".kindling", "test", "faults");
  rmSync(stateDir, { recursive: true, force: true });
  const ports = await freePortBlock();
  Object.assign(process.env, {
    ...ports,
    ...small,
    ...quick,
    SPARK_REMOTE: `sc://127.0.0.1:${ports.KINDLING_SPARK_PORTS_CONNECT}`,
    KINDLING_PROFILE: "cluster",
    // On a busy machine a server that is slow to start must not be taken for a dead one.
    KINDLING_STACK_READY_TIMEOUT_SECONDS: "400",
    KINDLING_STACK_STATE_DIR: stateDir,
    // Spark reaches the store through a proxy, which the tests start.
    KINDLING_STORAGE_SPARK_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
  });
  const stack = await startStack();
  return () => stopStack(stack);
}

const small = {
  KINDLING_SPARK_CORES: "1",
  KINDLING_SPARK_MASTER_HEAP_MB: "128",
  KINDLING_SPARK_WORKER_HEAP_MB: "128",
  KINDLING_SPARK_DRIVER_HEAP_MB: "896",
  KINDLING_SPARK_EXECUTOR_HEAP_MB: "512",
  KINDLING_KAFKA_HEAP_MB: "160",
  KINDLING_SPARK_SHUFFLE_PARTITIONS: "1",
};

const quick = {
  KINDLING_ORDERS_STREAMING_BATCH_INTERVAL: "2",
  // Soon left behind, but not by a reader who follows a backfill.
  KINDLING_ORDERS_POSTGRES_SLOT_KEEP_MB: String(384 + Math.ceil(Number(FAULTS_ORDERS) / 500)),
  KINDLING_EVENTS_TRIGGER_SECONDS: "2",
  KINDLING_EVENTS_BACKGROUND_SECONDS: "2",
  KINDLING_EVENTS_LATE_AFTER_MINUTES: "1",
  KINDLING_EVENTS_FUTURE_AFTER_MINUTES: "1",
  KINDLING_EVENTS_SKEW_MINUTES: "1",
};
