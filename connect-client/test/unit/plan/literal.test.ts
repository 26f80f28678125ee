import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.ts";
import { Expression_LiteralSchema } from "../../../src/gen/spark/connect/expressions_pb.ts";
import type { LiteralInput } from "../../../src/plan/infer-type.ts";
import { literal } from "../../../src/plan/literal.ts";
import {
  CalendarInterval,
  type DataType,
  DayTimeInterval,
  Decimal,
  LocalDate,
  LocalDateTime,
  LocalTime,
  Timestamp,
  t,
  VariantValue,
  YearMonthInterval,
} from "../../../src/types/index.ts";

function json(value: LiteralInput, type?: DataType) {
  return toJson(Expression_LiteralSchema, literal(value, type));
}

describe("a literal without a type", () => {
  it.each<[string, LiteralInput, object]>([
    ["the greatest int", 2 ** 31 - 1, { integer: 2147483647 }],
    ["one more is a long", 2 ** 31, { long: "2147483648" }],
    ["the smallest int", -(2 ** 31), { integer: -2147483648 }],
    ["one less is a long", -(2 ** 31) - 1, { long: "-2147483649" }],
    ["the greatest safe integer", Number.MAX_SAFE_INTEGER, { long: "9007199254740991" }],
    ["a fraction", 0.1, { double: 0.1 }],
    ["minus zero, which integers do not have", -0, { double: -0 }],
    ["NaN", Number.NaN, { double: "NaN" }],
    ["infinity", Number.POSITIVE_INFINITY, { double: "Infinity" }],
    ["a bigint", 5n, { long: "5" }],
    ["the greatest bigint", 2n ** 63n - 1n, { long: "9223372036854775807" }],
    ["text", "é", { string: "é" }],
    ["bytes", Uint8Array.of(1, 2), { binary: "AQI=" }],
    ["a Date, in microseconds", new Date(1500), { timestamp: "1500000" }],
    ["a timestamp", new Timestamp(-1n), { timestamp: "-1" }],
    [
      "a timestamp to the nanosecond",
      new Timestamp(-1n, 1),
      { timestampLtzNanos: { epochMicros: "-1", nanosWithinMicro: 1, precision: 9 } },
    ],
    [
      "a wall clock to the nanosecond",
      new LocalDateTime(5n, 7),
      { timestampNtzNanos: { epochMicros: "5", nanosWithinMicro: 7, precision: 9 } },
    ],
    ["a date, in days", new LocalDate(19723), { date: 19723 }],
    ["a time", new LocalTime(1000n), { time: { nano: "1000", precision: 6 } }],
    ["a decimal", new Decimal(-150n, 2), { decimal: { value: "-1.50", precision: 3, scale: 2 } }],
    ["a decimal below 1", new Decimal(5n, 3), { decimal: { value: "0.005", precision: 3, scale: 3 } }],
    ["null", null, { null: { null: {} } }],
  ])("%s", (_, value, expected) => {
    expect(json(value)).toEqual(expected);
  });

  it("an array of timestamps takes nanoseconds when one of them has some", () => {
    expect(json([new Timestamp(1n), new Timestamp(2n, 3)])).toMatchObject({
      array: { elementType: { timestampLtzNanos: { precision: 9 } } },
    });
  });

  it("an array takes the widest type of its numbers, and nulls", () => {
    expect(json([1, null, 2 ** 40])).toEqual({
      array: {
        elementType: { long: {} },
        elements: [{ long: "1" }, { null: { long: {} } }, { long: String(2 ** 40) }],
      },
    });
    expect(json([1, 0.5])).toMatchObject({ array: { elementType: { double: {} } } });
  });

  it("a map and an object", () => {
    expect(json(new Map([["a", 1]]))).toEqual({
      map: {
        keyType: { string: {} },
        valueType: { integer: {} },
        keys: [{ string: "a" }],
        values: [{ integer: 1 }],
      },
    });
    expect(json({ a: 1 })).toMatchObject({
      struct: {
        structType: { struct: { fields: [{ name: "a", dataType: { integer: {} } }] } },
        elements: [{ integer: 1 }],
      },
    });
  });

  it.each<[string, unknown, RegExp]>([
    ["a number beyond exact integers", 2 ** 53, /9007199254740992n/],
    ["a number that is far beyond", 1e300, /DoubleType/],
    ["a bigint beyond 64 bits", 2n ** 63n, /64 bits/],
    ["a Date that is none", new Date(Number.NaN), /timestamp/],
    ["a decimal of 39 digits", new Decimal(10n ** 38n, 0), /39 digits/],
    ["half of a surrogate pair", "a\ud800b", /"a\\ud800b" has half of a surrogate pair/],
    ["half of a surrogate pair in a list", ["\udfff"], /half of a surrogate pair/],
    ["an array of two kinds", [1, "a"], /int and string/],
    ["undefined", undefined, /undefined/],
    ["a function", () => 1, /no Spark literal/],
    ["a variant", new VariantValue(Uint8Array.of(), Uint8Array.of()), /no Spark literal/],
  ])("refuses %s", (_, value, message) => {
    expect(() => literal(value as LiteralInput)).toThrow(ArgumentError);
    expect(() => literal(value as LiteralInput)).toThrow(message);
  });
});

describe("a literal of a type", () => {
  it("is of exactly that type", () => {
    expect(json(1, t.byte)).toEqual({ byte: 1 });
    expect(json(1, t.short)).toEqual({ short: 1 });
    expect(json(1, t.long)).toEqual({ long: "1" });
    expect(json(1, t.double)).toEqual({ double: 1 });
    expect(json(Decimal.parse("1.5"), t.decimal(10, 2))).toEqual({
      decimal: { value: "1.5", precision: 10, scale: 2 },
    });
    expect(json(null, t.string)).toEqual({ null: { string: {} } });
  });

  it.each<[LiteralInput, DataType, RegExp]>([
    [128, t.byte, /128 is outside the range of tinyint/],
    [2 ** 31, t.integer, /outside the range of int/],
    [2n ** 63n, t.long, /outside the range of bigint/],
    [1e39, t.float, /1e\+39 is outside the range of float/],
    [Number.NaN, t.integer, /NaN is not a value of type int/],
    [Number.NaN, t.decimal(4, 2), /NaN is not a value of type decimal/],
    [1.5, t.decimal(4, 2), /1.5 is not a value of type decimal/],
    ["abc", t.varchar(2), /'abc' is longer than varchar\(2\)/],
    ["2024-02-30", t.date, /'2024-02-30' is not a value of type date/],
    [new LocalDate(0.5), t.date, /is not a value of type date/],
    [new LocalDate(2 ** 31), t.date, /is not a value of type date/],
    [new Timestamp(2n ** 63n), t.timestamp, /is not a value of type timestamp/],
    [new DayTimeInterval(2n ** 63n), t.dayTimeInterval(), /is not a value of type interval day to second/],
    [new YearMonthInterval(2 ** 31), t.yearMonthInterval(), /is not a value of type interval year to month/],
    [LocalTime.parse("00:00:00.0000001"), t.time(), /is not a value of type time\(6\)/],
    [LocalTime.parse("00:00:00.5"), t.time(0), /is not a value of type time\(0\)/],
    [new CalendarInterval(0, 2 ** 31, 0n), t.calendarInterval, /is not a value of type interval/],
    [1.5, t.long, /1.5 is not a value of type bigint/],
    ["1", t.integer, /'1' is not a value of type int/],
    [Decimal.parse("1.55"), t.decimal(10, 1), /'1.55' is not a value of type decimal\(10,1\)/],
    [Decimal.parse("100"), t.decimal(3, 1), /'100' is not a value/],
    [1, t.string, /1 is not a value of type string/],
    [{ b: 1 }, t.struct({ a: t.integer }), /field "b" is not in struct<a:int>/],
    [[1], t.map(t.string, t.integer), /not a value of type map/],
  ])("refuses %s as %s", (value, type, message) => {
    expect(() => literal(value, type)).toThrow(message);
  });

  it("fills missing struct fields with nulls", () => {
    expect(json({ b: "x" }, t.struct({ a: t.integer, b: t.string }))).toMatchObject({
      struct: { elements: [{ null: { integer: {} } }, { string: "x" }] },
    });
  });
});
