import { describe, expect, it } from "vitest";
import { ArgumentError, UnsupportedError } from "../../../src/errors/index.ts";
import {
  ArrayType,
  DayTimeIntervalType,
  DecimalType,
  dataTypeFromDDL,
  dataTypeFromJson,
  dataTypeFromProto,
  dataTypeToProto,
  MapType,
  StringType,
  StructField,
  StructType,
  t,
  UserDefinedType,
  YearMonthIntervalType,
} from "../../../src/types/index.ts";

const everyType = [
  t.void,
  t.boolean,
  t.byte,
  t.short,
  t.integer,
  t.long,
  t.float,
  t.double,
  t.decimal(38, 18),
  t.string,
  t.collated("UNICODE_CI"),
  t.char(3),
  t.varchar(9),
  t.binary,
  t.date,
  t.time(3),
  t.timestamp,
  t.timestampNtz,
  t.timestampNanos(),
  t.timestampNtzNanos(7),
  t.calendarInterval,
  t.yearMonthInterval(),
  new YearMonthIntervalType("month"),
  t.dayTimeInterval(),
  new DayTimeIntervalType("hour", "minute"),
  t.variant,
  t.geometry(0),
  t.geometry(25833),
  t.geometry("ANY"),
  t.geography(4326),
  t.geography("ANY"),
  t.array(t.notNull(t.string)),
  t.map(t.long, t.array(t.date)),
  new StructType([
    new StructField("a", t.long, false, { comment: "x", n: 1 }),
    new StructField("b", t.struct({})),
  ]),
  new UserDefinedType({
    sqlType: t.array(t.double),
    jvmClass: "org.example.PointUDT",
    pythonClass: "p.PointUDT",
  }),
];

describe("every data type", () => {
  it.each(everyType.map((type) => [String(type), type] as const))(
    "%s survives JSON and the protocol",
    (_, type) => {
      const row = new StructType([new StructField("c", type, false, { comment: "x" })]);
      expect(StructType.fromJSON(row.json())).toEqual(row);
      expect(dataTypeFromProto(dataTypeToProto(type))).toEqual(type);
    },
  );

  it.each(everyType.filter((type) => !(type instanceof UserDefinedType)).map((type) => [type.sql()]))(
    "%s is read back from SQL",
    (sql) => {
      expect(dataTypeFromDDL(sql).sql()).toBe(sql);
    },
  );

  it("is equal to itself only", () => {
    for (const [i, left] of everyType.entries())
      for (const [j, right] of everyType.entries()) expect(left.equals(right)).toBe(i === j);
  });
});

describe("nullability", () => {
  it("is said by notNull or by PySpark's flags, alike", () => {
    expect(new ArrayType(t.string, false)).toEqual(t.array(t.notNull(t.string)));
    expect(new MapType(t.string, t.long, false)).toEqual(t.map(t.string, t.notNull(t.long)));
    expect(new StructField("a", t.long, false)).toEqual(new StructField("a", t.notNull(t.long)));
    expect(new ArrayType(t.string).equals(new ArrayType(t.string, false))).toBe(false);
  });
});

describe("wrong types", () => {
  it("are refused with the part that is wrong", () => {
    expect(() => dataTypeFromJson("bigint")).toThrow(
      'This is not a data type in Spark\'s JSON form: "bigint"',
    );
    expect(() => dataTypeFromJson({ type: "array", elementType: "long" })).toThrow(
      "Expected containsNull true or false",
    );
    expect(() => dataTypeFromJson({ type: "struct", fields: [{ type: "long" }] })).toThrow(
      "A field needs a name",
    );
    expect(() => StructType.fromJSON('"long"')).toThrow("Expected a struct, got the type bigint");
    expect(() => new DecimalType(0)).toThrow(ArgumentError);
    expect(() => t.char(0)).toThrow("A length in characters must be a whole number from 1");
    expect(() => t.time(7)).toThrow("from 0 to 6, got 7");
  });

  it("a type of a newer server is unsupported, not guessed", () => {
    expect(() => dataTypeFromProto(undefined)).toThrow(UnsupportedError);
  });

  it("column names that JavaScript would reorder are refused", () => {
    expect(() => t.struct({ "2": t.long, "1": t.long })).toThrow(
      'The column name "1" looks like an array index',
    );
  });
});

describe("names", () => {
  it("defaults are PySpark's", () => {
    expect(String(t.decimal())).toBe("decimal(10,0)");
    expect(String(t.dayTimeInterval())).toBe("interval day to second");
    expect(String(new DayTimeIntervalType("hour"))).toBe("interval hour");
    expect(new StringType().hasDefaultCollation).toBe(true);
  });
});
