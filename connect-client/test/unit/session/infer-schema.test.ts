import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.ts";
import { inferSchema } from "../../../src/session/infer-schema.ts";
import { localRows } from "../../../src/session/local-rows.ts";
import { Decimal, LocalDate, LocalDateTime, Timestamp, t } from "../../../src/types/index.ts";

describe("inferSchema", () => {
  it.each<[string, unknown[], string]>([
    ["whole numbers", [1, 2 ** 40, null], "bigint"],
    ["bigints and whole numbers", [1n, 2], "bigint"],
    ["numbers with a fraction", [1, 2.5], "double"],
    ["infinity", [1, Number.POSITIVE_INFINITY], "double"],
    ["text", ["a", undefined], "string"],
    ["booleans", [true, false], "boolean"],
    ["bytes", [new Uint8Array(2)], "binary"],
    ["dates of JavaScript", [new Date(0), Timestamp.fromDate(new Date(0))], "timestamp"],
    ["calendar dates", [LocalDate.parse("2024-02-29")], "date"],
    ["wall-clock times", [LocalDateTime.parse("2024-02-29 12:00:00")], "timestamp_ntz"],
    ["decimals", [Decimal.parse("1.5"), Decimal.parse("10")], "decimal(38,18)"],
    ["lists, some of them empty", [[], [1, null], [2.5]], "array<double>"],
    ["maps", [new Map([["a", 1]]), new Map()], "map<string,bigint>"],
    ["objects with different fields", [{ a: 1 }, { b: "x" }], "struct<a:bigint,b:string>"],
    ["objects in lists", [[{ a: [1] }], [{ a: [2.5] }]], "array<struct<a:array<double>>>"],
  ])("finds the type of %s", (_, values, expected) => {
    const schema = inferSchema(values.map((value) => ({ value })));
    expect(schema.simpleString()).toBe(`struct<value:${expected}>`);
    expect(schema.fields[0]?.nullable).toBe(true);
  });

  it("keeps the order in which columns first appear", () => {
    expect(
      inferSchema([
        { z: 1, a: "x" },
        { a: "y", m: true },
      ]).fieldNames,
    ).toEqual(["z", "a", "m"]);
  });

  it.each<[string, unknown[], string]>([
    ["nothing but null", [null, undefined], "The type of value cannot be inferred: it holds only null"],
    ["text and numbers", ["a", 1], "it holds both string and int"],
    ["bigints and fractions", [1n, 2.5], "both bigint and numbers with a fraction"],
    ["an empty list", [[]], "The type of value[] cannot be inferred"],
    ["an empty object", [{}], "The type of value cannot be inferred: it holds an object without fields"],
    ["null deep inside", [{ a: { b: null } }], "The type of value.a.b cannot be inferred"],
  ])("refuses %s", (_, values, message) => {
    const infer = () => inferSchema(values.map((value) => ({ value })));
    expect(infer).toThrow(ArgumentError);
    expect(infer).toThrow(message);
  });

  it("refuses values no Spark type can hold", () => {
    expect(() => inferSchema([{ f: () => 1 }])).toThrow(ArgumentError);
    expect(() => inferSchema([{ f: /x/ }])).toThrow(ArgumentError);
  });

  it("needs a row", () => {
    expect(() => inferSchema([])).toThrow(/no rows/);
  });
});

describe("localRows", () => {
  it("takes schemas as they are, as types or DDL", () => {
    const type = t.struct({ id: t.notNull(t.long) });
    expect(localRows([{ id: 1 }], type).type).toBe(type);
    expect(localRows([[1]], "id BIGINT NOT NULL").type.equals(type)).toBe(true);
  });

  it("names the values of arrays", () => {
    const { values, type } = localRows(
      [
        [1, "a"],
        [2, "b"],
      ],
      ["id", "label"],
    );
    expect(values).toEqual([
      { id: 1, label: "a" },
      { id: 2, label: "b" },
    ]);
    expect(type.simpleString()).toBe("struct<id:bigint,label:string>");
  });

  it.each<
    [string, readonly (readonly unknown[] | Record<string, unknown>)[], readonly string[] | undefined, string]
  >([
    ["arrays without names", [[1]], undefined, "Row 0 is an array"],
    ["too few values", [[1, 2], [1]], ["a", "b"], "Row 1 has 1 values for 2 columns"],
    ["names for objects", [{ a: 1 }], ["b"], "Row 0 is an object"],
    ["a name twice", [[1, 2]], ["a", "a"], "not distinct"],
  ])("refuses %s", (_, rows, names, message) => {
    expect(() => localRows(rows, names)).toThrow(message);
  });
});
