import { setTimeout as delay } from "node:timers/promises";
import { crash } from "../../harness/services.ts";
import type { StoreFault } from "../../harness/store-proxy.ts";
import { until } from "../../harness/until.ts";
import type { Fault, Scene } from "./inflict.ts";

/** What may befall any system: the services it stands on die, or do badly. */
export const stackFaults = new Map<string, Fault>([
  ["kill -9 of the Connect server", () => kill("connect")],
  ["kill -9 of a worker", ({ random }) => kill(random.pick(["worker", "worker-2"]))],
  ["kill -9 of a broker", ({ random }) => kill(random.pick(["kafka", "kafka-2", "kafka-3"]))],
  ["kill -9 of the object store", () => kill("storage")],
  ["object store answers 503", (scene) => failStore(scene, "unavailable")],
  ["object store is slow", (scene) => failStore(scene, "slow")],
  ["object store resets uploads halfway", (scene) => failStore(scene, "reset")],
]);

async function kill(service: string): Promise<number> {
  const killedAt = Date.now();
  await crash(service);
  return killedAt;
}

async function failStore({ store, random }: Scene<unknown>, fault: StoreFault): Promise<number> {
  const before = store.met;
  store.fault = fault;
  try {
    await until(`the store's fault was met (${fault})`, () => store.met > before + 2, { seconds: 600 });
    await delay(1_000 + random.next() * 5_000);
  } finally {
    store.fault = "none";
  }
  return Date.now();
}
