import { isPortFree } from "../supervisor/port-owner.ts";

/** Every port of a stack, by the variable that sets it. */
const variables = [
  "KINDLING_SPARK_PORTS_MASTER",
  "KINDLING_SPARK_PORTS_MASTER_UI",
  "KINDLING_SPARK_PORTS_WORKER",
  "KINDLING_SPARK_PORTS_WORKER_UI",
  "KINDLING_SPARK_PORTS_APPLICATION_UI",
  "KINDLING_SPARK_PORTS_CONNECT",
  "KINDLING_KAFKA_PORT",
  "KINDLING_KAFKA_CONTROLLER_PORT",
  "KINDLING_STORAGE_PORT",
  "KINDLING_POSTGRES_PORT",
  "KINDLING_UI_PORT",
  "KINDLING_ORDERS_KAFKA_CONNECT_PORT",
];

/** Below the range from which systems give out ports by themselves. */
const bases = [21_000, 22_000, 23_000, 24_000, 25_000, 26_000];

/** Room for the ports of further brokers and workers, which follow those of the first. */
const apart = 10;

/** Ports for a stack beside the user's own: the first block in which all are free. */
export async function freePortBlock(): Promise<Readonly<Record<string, string>>> {
  for (const base of bases) {
    const block = variables.map((name, index) => ({ name, port: base + apart * index }));
    const free = await Promise.all(block.map(({ port }) => isPortFree(port)));
    if (free.every(Boolean)) {
      const ports = block.map(({ name, port }) => [name, String(port)]);
      return { ...Object.fromEntries(ports), KINDLING_KAFKA_PORT_STEP: "1" };
    }
  }
  throw new Error(`no block of ${variables.length} free ports at ${bases.join(", ")}`);
}
