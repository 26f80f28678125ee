import { expect, it } from "vitest";
import { rhythms } from "../../../events/rhythms.ts";

const minutesOfWeek = Array.from({ length: 7 * 1_440 }, (_, i) => Date.UTC(2026, 2, 2) + i * 60_000);

it.each(Object.entries(rhythms))("%s keeps the rate over a week", (_, rhythm) => {
  const mean = minutesOfWeek.reduce((sum, at) => sum + rhythm(at), 0) / minutesOfWeek.length;
  expect(mean).toBeCloseTo(1, 2);
});

it("daily has quiet nights, evenings ten times as busy, and no jumps", () => {
  const wednesday = Date.UTC(2026, 2, 4);
  const [night, evening] = [
    rhythms.daily(wednesday + 3 * 3_600_000),
    rhythms.daily(wednesday + 20 * 3_600_000),
  ];
  expect(evening / night).toBeGreaterThan(10);
  const steps = minutesOfWeek.map((at) => Math.abs(rhythms.daily(at + 60_000) - rhythms.daily(at)));
  expect(Math.max(...steps)).toBeLessThan(0.03);
});
