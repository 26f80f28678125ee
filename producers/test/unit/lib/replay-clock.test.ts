import { expect, it } from "vitest";
import { startReplayClock } from "../../../lib/replay-clock.ts";

const start = Date.parse("2024-11-01T00:00:00Z");

/** Real time that moves when asked to, or when something sleeps; sleeps end `early` milliseconds too soon. */
function fakeTime(early = 0) {
  const state = { now: 5_000, sleeps: [] as number[] };
  const time = {
    now: () => state.now,
    sleep: async (ms: number) => {
      state.sleeps.push(ms);
      state.now += Math.max(ms - early, 0.1);
    },
  };
  return { state, time };
}

it("runs at its speed from its start", () => {
  const { state, time } = fakeTime();
  const clock = startReplayClock(start, 3600, time);
  expect(clock.now()).toBe(start);
  state.now += 1_500;
  expect(clock.now()).toBe(start + 1.5 * 3_600_000);
});

it("waits for an instant, also when timers fire early, and not for one that has passed", async () => {
  const { state, time } = fakeTime(1);
  const clock = startReplayClock(start, 3600, time);
  const { signal } = new AbortController();
  expect(await clock.until(start + 3_600_000, signal)).toBe(true);
  expect(clock.now()).toBeGreaterThanOrEqual(start + 3_600_000);
  const sleeps = state.sleeps.length;
  expect(sleeps).toBeGreaterThan(1);
  expect(await clock.until(start, signal)).toBe(true);
  expect(state.sleeps).toHaveLength(sleeps);
});

it("sleeps no longer than a timer can", async () => {
  const { state, time } = fakeTime();
  const clock = startReplayClock(start, 0.001, time);
  await clock.until(start + 3_600_000, new AbortController().signal);
  expect(Math.max(...state.sleeps)).toBe(2 ** 31 - 1);
});

it("a signal ends the wait", async () => {
  const controller = new AbortController();
  const clock = startReplayClock(start, 1);
  const waiting = clock.until(start + 3_600_000, controller.signal);
  controller.abort();
  expect(await waiting).toBe(false);
  expect(await clock.until(start + 3_600_000, controller.signal)).toBe(false);
});

it("at infinite speed nothing waits", async () => {
  const clock = startReplayClock(start, Number.POSITIVE_INFINITY);
  expect(await clock.until(Date.parse("2999-01-01T00:00:00Z"), new AbortController().signal)).toBe(true);
});
