import { describe, expect, it } from "vitest";
import { foldsByFit, weeklyFolds, weekMs } from "../../../../energy/model/folds.ts";

describe("weeklyFolds", () => {
  const first = Date.parse("2024-06-30T23:00:00Z");

  it("gives July to December 2024 twenty-six weeks that are wholly known", () => {
    const folds = weeklyFolds(first, Date.parse("2024-12-31T23:00:00Z"), 1);
    expect(folds).toHaveLength(26);
    expect(new Date(folds.at(-1)?.issuedAt ?? 0).toISOString()).toBe("2024-12-22T23:00:00.000Z");
    expect(folds.every((fold) => fold.trainedUntil === fold.issuedAt)).toBe(true);
  });

  it("keeps a model for as many weeks as it is told, and never one that has seen its fold", () => {
    const folds = weeklyFolds(first, first + 5 * weekMs, 2);
    expect(folds.map(({ trainedUntil }) => (trainedUntil - first) / weekMs)).toEqual([0, 0, 2, 2, 4]);
  });

  it("has no fold where a week is not wholly known", () => {
    expect(weeklyFolds(first, first + weekMs - 1, 1)).toEqual([]);
  });
});

describe("foldsByFit", () => {
  it("puts the folds of one model together, in the order of time", () => {
    const groups = foldsByFit(weeklyFolds(0, 5 * weekMs, 2));
    expect(groups.map((group) => group.map(({ issuedAt }) => issuedAt / weekMs))).toEqual([
      [0, 1],
      [2, 3],
      [4],
    ]);
  });
});
