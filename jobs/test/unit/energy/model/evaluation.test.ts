import { describe, expect, it } from "vitest";
import { errorsByDay, type ForecastHour, horizonDay } from "../../../../energy/model/evaluation.ts";

const hour = (horizonHours: number, change: Partial<ForecastHour> = {}): ForecastHour => ({
  issuedAt: 0,
  horizonHours,
  predicted: 50,
  actual: 40,
  naiveWeek: 60,
  naiveDay: 80,
  ...change,
});

describe("horizonDay", () => {
  it.each([
    [1, 1],
    [24, 1],
    [25, 2],
    [144, 6],
    [145, 7],
    [168, 7],
  ])("hour %i lies in day %i", (hours, day) => {
    expect(horizonDay(hours)).toBe(day);
  });
});

describe("errorsByDay", () => {
  it("holds the model against both naive forecasts, day by day", () => {
    const hours = [hour(1), hour(2, { predicted: 20 }), hour(25, { naiveWeek: 45, naiveDay: 35 })];
    expect(errorsByDay(hours)).toEqual([
      { horizonDay: 1, n: 2, mae: 15, maeWeek: 20, maeDay: 40, rmaeWeek: 0.75, rmaeDay: 0.375 },
      { horizonDay: 2, n: 1, mae: 10, maeWeek: 5, maeDay: 5, rmaeWeek: 2, rmaeDay: 2 },
    ]);
  });

  it("counts errors in both directions, also around negative prices", () => {
    const hours = [hour(1, { predicted: -10, actual: -30 }), hour(2, { predicted: -50, actual: -30 })];
    expect(errorsByDay(hours)[0]?.mae).toBe(20);
  });
});
