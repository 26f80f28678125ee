import { RecordBatchReader } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { encodeRows, RowDecoder } from "../../../src/arrow/index.ts";
import { ArgumentError } from "../../../src/errors/index.ts";
import {
  CalendarInterval,
  type DataType,
  DayTimeInterval,
  Decimal,
  Geography,
  Geometry,
  LocalDate,
  LocalDateTime,
  LocalTime,
  StructField,
  StructType,
  Timestamp,
  t,
  YearMonthInterval,
} from "../../../src/types/index.ts";
import { vectorType } from "../../../src/types/ml-types.ts";
import { DenseVector, SparseVector } from "../../../src/types/vector.ts";

function roundTrip(rows: readonly unknown[], schema: StructType): unknown[] {
  return RowDecoder.ofObjects(schema).decode(encodeRows(rows, schema));
}

describe("encodeRows", () => {
  it("takes what is wider than what comes back", () => {
    const schema = t.struct({ l: t.long, d: t.decimal(5, 2), at: t.timestamp, f: t.float });
    const rows = [{ l: -7, d: 12n, at: new Date(1), f: 0.1 }];
    expect(roundTrip(rows, schema)).toEqual([
      { l: -7n, d: new Decimal(1200n, 2), at: new Timestamp(1000n), f: Math.fround(0.1) },
    ]);
  });

  it("writes every whole number and every date as it is", () => {
    const edges = [0, 1, 2 ** 31, 2 ** 32, 2 ** 33 + 7, 8_640_000_000_000, Number.MAX_SAFE_INTEGER];
    const numbers = [...edges, ...edges.map((number) => -number), -1, -(2 ** 32) - 1];
    const longs = numbers.map((l) => ({ l }));
    expect(roundTrip(longs, t.struct({ l: t.long }))).toEqual(longs.map(({ l }) => ({ l: BigInt(l) })));
    const days = [...numbers.filter((ms) => Math.abs(ms) <= 8.64e15), 9_007_199_254_741, 8.64e15, -8.64e15];
    const dates = days.map((ms) => ({ at: new Date(ms) }));
    expect(roundTrip(dates, t.struct({ at: t.timestamp }))).toEqual(
      days.map((ms) => ({ at: new Timestamp(BigInt(ms) * 1000n) })),
    );
    expect(() => encodeRows([{ at: new Date(Number.NaN) }], t.struct({ at: t.timestamp }))).toThrow(
      ArgumentError,
    );
  });

  it("keeps shapes, their reference systems and nulls", () => {
    const schema = t.struct({ at: t.geometry("ANY"), area: t.geography(4326) });
    const rows = [
      { at: new Geometry(Uint8Array.of(1, 2), 0), area: null },
      { at: null, area: new Geography(Uint8Array.of(3)) },
      { at: new Geometry(Uint8Array.of(), 3857), area: null },
    ];
    expect(roundTrip(rows, schema)).toEqual(rows);
  });

  it("keeps nanoseconds before and after 1970", () => {
    const schema = t.struct({ at: t.timestampNanos(), wall: t.timestampNtzNanos(7) });
    const rows = [
      { at: new Timestamp(-1n, 1), wall: new LocalDateTime(-1n, 900) },
      { at: new Timestamp(0n, 999), wall: new LocalDateTime(0n) },
      { at: new Timestamp(-1000n), wall: null },
    ];
    expect(roundTrip(rows, schema)).toEqual(rows);
  });

  it("takes arrays of values in order, and objects with columns missing", () => {
    const schema = t.struct({ a: t.integer, b: t.string });
    expect(roundTrip([[1, "x"], [null, undefined], {}, { b: "y" }], schema)).toEqual([
      { a: 1, b: "x" },
      { a: null, b: null },
      { a: null, b: null },
      { a: null, b: "y" },
    ]);
  });

  it("writes any number of rows as one batch, in order", () => {
    const schema = t.struct({ i: t.integer, s: t.string, even: t.boolean, half: t.array(t.double) });
    const rows = Array.from({ length: 25_001 }, (_, i) => ({
      i,
      s: i % 7 === 0 ? null : `row ${i}${i % 11 === 0 ? "é" : ""}`,
      even: i % 2 === 0,
      half: i % 3 === 0 ? [i / 2, null] : [],
    }));
    const bytes = encodeRows(rows, schema);
    // A 4.0 server drops all batches but the first.
    expect([...RecordBatchReader.from(bytes)].map((batch) => batch.numRows)).toEqual([25_001]);
    expect(RowDecoder.ofObjects(schema).decode(bytes)).toEqual(rows);
  });

  it("writes a stream of no rows that still has its schema", () => {
    const schema = t.struct({ a: t.notNull(t.long), b: t.map(t.string, t.date) });
    const bytes = encodeRows([], schema);
    expect(RecordBatchReader.from(bytes).open().schema.names).toEqual(["a", "b"]);
    expect(RowDecoder.ofObjects(schema).decode(bytes)).toEqual([]);
  });

  it("stores times of day and vectors", () => {
    const schema = t.struct({ at: t.time(), v: vectorType });
    const rows = [
      { at: LocalTime.parse("23:59:59.999999"), v: new DenseVector([1, 0]) },
      { at: null, v: new SparseVector(3, [1], [2.5]) },
      { at: null, v: null },
    ];
    const back = RowDecoder.ofObjects(schema).decode(encodeRows(rows, schema));
    expect(back.map((row) => String(row.v))).toEqual(["[1.0,0.0]", "(3,[1],[2.5])", "null"]);
    expect(back[0]?.at).toEqual(rows[0]?.at);
  });

  it("holes of sparse arrays are nulls", () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is the point
    expect(roundTrip([{ a: [1, , 3] }], t.struct({ a: t.array(t.integer) }))).toEqual([{ a: [1, null, 3] }]);
  });
});

const refused: readonly (readonly [DataType, unknown, string])[] = [
  [t.boolean, 1, "true or false (BOOLEAN), got 1."],
  [t.byte, 128, "a whole number from -128 to 127 (TINYINT), got 128."],
  [t.short, -32_769, "a whole number from -32768 to 32767 (SMALLINT), got -32769."],
  [t.integer, 2 ** 31, "a whole number from -2147483648 to 2147483647 (INT), got 2147483648."],
  [t.integer, 1.5, "a whole number"],
  [t.integer, 1n, "got 1n."],
  [t.integer, "1", "got '1'."],
  [t.long, 2 ** 53, "a bigint of 64 bits or a safe integer (BIGINT), got 9007199254740992."],
  [t.long, 2n ** 63n, "got 9223372036854775808n."],
  [t.long, Number.NaN, "got NaN."],
  [t.float, 1e39, "a number within the range of 32-bit floats (FLOAT), got 1e+39."],
  [t.double, 1n, "a number (DOUBLE), got 1n."],
  [
    t.decimal(4, 2),
    Number.NaN,
    'a Decimal or bigint that fits DECIMAL(4,2), e.g. Decimal.parse("1.5"), got NaN.',
  ],
  [t.decimal(4, 2), 1.5, "got 1.5."],
  [t.decimal(4, 2), Decimal.parse("100"), "got 100."],
  [t.decimal(4, 2), Decimal.parse("0.001"), "got 0.001."],
  [t.string, 5, "a string, got 5."],
  [t.string, "a\ud800b", "well-formed text; this one has half of a surrogate pair, got 'a\\ud800b'."],
  [t.varchar(2), "abc", "at most 2 characters, got 'abc'."],
  [t.binary, "abc", "a Uint8Array (BINARY), got 'abc'."],
  [
    t.date,
    new Date(0),
    'a LocalDate (DATE), e.g. LocalDate.parse("2024-02-29"), got 1970-01-01T00:00:00.000Z.',
  ],
  [t.date, new LocalDate(2 ** 31), "a LocalDate (DATE)"],
  [t.date, new LocalDate(0.5), "a LocalDate (DATE)"],
  [
    t.timestamp,
    new Date(Number.NaN),
    "a Timestamp to the microsecond or a valid Date (TIMESTAMP), got Invalid Date.",
  ],
  [t.timestamp, Timestamp.parse("2024-01-01T00:00:00.0000001Z"), "got 2024-01-01 00:00:00.0000001."],
  [t.timestampNtz, LocalDateTime.parse("2024-01-01T00:00:00.0000001"), "got 2024-01-01 00:00:00.0000001."],
  [t.timestampNanos(8), new Timestamp(0n, 5), "at most 8 digits of a second (TIMESTAMP_LTZ(8))"],
  [t.timestampNtzNanos(), LocalDateTime.parse("2300-01-01"), "of the years 1678 to 2261"],
  [t.geometry(4326), new Geometry(Uint8Array.of(1), 0), "a Geometry with srid 4326, got SRID=0;01."],
  [t.geography(4326), new Geometry(Uint8Array.of(1), 4326), "a Geography with srid 4326"],
  [t.timestamp, "2024-01-01", "got '2024-01-01'."],
  [t.timestamp, new LocalDateTime(0n), "got 1970-01-01 00:00:00."],
  [t.timestampNtz, new Timestamp(0n), "a LocalDateTime (TIMESTAMP_NTZ)"],
  [t.time(), new LocalTime(86_400_000_000_000n), "a LocalTime from 00:00 to before 24:00 (TIME(6))"],
  [
    t.time(3),
    LocalTime.parse("00:00:00.0005"),
    "a LocalTime from 00:00 to before 24:00 (TIME(3)), got 00:00:00.0005.",
  ],
  [t.yearMonthInterval(), new YearMonthInterval(2 ** 31), "a YearMonthInterval of 32 bits of months"],
  [t.dayTimeInterval(), new DayTimeInterval(2n ** 63n), "a DayTimeInterval of 64 bits of microseconds"],
  [t.calendarInterval, new CalendarInterval(0, 0, 2n ** 60n), "a CalendarInterval of 32 bits"],
  [t.void, 1, "null (VOID), got 1."],
  [t.variant, "{}", "a VariantValue, got '{}'."],
  [t.array(t.integer), new Set([1]), "an array, got Set(1) { 1 }."],
  [t.map(t.string, t.long), { a: 1 }, "a Map, e.g. new Map(Object.entries(...)), got { a: 1 }."],
  [vectorType, [1, 2], "a value of org.apache.spark.ml.linalg.VectorUDT, got [ 1, 2 ]."],
];

describe("a value that does not fit", () => {
  it.each(refused)("%s refuses %o", (type, value, message) => {
    const schema = t.struct({ id: t.long, c: type });
    const encode = () => encodeRows([{ id: 1 }, { id: 2, c: value }], schema);
    expect(encode).toThrow(ArgumentError);
    expect(encode).toThrow(`Row 1: column "c" needs `);
    expect(encode).toThrow(message);
  });

  it("is named by its row and path, however deep", () => {
    const schema = t.struct({ a: t.array(t.map(t.string, t.struct({ x: t.notNull(t.byte) }))) });
    const good = { a: [new Map([["k", { x: 1 }]]), null, new Map()] };
    const rows = [
      good,
      good,
      { a: null },
      { a: [] },
      {
        a: [
          new Map([
            ["k", { x: 1 }],
            ["l", { x: 300 }],
          ]),
        ],
      },
      good,
    ];
    expect(() => encodeRows(rows, schema)).toThrow('Row 4: column "a.element.value.x" needs a whole number');
    expect(() => encodeRows(rows, schema, 1000)).toThrow("Row 1004: ");
  });

  it("is found in a later row", () => {
    const rows: unknown[] = Array.from({ length: 20_005 }, (_, i) => [i]);
    rows[20_003] = ["x"];
    expect(() => encodeRows(rows, t.struct({ i: t.integer }))).toThrow("Row 20003: ");
  });
});

describe("a row that does not fit", () => {
  it("needs to be an array where names repeat: an object would give one value to both", () => {
    const twice = new StructType([new StructField("x", t.integer), new StructField("x", t.integer)]);
    const problem = "has fields of one name, x, x, and needs an array of their values";
    expect(() => encodeRows([{ x: 1 }], twice)).toThrow(`Row 0: the row ${problem}.`);
    expect(() => encodeRows([[{ x: 1 }]], t.struct({ s: twice }))).toThrow(`column "s" ${problem}.`);
    expect(() => encodeRows([[1]], twice)).toThrow("Row 0: the row needs 2 values, got 1.");
    expect(RowDecoder.ofArrays(twice).decode(encodeRows([[1, 2]], twice))).toEqual([[1, 2]]);
  });

  const schema = t.struct({ id: t.notNull(t.long), s: t.struct({ a: t.notNull(t.integer), b: t.string }) });

  it.each([
    [{ id: 1, nmae: "x" }, 'Row 0: the row has no field "nmae"; there are id, s.'],
    [{ s: null }, 'Row 0: column "id" needs a value, because it is NOT NULL, got undefined.'],
    [{ id: null }, 'column "id" needs a value, because it is NOT NULL, got null.'],
    [[1], "Row 0: the row needs 2 values, got 1."],
    [5, "Row 0: the row needs a plain object or an array of values, got 5."],
    [new Map([["id", 1]]), "needs a plain object or an array of values, got Map(1) { 'id' => 1 }."],
    [{ id: 1, s: { a: 1, c: 2 } }, 'column "s" has no field "c"; there are a, b.'],
    [{ id: 1, s: { b: "x" } }, 'column "s.a" needs a value, because it is NOT NULL'],
    [{ id: 1, s: "x" }, `column "s" needs a plain object or an array of values, got 'x'.`],
  ])("%o is refused", (row, message) => {
    expect(() => encodeRows([row], schema)).toThrow(message);
  });

  it("null stands for a row only where a struct may be null", () => {
    expect(roundTrip([{ id: 1, s: null }], schema)).toEqual([{ id: 1n, s: null }]);
    expect(() => encodeRows([null], schema)).toThrow("Row 0: ");
  });
});
