import { describe, expectTypeOf, test } from "vitest";
import { col, lit } from "../../../src/column/col.ts";
import type { Column } from "../../../src/column/column.ts";
import type { DataFrame } from "../../../src/dataframe/dataframe.ts";
import * as F from "../../../src/functions/index.ts";
import type {
  DoubleType,
  LongType,
  NotNull,
  Row,
  StringType,
  Timestamp,
  TimestampType,
} from "../../../src/types/index.ts";

type PriceSchema = {
  zone: StringType;
  valid_at: NotNull<TimestampType>;
  price: DoubleType;
  id: NotNull<LongType>;
};
declare const prices: DataFrame<PriceSchema>;
declare const zones: DataFrame<{ zone: StringType; country: NotNull<StringType> }>;
declare const untyped: DataFrame;
declare const amount: Column<DoubleType, "amount">;

type RowOf<D> = D extends DataFrame<infer S> ? Row<S> : never;

describe("a DataFrame with a known schema", () => {
  test("gives typed rows", async () => {
    expectTypeOf(await prices.collect()).toEqualTypeOf<
      { zone: string | null; valid_at: Timestamp; price: number | null; id: bigint }[]
    >();
    for await (const row of prices) expectTypeOf(row.id).toEqualTypeOf<bigint>();
  });

  test("keeps what is selected", () => {
    const selected = prices.select("id", amount);
    expectTypeOf<RowOf<typeof selected>>().toEqualTypeOf<{ id: bigint; amount: number | null }>();
    const all = prices.select("*", amount);
    expectTypeOf<RowOf<typeof all>["amount"]>().toEqualTypeOf<number | null>();
    expectTypeOf<RowOf<typeof all>["id"]>().toEqualTypeOf<bigint>();
  });

  test("refuses a name it does not have, with a sentence", () => {
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.select("prise");
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.groupBy("prise");
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.orderBy("id", "prise");
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.drop("prise");
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.withColumnRenamed("prise", "price");
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.col("prise");
    // @ts-expect-error column 'country' is not in the left DataFrame
    prices.join(zones, "country");
    // @ts-expect-error column 'id' is not in the right DataFrame
    prices.join(zones, ["zone", "id"]);
  });

  test("takes lists of names as PySpark does, and checks them", () => {
    const selected = prices.select(["id", "price"]);
    expectTypeOf<RowOf<typeof selected>>().toEqualTypeOf<{ id: bigint; price: number | null }>();
    const counted = prices.groupBy(["zone"]).count();
    expectTypeOf<RowOf<typeof counted>>().toEqualTypeOf<{ zone: string | null; count: bigint }>();
    const rest = prices.drop(["valid_at", "price"]);
    expectTypeOf<RowOf<typeof rest>>().toEqualTypeOf<{ zone: string | null; id: bigint }>();
    const names: readonly string[] = ["id"];
    expectTypeOf(prices.select(names)).toExtend<DataFrame>();
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.select(["prise"]);
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.groupBy(["zone", "prise"]);
  });

  test("sorts by names, columns and positions, with a direction", () => {
    expectTypeOf(prices.orderBy(["zone", "price"], { ascending: [true, false] })).toEqualTypeOf(prices);
    expectTypeOf(prices.sort("zone", -2, { ascending: false })).toEqualTypeOf(prices);
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.orderBy(["prise"], { ascending: false });
    // @ts-expect-error column 'prise' is not in this DataFrame
    prices.orderBy("prise", { ascending: false });
    // @ts-expect-error the option is ascending
    prices.orderBy("zone", { asc: true });
  });

  test("samples in PySpark's order of arguments", () => {
    expectTypeOf(prices.sample(true, 0.5, 42)).toEqualTypeOf(prices);
    expectTypeOf(prices.sample(0.5, 42)).toEqualTypeOf(prices);
    // @ts-expect-error a fraction is missing
    prices.sample(true);
  });

  test("refuses to compare a number with a string", () => {
    prices.filter(prices.col("price").gt(1));
    prices.filter(prices.col("valid_at").gt("2024-01-01"));
    // @ts-expect-error a number column cannot be compared with a string
    prices.filter(prices.col("price").gt("1"));
    // @ts-expect-error a condition is a boolean column, not a number
    prices.filter(prices.col("price"));
    // @ts-expect-error a string column cannot be compared with a number
    prices.filter(prices.col("zone").eq(prices.col("price")));
  });

  test("adds, replaces, renames and drops columns", () => {
    const changed = prices
      .withColumn("price", lit(1n, invokeLong()))
      .withColumnRenamed("zone", "area")
      .drop("id");
    expectTypeOf<RowOf<typeof changed>>().toEqualTypeOf<{
      area: string | null;
      valid_at: Timestamp;
      price: bigint;
    }>();
  });

  test("joins", () => {
    const inner = prices.select("zone", "price").join(zones, "zone");
    expectTypeOf<RowOf<typeof inner>>().toEqualTypeOf<{
      zone: string | null;
      price: number | null;
      country: string;
    }>();
    const left = prices.select("zone", "price").join(zones, ["zone"], "left");
    expectTypeOf<RowOf<typeof left>["country"]>().toEqualTypeOf<string | null>();
    const semi = prices.select("zone").join(zones, "zone", "left_semi");
    expectTypeOf<RowOf<typeof semi>>().toEqualTypeOf<{ zone: string | null }>();
  });

  test("groups and aggregates", () => {
    const counted = prices.groupBy("zone").count();
    expectTypeOf<RowOf<typeof counted>>().toEqualTypeOf<{ zone: string | null; count: bigint }>();
    const mean = prices.groupBy("zone").agg(amount.alias("mean"));
    expectTypeOf<RowOf<typeof mean>>().toEqualTypeOf<{ zone: string | null; mean: number | null }>();
  });

  test("goes where any DataFrame goes", () => {
    const anything = (df: DataFrame) => df.count();
    expectTypeOf(anything(prices)).toEqualTypeOf<Promise<number>>();
    untyped.join(prices, "zone");
    untyped.union(prices);
    prices.union(untyped);
  });
});

describe("a DataFrame with an unknown schema", () => {
  test("takes any name", () => {
    untyped
      .select("a", "b")
      .groupBy("a")
      .agg(F.max(col("b")).alias("c"))
      .orderBy("c")
      .drop("a");
    untyped.filter(col("a").gt("x").and(col("b").eq(1)));
  });
});

declare function invokeLong(): LongType;
