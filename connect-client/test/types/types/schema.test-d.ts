import { describe, expectTypeOf, it } from "vitest";
import {
  ArrayType,
  type Decimal,
  type DoubleType,
  LongType,
  type NotNull,
  type Row,
  type SchemaOf,
  type SparkValue,
  type StringType,
  StructField,
  StructType,
  type Timestamp,
  t,
  type ValueOf,
} from "../../../src/types/index.ts";

const trips = t.struct({
  id: t.notNull(t.long),
  price: t.double,
  fare: t.decimal(10, 2),
  tags: t.array(t.notNull(t.string)),
  stops: t.notNull(t.map(t.string, t.struct({ at: t.timestamp, no: t.notNull(t.short) }))),
});
type Trips = SchemaOf<typeof trips>;

describe("schema types", () => {
  it("a struct carries its columns", () => {
    expectTypeOf<Trips["id"]>().toEqualTypeOf<NotNull<LongType>>();
    expectTypeOf<Trips["price"]>().toEqualTypeOf<DoubleType>();
    expectTypeOf<Trips["tags"]>().toEqualTypeOf<ArrayType<NotNull<StringType>>>();
  });

  it("a row has the value of each column, with null where the column allows it", () => {
    expectTypeOf<Row<Trips>>().toEqualTypeOf<{
      id: bigint;
      price: number | null;
      fare: Decimal | null;
      tags: string[] | null;
      stops: Map<string, { at: Timestamp | null; no: number } | null>;
    }>();
  });

  it("an unknown schema gives rows of any Spark value", () => {
    const untyped = new StructType([new StructField("id", t.long, false)]);
    expectTypeOf<Row<SchemaOf<typeof untyped>>>().toEqualTypeOf<{ [x: string]: SparkValue | null }>();
    expectTypeOf<ValueOf<ArrayType>>().toEqualTypeOf<(SparkValue | null)[]>();
  });

  it("types are told apart by their literal name", () => {
    expectTypeOf<LongType>().not.toExtend<DoubleType>();
    expectTypeOf<ArrayType<StringType>>().not.toExtend<ArrayType<LongType>>();
    expectTypeOf<ArrayType<StringType>>().toExtend<ArrayType>();
    expectTypeOf(trips).toExtend<StructType>();
    // @ts-expect-error a struct of other columns is another type
    const other: StructType<{ id: LongType }> = trips;
    void other;
  });

  it("PySpark's constructors keep the element type", () => {
    expectTypeOf(new ArrayType(new LongType(), false)).toEqualTypeOf<ArrayType<LongType>>();
    expectTypeOf(t.struct({ a: t.long }).add("b", t.string)).toExtend<
      StructType<{ a: LongType; b: StringType }>
    >();
  });
});
