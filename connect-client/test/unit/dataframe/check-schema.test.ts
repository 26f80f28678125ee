import { describe, expect, it } from "vitest";
import { checkSchema } from "../../../src/dataframe/check-schema.ts";
import { SchemaError, type SchemaMismatch } from "../../../src/errors/index.ts";
import { StructField, StructType, t } from "../../../src/types/index.ts";

const expected = t.struct({
  id: t.notNull(t.long),
  price: t.double,
  tags: t.array(t.notNull(t.string)),
  stops: t.map(t.string, t.struct({ at: t.notNull(t.timestamp), no: t.short })),
});

function mismatches(actual: StructType, wanted: StructType = expected): readonly SchemaMismatch[] {
  try {
    checkSchema(wanted, actual);
  } catch (error) {
    if (error instanceof SchemaError) return error.mismatches;
    throw error;
  }
  return [];
}

describe("a DataFrame of another schema", () => {
  it("is of its own schema, in any order, and where it has fewer nulls", () => {
    expect(mismatches(expected)).toEqual([]);
    expect(mismatches(new StructType([...expected.fields].reverse()))).toEqual([]);
    expect(mismatches(t.struct({ a: t.notNull(t.long) }), t.struct({ a: t.long }))).toEqual([]);
    expect(mismatches(t.struct({ a: t.string }), t.struct({ a: t.varchar(10) }))).toEqual([]);
  });

  it("is told by column, expected and actual type", () => {
    const actual = t.struct({
      id: t.long,
      price: t.decimal(10, 2),
      tags: t.array(t.string),
      stops: t.map(t.string, t.struct({ at: t.notNull(t.date), day: t.date })),
      extra: t.notNull(t.boolean),
    });
    expect(mismatches(actual)).toEqual([
      { column: "id", expected: "BIGINT NOT NULL", actual: "BIGINT" },
      { column: "price", expected: "DOUBLE", actual: "DECIMAL(10,2)" },
      { column: "tags[]", expected: "STRING NOT NULL", actual: "STRING" },
      { column: "stops.value.at", expected: "TIMESTAMP NOT NULL", actual: "DATE NOT NULL" },
      { column: "stops.value.no", expected: "SMALLINT" },
      { column: "stops.value.day", actual: "DATE" },
      { column: "extra", actual: "BOOLEAN NOT NULL" },
    ]);
  });

  it("has an error that says what to do", () => {
    const check = () =>
      checkSchema(t.struct({ id: t.notNull(t.long), zone: t.string }), t.struct({ id: t.long, n: t.byte }));
    expect(check).toThrow(
      "[SCHEMA_ERROR] the DataFrame is not of the schema given to as():\n" +
        "  id is BIGINT; expected BIGINT NOT NULL\n" +
        "  zone is missing; expected STRING\n" +
        "  n is TINYINT; the schema has no such column\n" +
        "Use to(schema) to cast and reorder columns, select or drop others, or correct the schema.",
    );
  });

  it("has every name once", () => {
    const twice = new StructType([new StructField("id", t.long), new StructField("id", t.long)]);
    expect(mismatches(twice, t.struct({ id: t.long }))).toEqual([
      { column: "id", expected: "BIGINT", actual: "the name of several columns" },
    ]);
  });
});
