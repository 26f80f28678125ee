import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { catchUpClock } from "../../../events/catch-up-clock.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
beforeEach(() => vi.useFakeTimers({ now, toFake: ["Date", "performance"] }));
afterEach(() => vi.useRealTimers());

it("runs fast through the past, and is the present from then on", () => {
  const clock = catchUpClock(now - 60_000, 61);
  expect(clock()).toBe(now - 60_000);
  vi.advanceTimersByTime(500);
  expect(clock()).toBe(now - 60_000 + 30_500);
  vi.advanceTimersByTime(500);
  expect(clock()).toBe(now + 1_000);
  vi.advanceTimersByTime(5_000);
  expect(clock()).toBe(now + 6_000);
});

it("stands still while nobody looks, so that nothing of the past is left out", () => {
  const clock = catchUpClock(now - 3_600_000, 60);
  vi.advanceTimersByTime(20_000);
  expect(clock()).toBe(now - 3_600_000 + 30_000);
  vi.advanceTimersByTime(100);
  expect(clock()).toBe(now - 3_600_000 + 36_000);
});

it("is the present where no past is asked for", () => {
  expect(catchUpClock(null, 60)()).toBe(now);
});
