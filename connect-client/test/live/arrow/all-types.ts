import {
  CalendarInterval,
  type DataType,
  DayTimeInterval,
  Decimal,
  LocalDate,
  LocalDateTime,
  Timestamp,
  t,
  YearMonthInterval,
} from "../../../src/types/index.ts";

/** One Spark type with SQL texts for its least, greatest and typical values, and what they are in JavaScript. */
export interface TypeCase {
  readonly type: DataType;
  readonly values: readonly (readonly [sql: string, value: unknown])[];
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const decimal = (text: string) => Decimal.parse(text);

/** Every type a Spark 4.0 server can send. */
export const allTypes: readonly TypeCase[] = [
  {
    type: t.boolean,
    values: [
      ["true", true],
      ["false", false],
    ],
  },
  {
    type: t.byte,
    values: [
      ["-128Y", -128],
      ["127Y", 127],
      ["0Y", 0],
    ],
  },
  {
    type: t.short,
    values: [
      ["-32768S", -32_768],
      ["32767S", 32_767],
      ["1S", 1],
    ],
  },
  {
    type: t.integer,
    values: [
      ["-2147483648", -2_147_483_648],
      ["2147483647", 2_147_483_647],
      ["42", 42],
    ],
  },
  {
    type: t.long,
    values: [
      ["-9223372036854775808L", -(2n ** 63n)],
      ["9223372036854775807L", 2n ** 63n - 1n],
      ["9007199254740993L", 9_007_199_254_740_993n],
    ],
  },
  {
    type: t.float,
    values: [
      ["FLOAT('-3.4028235E38')", -3.4028234663852886e38],
      ["FLOAT('1.4E-45')", 1.401298464324817e-45],
      ["FLOAT('0.1')", Math.fround(0.1)],
      ["FLOAT('NaN')", Number.NaN],
      ["FLOAT('Infinity')", Number.POSITIVE_INFINITY],
    ],
  },
  {
    type: t.double,
    values: [
      ["-1.7976931348623157E308D", -Number.MAX_VALUE],
      ["4.9E-324D", Number.MIN_VALUE],
      ["DOUBLE('-0.0')", -0],
      ["DOUBLE('NaN')", Number.NaN],
      ["DOUBLE('-Infinity')", Number.NEGATIVE_INFINITY],
    ],
  },
  {
    type: t.decimal(38, 18),
    values: [
      ["-99999999999999999999.999999999999999999BD", decimal("-99999999999999999999.999999999999999999")],
      ["99999999999999999999.999999999999999999BD", decimal("99999999999999999999.999999999999999999")],
      ["CAST('0.000000000000000001' AS DECIMAL(38,18))", decimal("0.000000000000000001")],
      ["CAST('-18.446744073709551616' AS DECIMAL(38,18))", decimal("-18.446744073709551616")],
      ["CAST('9.223372036854775808' AS DECIMAL(38,18))", decimal("9.223372036854775808")],
      ["CAST(0 AS DECIMAL(38,18))", decimal("0.000000000000000000")],
    ],
  },
  {
    type: t.decimal(10, 2),
    values: [
      ["-99999999.99BD", decimal("-99999999.99")],
      ["CAST(12.5 AS DECIMAL(10,2))", decimal("12.50")],
    ],
  },
  {
    type: t.decimal(38, 0),
    values: [["99999999999999999999999999999999999999BD", decimal("99999999999999999999999999999999999999")]],
  },
  {
    type: t.string,
    values: [
      ["''", ""],
      ["'plain'", "plain"],
      ["'grüße, 世界 😀'", "grüße, 世界 😀"],
      ["'a\\u0000b\\n'", "a\u0000b\n"],
    ],
  },
  {
    type: t.collated("UNICODE_CI"),
    values: [["'Ä' COLLATE UNICODE_CI", "Ä"]],
  },
  {
    type: t.binary,
    values: [
      ["X''", bytes()],
      ["X'00FF80'", bytes(0, 255, 128)],
    ],
  },
  {
    type: t.date,
    values: [
      ["DATE'0001-01-01'", LocalDate.of(1, 1, 1)],
      ["DATE'9999-12-31'", LocalDate.of(9999, 12, 31)],
      ["DATE'1582-10-10'", LocalDate.of(1582, 10, 10)],
      ["DATE'1969-12-31'", new LocalDate(-1)],
      ["DATE'2024-02-29'", LocalDate.parse("2024-02-29")],
      ["date_from_unix_date(-2147483648)", new LocalDate(-(2 ** 31))],
      ["date_from_unix_date(2147483647)", new LocalDate(2 ** 31 - 1)],
    ],
  },
  {
    type: t.timestamp,
    values: [
      ["TIMESTAMP'-290308-12-21 19:59:05.224192'", new Timestamp(-(2n ** 63n))],
      ["TIMESTAMP'+294247-01-10 04:00:54.775807'", new Timestamp(2n ** 63n - 1n)],
      ["TIMESTAMP'0001-01-01 00:00:00.000001'", Timestamp.parse("0001-01-01 00:00:00.000001")],
      ["TIMESTAMP'2024-03-31 02:30:00.123456+02:00'", Timestamp.parse("2024-03-31T00:30:00.123456Z")],
      ["timestamp_micros(-1)", new Timestamp(-1n)],
    ],
  },
  {
    type: t.timestampNtz,
    values: [
      ["TIMESTAMP_NTZ'0001-01-01 00:00:00.000001'", LocalDateTime.parse("0001-01-01 00:00:00.000001")],
      ["TIMESTAMP_NTZ'9999-12-31 23:59:59.999999'", LocalDateTime.parse("9999-12-31 23:59:59.999999")],
      ["TIMESTAMP_NTZ'1582-10-10 12:00:00'", LocalDateTime.parse("1582-10-10 12:00:00")],
    ],
  },
  {
    type: t.yearMonthInterval(),
    values: [
      ["INTERVAL '-178956970-8' YEAR TO MONTH", new YearMonthInterval(-(2 ** 31))],
      ["INTERVAL '178956970-7' YEAR TO MONTH", new YearMonthInterval(2 ** 31 - 1)],
      ["INTERVAL '1-2' YEAR TO MONTH", YearMonthInterval.of(1, 2)],
    ],
  },
  {
    type: t.dayTimeInterval(),
    values: [
      ["INTERVAL '-106751991 04:00:54.775808' DAY TO SECOND", new DayTimeInterval(-(2n ** 63n))],
      ["INTERVAL '106751991 04:00:54.775807' DAY TO SECOND", new DayTimeInterval(2n ** 63n - 1n)],
      ["INTERVAL '1 02:03:04.5' DAY TO SECOND", DayTimeInterval.parse("1 02:03:04.5")],
      ["INTERVAL '-0 00:00:00.000001' DAY TO SECOND", new DayTimeInterval(-1n)],
    ],
  },
  {
    type: t.calendarInterval,
    values: [
      ["make_interval(1, 2, 3, 4, 5, 6, 7.008)", new CalendarInterval(14, 25, 18_367_008_000n)],
      ["make_interval(-1, -2, 0, -4, 0, -6, -7.008)", new CalendarInterval(-14, -4, -367_008_000n)],
      ["make_interval()", new CalendarInterval(0, 0, 0n)],
    ],
  },
  {
    type: t.array(t.integer),
    values: [
      ["array(1, NULL, 3)", [1, null, 3]],
      ["CAST(array() AS ARRAY<INT>)", []],
    ],
  },
  {
    type: t.map(t.string, t.date),
    values: [
      [
        "map('a', DATE'2024-01-01', 'b', NULL)",
        new Map<string, LocalDate | null>([
          ["a", LocalDate.of(2024, 1, 1)],
          ["b", null],
        ]),
      ],
      ["CAST(map() AS MAP<STRING, DATE>)", new Map()],
    ],
  },
  {
    type: t.map(t.long, t.decimal(5, 1)),
    values: [
      [
        "map(9007199254740993L, 1.5BD, -1L, NULL)",
        new Map([
          [9_007_199_254_740_993n, decimal("1.5")],
          [-1n, null],
        ]),
      ],
    ],
  },
  {
    type: t.map(t.struct({ day: t.date, at: t.timestamp }), t.map(t.decimal(3, 2), t.binary)),
    values: [
      [
        "map(named_struct('day', DATE'1582-10-10', 'at', TIMESTAMP'0001-01-01 00:00:00.000001'), map(1.25BD, X'00FF'))",
        new Map([
          [
            { day: LocalDate.of(1582, 10, 10), at: Timestamp.parse("0001-01-01 00:00:00.000001") },
            new Map([[decimal("1.25"), bytes(0, 255)]]),
          ],
        ]),
      ],
    ],
  },
  {
    type: t.struct({ x: t.long, y: t.struct({ z: t.array(t.string) }) }),
    values: [
      ["named_struct('x', 1L, 'y', named_struct('z', array('a', NULL)))", { x: 1n, y: { z: ["a", null] } }],
      [
        "CAST(named_struct('x', NULL, 'y', NULL) AS STRUCT<x: BIGINT, y: STRUCT<z: ARRAY<STRING>>>)",
        { x: null, y: null },
      ],
    ],
  },
];
