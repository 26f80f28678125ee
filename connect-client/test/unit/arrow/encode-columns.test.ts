import { describe, expect, it } from "vitest";
import { encodeColumns, RowDecoder } from "../../../src/arrow/index.ts";
import { t } from "../../../src/types/index.ts";

const schema = t.struct({ a: t.long, b: t.notNull(t.double), c: t.string });
const columns = [BigInt64Array.of(1n, 2n, 3n), Float64Array.of(0.5, -0, Number.NaN), ["x", null, "é"]];
const decode = (bytes: Uint8Array) => RowDecoder.ofObjects(schema).decode(bytes);

describe("encodeColumns", () => {
  it("writes typed arrays and arrays, whole or in part", () => {
    expect(decode(encodeColumns(columns, schema, 0, 3))).toEqual([
      { a: 1n, b: 0.5, c: "x" },
      { a: 2n, b: -0, c: null },
      { a: 3n, b: Number.NaN, c: "é" },
    ]);
    expect(decode(encodeColumns(columns, schema, 1, 2))).toEqual([{ a: 2n, b: -0, c: null }]);
  });

  it("copies, so that changes made later are not seen", () => {
    const values = Float64Array.of(1);
    const bytes = encodeColumns([[1], values, ["x"]], schema, 0, 1);
    values[0] = 2;
    expect(decode(bytes)).toEqual([{ a: 1n, b: 1, c: "x" }]);
  });

  it("checks typed arrays of another kind value by value", () => {
    const wide = t.struct({ a: t.byte });
    expect(() => encodeColumns([Int32Array.of(1, 200)], wide, 0, 2)).toThrow(
      /^\[.*Row 1: column "a" needs .*200/,
    );
  });

  it("names row and column of a value that does not fit, also in a later part", () => {
    expect(() => encodeColumns([[1, 2, "3"], columns[1] ?? [], ["", "", ""]], schema, 1, 3)).toThrow(
      'Row 2: column "a"',
    );
    expect(() => encodeColumns([[1], [null], [""]], schema, 0, 1)).toThrow(/column "b" needs a value/);
  });
});
