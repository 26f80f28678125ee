import { describe, expectTypeOf, test } from "vitest";
import { col, type DataFrame, expr, functions as F, lit, Window } from "../../../src/index.ts";
import { type RowOf, shapes, untyped } from "./schema.ts";

describe("a column by its name has the type of where it is used", () => {
  test("in select, through operators, structs, arrays and maps", () => {
    const selected = shapes.select(
      "id",
      col("price").plus(1).alias("more"),
      col("id").plus(1).multiply(2).alias("next"),
      col("id").divide(2).alias("half"),
      "address.city",
      col("address.geo.lat"),
      col("address").getField("geo").getField("lat").alias("lat2"),
      col("tags").getItem(0).alias("tag"),
      col("counts").getItem("a").alias("count"),
      col("price").cast("string").alias("text"),
      col("id").cast("int").alias("small"),
    );
    expectTypeOf<RowOf<typeof selected>>().toEqualTypeOf<{
      id: bigint;
      more: number | null;
      next: bigint;
      half: number | null;
      city: string;
      lat: number | null;
      lat2: number | null;
      tag: string | null;
      count: bigint | null;
      text: string | null;
      small: number;
    }>();
  });

  test("in conditions, coalesce, structs, lambdas and windows", () => {
    const selected = shapes.select(
      F.when(col("price").gt(200), "peak")
        .when(col("price").lt(0), "negative")
        .otherwise("normal")
        .alias("kind"),
      F.when(col("price").gt(200), 1).alias("peak"),
      F.coalesce("price", lit(0.5)).alias("known"),
      F.struct("id", col("price").alias("cost")).alias("both"),
      F.transform("tags", (tag) => F.length(tag)).alias("lengths"),
      F.filter("tags", (tag) => tag.like("a%")).alias("some"),
      F.rowNumber()
        .over(Window.partitionBy("zone").orderBy(col("price").desc()))
        .alias("rank"),
      F.lag("id").over(Window.orderBy("at")).alias("before"),
    );
    expectTypeOf<RowOf<typeof selected>>().toEqualTypeOf<{
      kind: string;
      peak: number | null;
      known: number;
      both: { id: bigint; cost: number | null };
      lengths: (number | null)[] | null;
      some: string[] | null;
      rank: number;
      before: bigint | null;
    }>();
  });

  test("in generators, which make columns of names of their own", () => {
    const exploded = shapes.select("id", F.explode("tags"));
    expectTypeOf<RowOf<typeof exploded>>().toEqualTypeOf<{ id: bigint; col: string }>();
    const named = shapes.select(F.explodeOuter("tags").alias("tag"));
    expectTypeOf<RowOf<typeof named>>().toEqualTypeOf<{ tag: string | null }>();
    const map = shapes.select(F.explode("counts"));
    expectTypeOf<RowOf<typeof map>>().toEqualTypeOf<{ key: string; value: bigint }>();
    const positions = shapes.select(F.posexplode("tags").alias("n", "tag"), "id");
    expectTypeOf<RowOf<typeof positions>>().toEqualTypeOf<{ id: bigint; n: number; tag: string }>();
    const inlined = shapes.select(F.inline(F.array(F.struct("id", "zone"))));
    expectTypeOf<RowOf<typeof inlined>>().toEqualTypeOf<{ id: bigint; zone: string | null }>();
  });

  test("in structs that are changed", () => {
    const changed = shapes.select(
      col("address").withField("zip", lit("1")).dropFields("geo").alias("address"),
    );
    expectTypeOf<RowOf<typeof changed>>().toEqualTypeOf<{ address: { city: string; zip: string } }>();
  });

  test("and may use the name another column of the list is given", () => {
    const both = shapes.select(col("price").multiply(2).alias("twice"), col("twice").plus(1).alias("more"));
    expectTypeOf<keyof RowOf<typeof both>>().toEqualTypeOf<"twice" | "more">();
  });
});

describe("what is known stays known", () => {
  test("through withColumns, drop, renames and toDF", () => {
    const changed = shapes
      .withColumns({ net: col("price"), n: lit(1) })
      .drop("tags", "address", col("counts"))
      .withColumnsRenamed({ zone: "area", at: "valid_at" })
      .select("area", "net", "n", "id");
    expectTypeOf<RowOf<typeof changed>>().toEqualTypeOf<{
      area: string | null;
      net: number | null;
      n: number;
      id: bigint;
    }>();
    expectTypeOf<keyof RowOf<ReturnType<typeof renamed>>>().toEqualTypeOf<"a" | "b">();
  });

  test("and one column of an unknown type is just that", () => {
    const selected = shapes.select("id", expr("1").alias("one"));
    expectTypeOf<RowOf<typeof selected>["id"]>().toEqualTypeOf<bigint>();
    expectTypeOf<keyof RowOf<typeof selected>>().toEqualTypeOf<"id" | "one">();
    const names = untyped.select("a", col("b").cast("int"));
    expectTypeOf<RowOf<typeof names>["b"]>().toEqualTypeOf<number | null>();
  });

  test("until it is forgotten, assumed or asked for", async () => {
    expectTypeOf(shapes.untyped()).toEqualTypeOf<DataFrame>();
    shapes.untyped().filter(col("anything").eq(1)).select("goes");
  });
});

const renamed = () => shapes.select("id", "zone").toDF("a", "b");

describe("wrong programs", () => {
  test("wrong names", () => {
    // @ts-expect-error column 'prise' is not in this DataFrame, which has zone, at, price …
    shapes.select(col("prise"));
    // @ts-expect-error column 'prise' is not in this DataFrame
    shapes.filter(col("prise").gt(1));
    // @ts-expect-error column 'prise' is not in this DataFrame
    shapes.withColumn("x", F.upper("prise"));
    // @ts-expect-error column 'prise' is not in this DataFrame
    shapes.withColumns({ x: col("prise").plus(1) });
    // @ts-expect-error column 'zne' is not in this DataFrame
    shapes.select(F.rowNumber().over(Window.partitionBy("zne")).alias("n"));
    // @ts-expect-error column 'prise' is not in this DataFrame
    shapes.orderBy(col("prise").desc());
    // @ts-expect-error column 'prise' is not in this DataFrame
    shapes.withColumnsRenamed({ prise: "price" });
    // @ts-expect-error 'citty' is not a field of this struct, which has city, geo
    shapes.select("address.citty");
    // @ts-expect-error 'citty' is not a field of this struct
    shapes.select(col("address").getField("citty"));
    // @ts-expect-error 'citty' is not a field of this struct
    shapes.col("address").getField("citty");
  });

  test("wrong operands", () => {
    // @ts-expect-error a string cannot be compared with a number: cast one of them
    shapes.filter(col("zone").gt(5));
    // @ts-expect-error a number cannot be compared with a string
    shapes.filter(col("price").isin("a", "b"));
    // @ts-expect-error a condition is a boolean, not a number
    shapes.filter(col("price"));
    // @ts-expect-error plus() takes numbers, not a string
    shapes.select(col("zone").plus(1).alias("x"));
    // @ts-expect-error like() takes strings, not a number
    shapes.filter(col("id").like("1%"));
    // @ts-expect-error and() takes booleans, not a number
    shapes.filter(col("id").and(true));
    // @ts-expect-error when() takes booleans, not a number
    shapes.select(F.when(col("price"), 1).alias("x"));
    // @ts-expect-error like() takes strings, not a number
    shapes.col("price").like("1%");
    // @ts-expect-error not() takes booleans, not a string
    shapes.col("zone").not();
  });
});
