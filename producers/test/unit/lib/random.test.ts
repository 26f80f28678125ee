import { expect, it } from "vitest";
import { seededRandom } from "../../../lib/random.ts";

it("the same parts give the same numbers, forever", () => {
  const random = seededRandom(42, "weather", 1730419200000);
  expect([random.next(), random.int(1, 6), random.pick(["a", "b", "c"])]).toEqual([
    0.5831716943066567,
    5,
    "a",
  ]);
});

it("another part gives other numbers", () => {
  const first = (...parts: (string | number)[]) => seededRandom(...parts).next();
  expect(new Set([first(1, "a"), first(2, "a"), first(1, "b"), first("1", "a"), first(1)]).size).toBe(5);
});

it("numbers fill their range evenly", () => {
  const random = seededRandom("evenly");
  const counts = new Map<number, number>();
  for (let draw = 0; draw < 6_000; draw++) {
    const face = random.int(1, 6);
    counts.set(face, (counts.get(face) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});

it("normal numbers have mean 0 and deviation 1", () => {
  const random = seededRandom("normal");
  const draws = Array.from({ length: 10_000 }, () => random.normal());
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + draw ** 2, 0) / draws.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
});
