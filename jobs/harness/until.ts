import { setTimeout as delay } from "node:timers/promises";

/** Waits until something holds; says what, and what is known, when it does not in time. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  { seconds = 180, known = () => "" }: { readonly seconds?: number; readonly known?: () => string } = {},
): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}\n${known().slice(-4_000)}`);
    await delay(250);
  }
}
