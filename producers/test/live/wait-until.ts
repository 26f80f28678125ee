import { setTimeout as sleep } from "node:timers/promises";

/** Asks again and again until the answer is true; fails after `seconds`, naming what was waited for. */
export async function waitUntil(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  seconds = 60,
): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s in vain for ${what}`);
    await sleep(50);
  }
}
