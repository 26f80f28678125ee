import { describe, expect, it } from "vitest";
import { germanHolidays } from "../../../../energy/model/holidays.ts";

describe("germanHolidays", () => {
  it("gives the nine nationwide holidays of 2024, as published by the states", () => {
    expect(germanHolidays(2024)).toEqual([
      "2024-01-01",
      "2024-03-29",
      "2024-04-01",
      "2024-05-01",
      "2024-05-09",
      "2024-05-20",
      "2024-10-03",
      "2024-12-25",
      "2024-12-26",
    ]);
  });

  it.each([
    // Easter Mondays: the earliest and the latest of the century's first half, and ordinary years.
    [2008, "2008-03-24"],
    [2011, "2011-04-25"],
    [2025, "2025-04-21"],
    [2027, "2027-03-29"],
    [2038, "2038-04-26"],
  ])("puts Easter Monday of %i on %s", (year, easterMonday) => {
    expect(germanHolidays(year)).toContain(easterMonday);
  });
});
