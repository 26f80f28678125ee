import {
  Decimal as ArrowDecimal,
  LargeBinary,
  LargeUtf8,
  Table,
  tableFromArrays,
  tableToIPC,
  vectorFromArray,
} from "apache-arrow";
import { describe, expect, it } from "vitest";
import { arrowTable, encodeRows, RowDecoder } from "../../../src/arrow/index.ts";
import { DecodeError } from "../../../src/errors/index.ts";
import { Decimal, LocalDate, StructField, StructType, t } from "../../../src/types/index.ts";

/** Four ones, written by pyarrow with its zstd compression. */
const compressed = [
  "/////3gAAAAQAAAAAAAKAAwABgAFAAgACgAAAAABBAAMAAAACAAIAAAABAAIAAAABAAAAAEAAAAUAAAAEAAUAAgABgAHAAwAAAAQ",
  "ABAAAAAAAAECEAAAABwAAAAEAAAAAAAAAAEAAABhAAAACAAMAAgABwAIAAAAAAAAASAAAAD/////oAAAABQAAAAAAAAADAAYAAYA",
  "BQAIAAwADAAAAAADBAAcAAAAKAAAAAAAAAAAAAAADAAeABAABAAIAAwADAAAAFAAAAAkAAAAGAAAAAQAAAAAAAAAAAAAAAAABgAI",
  "AAcABgAAAAAAAAECAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIQAAAAAAAAAAAAAAAQAAAAQAAAAAAAAAAAAAAAAAAAAQAAAA",
  "AAAAACi1L/0gEIEAAAEAAAABAAAAAQAAAAEAAAAAAAAAAAAA/////wAAAAA=",
].join("");

describe("RowDecoder", () => {
  it("reads bytes that do not start at a multiple of 8", () => {
    const schema = t.struct({ l: t.long, d: t.double, p: t.decimal(38, 0) });
    const rows = [{ l: 2n ** 62n, d: 0.1, p: new Decimal(-(10n ** 37n), 0) }];
    const bytes = encodeRows(rows, schema);
    for (const shift of [1, 3, 4, 7]) {
      const shifted = new Uint8Array(bytes.length + shift);
      shifted.set(bytes, shift);
      expect(RowDecoder.ofObjects(schema).decode(shifted.subarray(shift))).toEqual(rows);
    }
  });

  it("reads texts that repeat, few or many, plain or not", () => {
    const schema = t.struct({ few: t.string, many: t.string, accents: t.string });
    const rows = Array.from({ length: 2000 }, (_, i) => ({
      few: `category number ${i % 7}`,
      many: `category number ${i % 1000}`,
      accents: i % 5 === 0 ? null : `catégorie ${i % 300}`,
    }));
    expect(RowDecoder.ofObjects(schema).decode(encodeRows(rows, schema))).toEqual(rows);
  });

  it("reads days that repeat, inside and outside of the usual years", () => {
    const schema = t.struct({ day: t.date });
    const days = [0, 1, 32_767, 32_768, -1, 0, -719_528, 2_932_896, 1];
    const rows = days.map((day) => ({ day: new LocalDate(day) }));
    expect(RowDecoder.ofObjects(schema).decode(encodeRows(rows, schema))).toEqual(rows);
  });

  it("reads columns with 64-bit offsets", () => {
    const texts = vectorFromArray(["a", null, "é"], new LargeUtf8());
    const bytes = vectorFromArray([Uint8Array.of(1), null, Uint8Array.of(2, 3)], new LargeBinary());
    const stream = tableToIPC(new Table({ s: texts, b: bytes }), "stream");
    expect(RowDecoder.ofObjects(t.struct({ s: t.string, b: t.binary })).decode(stream)).toEqual([
      { s: "a", b: Uint8Array.of(1) },
      { s: null, b: null },
      { s: "é", b: Uint8Array.of(2, 3) },
    ]);
  });

  it("gives values that outlive and do not alias the bytes", () => {
    const schema = t.struct({ b: t.binary, s: t.string });
    const bytes = encodeRows([{ b: Uint8Array.of(1, 2), s: "text" }], schema);
    const [row] = RowDecoder.ofObjects(schema).decode(bytes);
    bytes.fill(0);
    expect(row).toEqual({ b: Uint8Array.of(1, 2), s: "text" });
  });

  it("makes plain objects with the columns in order", () => {
    const schema = t.struct({ z: t.long, a: t.long });
    const [row] = RowDecoder.ofObjects(schema).decode(encodeRows([[1, 2]], schema));
    expect(Object.keys(row ?? {})).toEqual(["z", "a"]);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  });

  it("refuses two columns of one name before anything is read", () => {
    const twice = new StructType([new StructField("id", t.long), new StructField("id", t.string)]);
    expect(() => RowDecoder.ofObjects(twice)).toThrow(DecodeError);
    expect(() => RowDecoder.ofObjects(twice)).toThrow(
      'The result has more than one field named "id", and a row object can hold only one of each. Rename them ' +
        "(alias, withColumnRenamed, toDF), drop all but one, or use collectArrays().",
    );
  });

  it("refuses bytes of another type or shape than the schema says", () => {
    const bytes = encodeRows([{ a: 1 }], t.struct({ a: t.integer }));
    expect(() => RowDecoder.ofObjects(t.struct({ a: t.long })).decode(bytes)).toThrow(
      'Column "a" is bigint in the schema, but its bytes are Arrow Int32.',
    );
    expect(() => RowDecoder.ofObjects(t.struct({ a: t.integer, b: t.long })).decode(bytes)).toThrow(
      "The result has 2 fields in the schema, but 1 in its Arrow bytes.",
    );
  });

  it("refuses a decimal of another scale, which would be another number", () => {
    const bytes = encodeRows([{ a: 1n }], t.struct({ a: t.decimal(10, 2) }));
    expect(() => RowDecoder.ofObjects(t.struct({ a: t.decimal(10, 3) })).decode(bytes)).toThrow(
      `Column "a" is decimal(10,3) in the schema, but its bytes are Arrow ${new ArrowDecimal(2, 10)}.`,
    );
  });

  it("reads compressed batches", () => {
    const decoder = RowDecoder.ofObjects(t.struct({ a: t.integer }));
    expect(decoder.decode(Buffer.from(compressed, "base64"))).toEqual([
      { a: 1 },
      { a: 1 },
      { a: 1 },
      { a: 1 },
    ]);
  });

  it("says when bytes are no Arrow stream, or end early", () => {
    const decoder = RowDecoder.ofObjects(t.struct({ a: t.integer }));
    expect(() => decoder.decode(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))).toThrow(DecodeError);
    const whole = encodeRows([{ a: 1 }], t.struct({ a: t.integer }));
    expect(() => decoder.decode(whole.subarray(0, whole.length / 2))).toThrow(DecodeError);
  });
});

describe("arrowTable", () => {
  const schema = t.struct({ a: t.integer, s: t.string });

  it("joins the batches without copying them", async () => {
    const batches = [encodeRows([[1, "x"]], schema), encodeRows([[2, "y"]], schema)].map((bytes) =>
      bytes.slice(),
    );
    const table = await arrowTable(schema, batches);
    expect(table.toArray().map((row) => ({ ...row }))).toEqual([
      { a: 1, s: "x" },
      { a: 2, s: "y" },
    ]);
    expect(table.batches[1]?.data.children[0]?.values.buffer).toBe(batches[1]?.buffer);
  });

  it("has the schema of a result without batches", async () => {
    const table = await arrowTable(schema, []);
    expect(table.numRows).toBe(0);
    expect(table.schema.fields.map(String)).toEqual(["a: Int32", "s: Utf8"]);
  });

  it("is an ordinary table of apache-arrow", async () => {
    const bytes = tableToIPC(tableFromArrays({ n: Int32Array.of(1, 2) }), "stream");
    const table = await arrowTable(t.struct({ n: t.integer }), [bytes]);
    expect(table.getChild("n")?.toArray()).toEqual(Int32Array.of(1, 2));
  });
});
