import { describe, expect, it } from "vitest";
import { figure, isGrowing, markdown, median, quantile, ratioOf } from "../../../bench/statistics.ts";

describe("quantile", () => {
  it("is the value below which that share lies, whatever the order", () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([quantile(hundred, 0), quantile(hundred, 0.5), quantile(hundred, 0.99)]).toEqual([1, 51, 100]);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNaN();
  });
});

describe("ratioOf", () => {
  it("compares medians, and says what single pairs of turns gave", () => {
    expect(ratioOf([10, 20, 30], [10, 10, 20])).toEqual({ ratio: 2, of: [1, 2] });
  });
});

describe("isGrowing", () => {
  const sawtooth = (length: number, slope: number) =>
    Array.from({ length }, (_, second) => (second % 5) + slope * second);

  it("sees a backlog that rises from batch to batch", () => {
    expect(isGrowing(sawtooth(45, 0.2))).toBe(true);
  });

  it("does not take the teeth for growth, nor the way up at the beginning", () => {
    expect(isGrowing(sawtooth(45, 0))).toBe(false);
    expect(isGrowing([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9])).toBe(false);
  });

  it("does not take a falling backlog for a growing one", () => {
    expect(isGrowing(sawtooth(45, -0.05))).toBe(false);
  });
});

describe("what is printed", () => {
  it("has three digits, or thousands apart", () => {
    expect([figure(0.12345), figure(12.345), figure(99.99), figure(123.4), figure(98_765.4)]).toEqual([
      "0.123",
      "12.3",
      "100",
      "123",
      "98,765",
    ]);
    expect(figure(Number.NaN)).toBe("–");
  });

  it("is a table in Markdown", () => {
    expect(markdown(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
  });
});
