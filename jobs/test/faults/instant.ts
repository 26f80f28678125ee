import { setTimeout as delay } from "node:timers/promises";
import type { Seeded } from "./seeded.ts";

/** A batch begins every two seconds: an instant within them is the seed's. */
export async function atSomeInstant(random: Seeded): Promise<void> {
  await delay(random.next() * 3_000);
}
