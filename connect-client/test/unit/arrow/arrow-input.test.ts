import * as arrow from "apache-arrow";
import { describe, expect, it } from "vitest";
import { ArrowColumns, encodeRows, RowDecoder } from "../../../src/arrow/index.ts";
import { LocalDate, LocalDateTime, Timestamp, t } from "../../../src/types/index.ts";

function rowsOf(columns: ArrowColumns, start = 0, end = columns.length) {
  return RowDecoder.ofObjects(columns.schema).decode(columns.encode(start, end));
}

const vector = (type: arrow.DataType, values: readonly unknown[]) => arrow.vectorFromArray(values, type);
const table = (vectors: Record<string, arrow.Vector>) => new arrow.Table(vectors);

describe("ArrowColumns", () => {
  it("takes a table with the dictionaries apache-arrow makes of texts", () => {
    const columns = new ArrowColumns(
      arrow.tableFromArrays({ s: ["a", "b", "a"], x: Float64Array.of(1, 2, 3) }),
    );
    expect(columns.schema.fields.map(({ dataType }) => dataType.sql())).toEqual(["STRING", "DOUBLE"]);
    expect(rowsOf(columns)).toEqual([
      { s: "a", x: 1 },
      { s: "b", x: 2 },
      { s: "a", x: 3 },
    ]);
  });

  it.each<[string, arrow.DataType, readonly unknown[], string, readonly unknown[]]>([
    ["bool", new arrow.Bool(), [true, null, false], "BOOLEAN", [true, null, false]],
    ["int8", new arrow.Int8(), [-128, null], "TINYINT", [-128, null]],
    ["uint8", new arrow.Uint8(), [255, null], "SMALLINT", [255, null]],
    ["uint16", new arrow.Uint16(), [65_535], "INT", [65_535]],
    ["uint32", new arrow.Uint32(), [4_294_967_295], "BIGINT", [4_294_967_295n]],
    ["int64", new arrow.Int64(), [2n ** 62n], "BIGINT", [2n ** 62n]],
    ["float", new arrow.Float32(), [0.5], "FLOAT", [0.5]],
    ["large text", new arrow.LargeUtf8(), ["é", null], "STRING", ["é", null]],
    ["large binary", new arrow.LargeBinary(), [Uint8Array.of(1)], "BINARY", [Uint8Array.of(1)]],
    ["date64", new arrow.DateMillisecond(), [new Date(86_400_000)], "DATE", [new LocalDate(1)]],
    [
      "milliseconds",
      new arrow.TimestampMillisecond("UTC"),
      [1000, null],
      "TIMESTAMP",
      [new Timestamp(1_000_000n), null],
    ],
    ["seconds", new arrow.TimestampSecond(), [3000], "TIMESTAMP_NTZ", [new LocalDateTime(3_000_000n)]],
    [
      "list",
      new arrow.List(new arrow.Field("item", new arrow.Int32(), true)),
      [[1, null], null],
      "ARRAY<INT>",
      [[1, null], null],
    ],
    [
      "struct",
      new arrow.Struct([new arrow.Field("x", new arrow.Utf8(), true)]),
      [{ x: "a" }],
      "STRUCT<x: STRING>",
      [{ x: "a" }],
    ],
  ])("converts %s", (_, type, values, ddl, expected) => {
    const columns = new ArrowColumns(table({ v: vector(type, values) }));
    expect(columns.schema.fields[0]?.dataType.sql()).toBe(ddl);
    expect(rowsOf(columns).map((row) => (row as { v: unknown }).v)).toEqual(expected);
  });

  it("gives any range of rows, within a batch and across batches", () => {
    const schema = t.struct({ i: t.long, b: t.boolean, s: t.string });
    const rows = Array.from({ length: 30 }, (_, i) => ({ i: BigInt(i), b: i % 3 === 0 || null, s: `s${i}` }));
    const parts = [rows.slice(0, 11), rows.slice(11, 12), rows.slice(12)].map((part) =>
      encodeRows(part, schema),
    );
    const columns = new ArrowColumns(
      new arrow.Table(parts.flatMap((part) => arrow.tableFromIPC(part).batches)),
    );
    for (const [start, end] of [
      [0, 30],
      [3, 9],
      [9, 14],
      [13, 30],
      [5, 5],
    ] as const)
      expect(rowsOf(columns, start, end)).toEqual(rows.slice(start, end));
  });

  it("takes a slice of a table, a record batch, and bytes, compressed or not", () => {
    const schema = t.struct({ b: t.boolean, s: t.string });
    const rows = Array.from({ length: 20 }, (_, i) => ({ b: i % 3 === 0, s: i % 4 === 0 ? null : `s${i}` }));
    const bytes = encodeRows(rows, schema);
    const whole = arrow.tableFromIPC(bytes);
    expect(rowsOf(new ArrowColumns(whole.slice(5, 17)))).toEqual(rows.slice(5, 17));
    expect(rowsOf(new ArrowColumns(whole.batches[0] as arrow.RecordBatch))).toEqual(rows);
    expect(rowsOf(new ArrowColumns(bytes))).toEqual(rows);
    expect(rowsOf(new ArrowColumns(arrow.tableToIPC(whole, "file")))).toEqual(rows);
  });

  it("refuses what would lose something, naming the column", () => {
    const data = arrow.makeData({ type: new arrow.TimestampNanosecond("UTC"), data: BigInt64Array.of(1n) });
    const nanos = table({ at: arrow.makeVector(data) });
    expect(() => rowsOf(new ArrowColumns(nanos))).toThrow(/Column "at" holds 1/);
    expect(() => new ArrowColumns(table({ u: vector(new arrow.Uint64(), [1n]) }))).toThrow(
      /Column "u" is Arrow Uint64/,
    );
    expect(() => new ArrowColumns(Uint8Array.of(1, 2, 3))).toThrow(/neither an Arrow IPC stream nor/);
  });
});
