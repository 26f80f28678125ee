import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.ts";
import { LocalDate, LocalDateTime, LocalTime, Timestamp } from "../../../src/types/index.ts";
import { civilDateOf, epochDayOf } from "../../../src/types/values/calendar.ts";

describe("calendar", () => {
  it("agrees with JavaScript's Date on every 997th day of 8000 years", () => {
    const first = Date.UTC(1970, 0, 1) / 86_400_000 - 2_000_000;
    for (let day = first; day < first + 4_000_000; day += 997) {
      const date = new Date(day * 86_400_000);
      const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(civilDateOf(day)).toEqual(expected);
      expect(epochDayOf(expected)).toBe(day);
    }
  });
});

describe("LocalDate", () => {
  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2024-02-29", 19_782],
    ["0001-01-01", -719_162],
    ["1582-10-10", -141_432],
    ["9999-12-31", 2_932_896],
    ["-0001-03-01", -719_834],
    ["+10000-01-01", 2_932_897],
  ])("%s is day %d", (text, epochDay) => {
    expect(LocalDate.parse(text).epochDay).toBe(epochDay);
    expect(String(new LocalDate(epochDay))).toBe(text);
  });

  it.each([
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "24-01-01",
    "2024-1",
    "today",
  ])("refuses %s", (text) => {
    expect(() => LocalDate.parse(text)).toThrow(ArgumentError);
  });

  it("is made of and gives its parts", () => {
    const date = LocalDate.of(2024, 2, 29);
    expect([date.year, date.month, date.day]).toEqual([2024, 2, 29]);
    expect(() => LocalDate.of(2023, 2, 29)).toThrow(
      "There is no day with year 2023, month 2 (1 to 12) and day 29.",
    );
  });

  it("converts to and from Date in UTC, and refuses what a Date cannot hold", () => {
    expect(LocalDate.fromDate(new Date("2024-02-29T23:59:59.999Z"))).toEqual(LocalDate.of(2024, 2, 29));
    expect(LocalDate.fromDate(new Date(-1)).epochDay).toBe(-1);
    expect(LocalDate.of(2024, 2, 29).toDate().toISOString()).toBe("2024-02-29T00:00:00.000Z");
    expect(() => new LocalDate(2 ** 31 - 1).toDate()).toThrow(
      "+5881580-07-11 is beyond the range of a JavaScript Date",
    );
    expect(() => LocalDate.fromDate(new Date(Number.NaN))).toThrow(ArgumentError);
  });
});

describe("Timestamp", () => {
  it.each([
    ["2024-03-31T02:30:00.123456+02:00", 1_711_845_000_123_456n, "2024-03-31 00:30:00.123456"],
    ["2024-03-31 00:30:00.12Z", 1_711_845_000_120_000n, "2024-03-31 00:30:00.12"],
    ["2024-03-31 00:30 UTC", 1_711_845_000_000_000n, "2024-03-31 00:30:00"],
    ["2024-03-31", 1_711_843_200_000_000n, "2024-03-31 00:00:00"],
    ["1969-12-31T23:59:59.999999Z", -1n, "1969-12-31 23:59:59.999999"],
    ["0001-01-01 00:00:00", -62_135_596_800_000_000n, "0001-01-01 00:00:00"],
    ["2024-03-31T02:30:00.123456000Z", 1_711_852_200_123_456n, "2024-03-31 02:30:00.123456"],
    ["+294247-01-10 04:00:54.775807", 2n ** 63n - 1n, "+294247-01-10 04:00:54.775807"],
    ["-290308-12-21 19:59:05.224192", -(2n ** 63n), "-290308-12-21 19:59:05.224192"],
  ])("reads %s", (text, epochMicros, printed) => {
    expect(Timestamp.parse(text).epochMicros).toBe(epochMicros);
    expect(String(new Timestamp(epochMicros))).toBe(printed);
  });

  it.each([
    "2024-03-31T24:00:00Z",
    "2024-03-31T02:60Z",
    "2024-03-31T02:30:00.1234567891Z",
    "2024-03-31T02:30+19:00",
    "now",
  ])("refuses %s, which has no such time or finer than nanoseconds", (text) => {
    expect(() => Timestamp.parse(text)).toThrow(ArgumentError);
  });

  it("keeps nanoseconds", () => {
    const at = Timestamp.parse("1969-12-31T23:59:59.999999001Z");
    expect([at.epochMicros, at.nanosOfMicro]).toEqual([-1n, 1]);
    expect(String(at)).toBe("1969-12-31 23:59:59.999999001");
    expect(at.equals(new Timestamp(-1n))).toBe(false);
    expect(String(LocalDateTime.parse("2024-03-31 00:30:00.123456700"))).toBe("2024-03-31 00:30:00.1234567");
  });

  it("keeps milliseconds of a Date and cuts microseconds towards the past", () => {
    expect(Timestamp.fromDate(new Date(1.5e12 + 7)).epochMicros).toBe(1_500_000_000_007_000n);
    expect(new Timestamp(-1n).toDate().getTime()).toBe(-1);
    expect(JSON.stringify(new Timestamp(120_000n))).toBe('"1970-01-01T00:00:00.12Z"');
    expect(() => new Timestamp(2n ** 63n - 1n).toDate()).toThrow("beyond the range of a JavaScript Date");
    expect(() => Timestamp.fromDate(new Date("?"))).toThrow(ArgumentError);
  });
});

describe("LocalDateTime", () => {
  it("reads a clock without a zone and refuses one with a zone", () => {
    const at = LocalDateTime.parse("2024-03-31T02:30");
    expect(String(at)).toBe("2024-03-31 02:30:00");
    expect(JSON.stringify(at)).toBe('"2024-03-31T02:30:00"');
    expect(at.equals(LocalDateTime.fromDate(new Date("2024-03-31T02:30:00Z")))).toBe(true);
    expect(() => LocalDateTime.parse("2024-03-31T02:30Z")).toThrow("expected a date and time without a zone");
  });
});

describe("LocalTime", () => {
  it("keeps nanoseconds", () => {
    expect(LocalTime.parse("13:05:09.25").nanos).toBe(47_109_250_000_000n);
    expect(String(new LocalTime(86_399_999_999_999n))).toBe("23:59:59.999999999");
    expect(String(LocalTime.parse("00:00"))).toBe("00:00:00");
    expect(() => LocalTime.parse("24:00")).toThrow(ArgumentError);
  });
});
