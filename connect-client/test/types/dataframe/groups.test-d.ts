import { describe, expectTypeOf, test } from "vitest";
import { col, functions as F } from "../../../src/index.ts";
import { type RowOf, shapes, untyped } from "./schema.ts";

describe("aggregates", () => {
  test("have a type by their input, and a name of their own", () => {
    const summary = shapes
      .groupBy("zone")
      .agg(
        F.max("price"),
        F.sum("id").alias("sum"),
        F.sum(col("price").multiply(2)).alias("twice"),
        F.avg("id").alias("mean"),
        F.first("at").alias("first"),
        F.collectList("id").alias("ids"),
        F.countDistinct("zone").alias("n"),
        F.count("*"),
      );
    expectTypeOf<RowOf<typeof summary>>().toEqualTypeOf<{
      zone: string | null;
      "max(price)": number | null;
      sum: bigint | null;
      twice: number | null;
      mean: number | null;
      first: RowOf<typeof shapes>["at"] | null;
      ids: bigint[];
      n: bigint;
      "count(1)": bigint;
    }>();
    const total = shapes.agg(F.sum("price").alias("total"));
    expectTypeOf<RowOf<typeof total>>().toEqualTypeOf<{ total: number | null }>();
  });

  test("by name of the function", () => {
    const peaks = shapes.groupBy("zone").max("price", "id");
    expectTypeOf<RowOf<typeof peaks>>().toEqualTypeOf<{
      zone: string | null;
      "max(price)": number | null;
      "max(id)": bigint | null;
    }>();
    const sums = shapes.groupBy("zone").agg({ id: "sum", price: "avg" });
    expectTypeOf<RowOf<typeof sums>>().toEqualTypeOf<{
      zone: string | null;
      "sum(id)": bigint | null;
      "avg(price)": number | null;
    }>();
  });

  test("of rollups and cubes may have null keys", () => {
    const counted = shapes.rollup("id").count();
    expectTypeOf<RowOf<typeof counted>>().toEqualTypeOf<{ id: bigint | null; count: bigint }>();
  });

  test("of a pivot have a column for each value", () => {
    const wide = shapes.groupBy("id").pivot("zone", ["DE-LU", "FR"]).agg(F.avg("price"));
    expectTypeOf<RowOf<typeof wide>>().toEqualTypeOf<{
      id: bigint;
      "DE-LU": number | null;
      FR: number | null;
    }>();
    const several = shapes
      .groupBy("id")
      .pivot("zone", ["FR"])
      .agg(F.avg("price").alias("mean"), F.count("*").alias("n"));
    expectTypeOf<RowOf<typeof several>>().toEqualTypeOf<{
      id: bigint;
      FR_mean: number | null;
      FR_n: bigint | null;
    }>();
    const counted = shapes.groupBy("id").pivot("zone", ["FR"]).count();
    expectTypeOf<RowOf<typeof counted>>().toEqualTypeOf<{ id: bigint; FR: bigint | null }>();
  });
});

describe("wrong programs", () => {
  test("a column that is neither grouped by nor aggregated", () => {
    // @ts-expect-error column 'price' is neither grouped by nor inside an aggregate function
    shapes.groupBy("zone").agg(col("price"));
    // @ts-expect-error column 'price' is neither grouped by nor inside an aggregate function
    shapes.groupBy("zone").agg(F.sum("id").plus(col("price")).alias("x"));
    // @ts-expect-error column 'price' is neither grouped by nor inside an aggregate function
    shapes.agg(col("price").plus(1).alias("x"));
    // @ts-expect-error column 'price' is not in this DataFrame, which has zone, count
    shapes.groupBy("zone").count().select("price");
    shapes.groupBy("zone").agg(col("zone").alias("same"), F.max("price").plus(1).alias("more"));
    shapes.groupBy(F.year("at").alias("year")).agg(col("year").plus(1).alias("next"), F.stddev("price"));
  });

  test("a name that is not there", () => {
    // @ts-expect-error column 'prise' is not in this DataFrame
    shapes.groupBy("zone").agg(F.max("prise"));
    // @ts-expect-error column 'prise' is not in this DataFrame
    shapes.groupBy("zone").max("prise");
    // @ts-expect-error column 'prise' is not in this DataFrame
    shapes.groupBy("zone").agg({ prise: "max" });
    // @ts-expect-error column 'zne' is not in this DataFrame
    shapes.groupBy("id").pivot("zne", ["FR"]);
    untyped.groupBy("zone").agg(F.max("anything"), F.callUdf("f", "x").alias("y"));
  });
});
