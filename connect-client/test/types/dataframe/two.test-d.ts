import { describe, expectTypeOf, test } from "vitest";
import type { CheckName } from "../../../src/dataframe/check-types.ts";
import type { FitsUnder } from "../../../src/dataframe/union-types.ts";
import { col, type SparkTypeError } from "../../../src/index.ts";
import type { DoubleType, LongType, NotNull, SparkNameError, StringType } from "../../../src/types/index.ts";
import type { ComparedFault } from "../../../src/typing/families.ts";
import { type RowOf, shapes, untyped, zones } from "./schema.ts";

const prices = shapes.select("zone", "price", "id");

describe("joins", () => {
  test("by name keep one of the names, and may make nulls of the other side", () => {
    const left = prices.join(zones, ["zone"], "left");
    expectTypeOf<RowOf<typeof left>>().toEqualTypeOf<{
      zone: string | null;
      price: number | null;
      id: bigint;
      country: string | null;
    }>();
    const right = zones
      .select("country")
      .withColumn("id", col("country").cast("bigint"))
      .join(prices, "id", "right");
    expectTypeOf<RowOf<typeof right>>().toEqualTypeOf<{
      id: bigint;
      zone: string | null;
      price: number | null;
      country: string | null;
    }>();
    const full = prices.join(zones, "zone", "full_outer");
    expectTypeOf<RowOf<typeof full>["id"]>().toEqualTypeOf<bigint | null>();
    const anti = prices.join(zones, "zone", "anti");
    expectTypeOf<RowOf<typeof anti>>().toEqualTypeOf<RowOf<typeof prices>>();
  });

  test("by condition have a name of both sides twice, which is a mistake where it is used", () => {
    const joined = prices.join(zones, prices.col("zone").eq(zones.col("zone")));
    expectTypeOf<RowOf<typeof joined>["zone"]>().toExtend<SparkTypeError<string> | null>();
    // @ts-expect-error column 'zone' is on both sides of the join: take it from one of them
    joined.select("zone");
    // @ts-expect-error column 'zone' is on both sides of the join
    joined.filter(col("zone").eq("FR"));
    // @ts-expect-error column 'zone' is on both sides of the join
    prices.join(zones, col("zone").eq("FR"));
    const chosen = joined.select(prices.col("zone"), "country");
    expectTypeOf<RowOf<typeof chosen>>().toEqualTypeOf<{ zone: string | null; country: string }>();
    const left = joined.drop(zones.col("zone"));
    expectTypeOf<RowOf<typeof left>["zone"]>().toEqualTypeOf<string | null>();
    const none = joined.drop("zone");
    expectTypeOf<keyof RowOf<typeof none>>().toEqualTypeOf<"price" | "id" | "country">();
  });

  test("with an unknown side are unknown", () => {
    prices.join(untyped, prices.col("zone").eq(untyped.col("z"))).select("anything");
  });
});

describe("unions", () => {
  test("have nulls where either side has, and the wider type", () => {
    const both = prices
      .select("id", col("price").cast("float").alias("price"))
      .union(prices.select(col("price").cast("int").alias("price"), col("price").cast("bigint").alias("id")));
    expectTypeOf<RowOf<typeof both>>().toEqualTypeOf<{ id: bigint | null; price: number | null }>();
    const padded = prices.unionByName(zones, true);
    expectTypeOf<RowOf<typeof padded>>().toEqualTypeOf<{
      zone: string | null;
      price: number | null;
      id: bigint | null;
      country: string | null;
    }>();
    const rest = prices.select("id").subtract(prices.select(col("price").cast("bigint").alias("id")));
    expectTypeOf<RowOf<typeof rest>>().toEqualTypeOf<{ id: bigint }>();
  });

  test("need the same columns, of types that go together", () => {
    // @ts-expect-error union() needs the same columns on both sides; only one side has price, id, country
    prices.union(zones);
    // @ts-expect-error unionByName() needs the same columns on both sides
    prices.unionByName(zones);
    // @ts-expect-error column 'id' is a number on the left and a string on the right: cast one of them
    prices.select("id").union(prices.select(col("zone").alias("id")));
    prices.union(untyped);
  });
});

describe("mistakes are sentences", () => {
  test("that name what is wrong and what would be right", () => {
    type Prices = { zone: StringType; price: DoubleType };
    expectTypeOf<CheckName<Prices, "prise">>().toEqualTypeOf<
      SparkNameError<"column 'prise' is not in this DataFrame, which has", "zone" | "price">
    >();
    expectTypeOf<CheckName<Prices, "price">>().toEqualTypeOf<"price">();
    expectTypeOf<ComparedFault<StringType, NotNull<LongType>>>().toEqualTypeOf<
      SparkTypeError<"a string cannot be compared with a number: cast one of them">
    >();
    expectTypeOf<FitsUnder<Prices, { zone: StringType }, "union()">>().toEqualTypeOf<
      SparkNameError<"union() needs the same columns on both sides; only one side has", "price">
    >();
    expectTypeOf<FitsUnder<{ n: LongType }, { n: StringType }, "union()">>().toEqualTypeOf<
      SparkTypeError<"union(): column 'n' is a number on the left and a string on the right: cast one of them">
    >();
  });
});
