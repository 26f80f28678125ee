import { describe, expect, it } from "vitest";
import type { ForecastHour } from "../../../../energy/model/evaluation.ts";
import { bandOf, coverageByDay, priceBands } from "../../../../energy/model/price-bands.ts";

/** Errors -50 to 50 around each of two predictions, ten times as wide around the dear one. */
function spread(issuedAt: number): ForecastHour[] {
  return Array.from({ length: 202 }, (_, index) => {
    const step = (index % 101) - 50;
    const predicted = index < 101 ? 20 : 200;
    return {
      issuedAt,
      horizonHours: 1 + (index % 168),
      predicted,
      actual: predicted + (index < 101 ? step : step * 10),
      naiveWeek: 0,
      naiveDay: 0,
    };
  });
}

describe("priceBands", () => {
  it("gives each band the quantiles 7 and 93 of its own errors", () => {
    const bands = priceBands(spread(0));
    expect(bands.limits).toEqual([40, 90, 130]);
    expect([bands.lower[0], bands.upper[0]]).toEqual([-43, 43]);
    expect([bands.lower[3], bands.upper[3]]).toEqual([-430, 430]);
  });

  it("gives a band without enough errors the quantiles of all", () => {
    const bands = priceBands(spread(0));
    expect([bands.lower[1], bands.upper[1]]).toEqual([bands.lower[2], bands.upper[2]]);
    expect(bands.upper[1]).toBeGreaterThan(43);
  });

  it("always holds the prediction itself, even where all errors have one sign", () => {
    const bands = priceBands(spread(0).map((hour) => ({ ...hour, actual: hour.predicted + 5 })));
    expect(bands.lower).toEqual([0, 0, 0, 0]);
    expect(bands.upper).toEqual([5, 5, 5, 5]);
  });
});

describe("bandOf", () => {
  it.each([
    [-80, 0],
    [39.99, 0],
    [40, 1],
    [130, 3],
    [900, 3],
  ])("a prediction of %d lies in band %i", (predicted, band) => {
    expect(bandOf(predicted, [40, 90, 130])).toBe(band);
  });
});

describe("coverageByDay", () => {
  it("holds a fold against earlier folds alone", () => {
    const week = 168 * 3_600_000;
    const later = spread(week).map((hour) => ({ ...hour, actual: hour.predicted + 10_000 }));
    const coverage = coverageByDay([...spread(0), ...later], 1);
    expect([...coverage.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(coverage.values())).toEqual(new Set([0]));
  });

  it("finds about the share the quantiles leave inside when nothing changes", () => {
    const week = 168 * 3_600_000;
    const coverage = [...coverageByDay([...spread(0), ...spread(week)], 1).values()];
    const all = coverage.reduce((sum, share) => sum + share, 0) / coverage.length;
    expect(all).toBeGreaterThan(0.83);
    expect(all).toBeLessThan(0.9);
  });
});
