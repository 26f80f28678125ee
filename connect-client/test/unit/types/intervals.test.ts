import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.ts";
import { CalendarInterval, DayTimeInterval, YearMonthInterval } from "../../../src/types/index.ts";

describe("YearMonthInterval", () => {
  it.each([
    [14, "INTERVAL '1-2' YEAR TO MONTH"],
    [-14, "INTERVAL '-1-2' YEAR TO MONTH"],
    [0, "INTERVAL '0-0' YEAR TO MONTH"],
    [2 ** 31 - 1, "INTERVAL '178956970-7' YEAR TO MONTH"],
  ])("%d months", (months, text) => {
    expect(String(new YearMonthInterval(months))).toBe(text);
    expect(YearMonthInterval.parse(text).months).toBe(months);
  });

  it("reads the short form, and refuses a 13th month", () => {
    expect(YearMonthInterval.parse("1-2")).toEqual(YearMonthInterval.of(1, 2));
    expect(() => YearMonthInterval.parse("1-12")).toThrow(ArgumentError);
  });
});

describe("DayTimeInterval", () => {
  it.each([
    [93_784_500_000n, "INTERVAL '1 02:03:04.5' DAY TO SECOND"],
    [-93_784_500_001n, "INTERVAL '-1 02:03:04.500001' DAY TO SECOND"],
    [0n, "INTERVAL '0 00:00:00' DAY TO SECOND"],
    [2n ** 63n - 1n, "INTERVAL '106751991 04:00:54.775807' DAY TO SECOND"],
    [-(2n ** 63n), "INTERVAL '-106751991 04:00:54.775808' DAY TO SECOND"],
  ])("%d microseconds", (micros, text) => {
    expect(String(new DayTimeInterval(micros))).toBe(text);
    expect(DayTimeInterval.parse(text).micros).toBe(micros);
  });

  it("takes milliseconds and refuses other texts", () => {
    expect(DayTimeInterval.fromMillis(1500).micros).toBe(1_500_000n);
    expect(() => DayTimeInterval.parse("5 minutes")).toThrow(ArgumentError);
  });
});

describe("CalendarInterval", () => {
  it.each([
    [
      new CalendarInterval(14, 25, 18_367_008_000n),
      "1 years 2 months 25 days 5 hours 6 minutes 7.008 seconds",
    ],
    [new CalendarInterval(-14, -4, -367_008_000n), "-1 years -2 months -4 days -6 minutes -7.008 seconds"],
    [new CalendarInterval(0, 0, 0n), "0 seconds"],
    [new CalendarInterval(0, 0, -500_000n), "-0.5 seconds"],
    [new CalendarInterval(0, 0, 359_999_500_000n), "99 hours 59 minutes 59.5 seconds"],
  ])("%o", (interval, text) => {
    expect(String(interval)).toBe(text);
    expect(CalendarInterval.parse(text)).toEqual(interval);
  });

  it("reads weeks and refuses fractions of anything but seconds", () => {
    expect(CalendarInterval.parse("interval 2 weeks")).toEqual(new CalendarInterval(0, 14, 0n));
    expect(CalendarInterval.parse("1 second 2 milliseconds 3 microseconds").micros).toBe(1_002_003n);
    expect(() => CalendarInterval.parse("1.5 days")).toThrow(ArgumentError);
    expect(() => CalendarInterval.parse("1.5 milliseconds")).toThrow(ArgumentError);
    expect(() => CalendarInterval.parse("soon")).toThrow(ArgumentError);
  });
});
