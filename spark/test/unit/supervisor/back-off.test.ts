import { expect, it } from "vitest";
import { BackOff } from "../../../supervisor/back-off.ts";

it("waits twice as long after each death, at most half a minute", () => {
  const backOff = new BackOff();
  const waits = Array.from({ length: 9 }, () => backOff.next(0));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

it("starts from the beginning after a minute of health, and not before", () => {
  const backOff = new BackOff();
  backOff.next(0);
  backOff.next(0);
  expect(backOff.next(59_999)).toBe(2000);
  expect(backOff.next(60_000)).toBe(500);
});
