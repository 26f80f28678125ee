import { describe, expectTypeOf, it } from "vitest";
import type { DataFrame } from "../../../src/dataframe/index.ts";
import type { SparkSession } from "../../../src/session/index.ts";
import { LocalDate, type LongType, type Timestamp, t } from "../../../src/types/index.ts";
import type { RowOf } from "../dataframe/schema.ts";

declare const spark: SparkSession;

const prices = t.struct({
  zone: t.notNull(t.string),
  validAt: t.timestamp,
  count: t.long,
  tags: t.array(t.string),
});

describe("createDataFrame", () => {
  it("checks rows against the schema and passes it on", () => {
    const df = spark.createDataFrame(
      [{ zone: "DE-LU", validAt: new Date(0), count: 3, tags: ["a", null] }],
      prices,
    );
    expectTypeOf(df.collect).returns.resolves.items.toHaveProperty("zone").toBeString();
    spark.createDataFrame([{ zone: "DE-LU" }], prices);
    // @ts-expect-error zone may not be left out
    spark.createDataFrame([{ count: 1n }], prices);
    // @ts-expect-error zone may not be null
    spark.createDataFrame([{ zone: null }], prices);
    // @ts-expect-error a count is not text
    spark.createDataFrame([{ zone: "DE-LU", count: "3" }], prices);
    // @ts-expect-error there is no such column
    spark.createDataFrame([{ zone: "DE-LU", zones: "x" }], prices);
  });

  it("takes rows without a schema, and arrays with names", () => {
    spark.createDataFrame([{ anything: 1 }]);
    spark.createDataFrame([[1, "a"]], ["id", "label"]);
    spark.createDataFrame([[1, "a"]], "id BIGINT, label STRING");
  });

  it("infers from rows what it infers at run time, and promises no more", () => {
    const df = spark.createDataFrame([
      {
        id: 1,
        price: 1,
        name: "a",
        at: new Date(0),
        tags: ["x"],
        at2: { n: 1n },
        day: LocalDate.parse("2024-01-01"),
      },
      { id: 2, price: 2.5, name: null, at: new Date(1), tags: [], flag: true },
    ]);
    expectTypeOf<RowOf<typeof df>>().toEqualTypeOf<{
      id: bigint | null;
      price: number | null;
      name: string | null;
      at: Timestamp | null;
      tags: (string | null)[] | null;
      at2: { n: bigint | null } | null;
      day: LocalDate | null;
      flag: boolean | null;
    }>();
    const prices: { readonly price: number; readonly zone?: string }[] = [];
    const uncertain = spark.createDataFrame(prices);
    expectTypeOf<RowOf<typeof uncertain>>().toEqualTypeOf<{
      price: bigint | number | null;
      zone: string | null;
    }>();
    const named = spark.createDataFrame(
      [
        [1, "a"],
        [2, "b"],
      ],
      ["id", "label"],
    );
    expectTypeOf<RowOf<typeof named>>().toEqualTypeOf<{ id: bigint | null; label: string | null }>();
    const unknown: Record<string, unknown>[] = [];
    expectTypeOf(spark.createDataFrame(unknown)).toEqualTypeOf<DataFrame>();
    // @ts-expect-error rows that are lists need a schema, or the list of the names of their columns
    spark.createDataFrame([[1, "a"]]);
    // @ts-expect-error column 'nme' is not in this DataFrame
    df.select("nme");
  });

  it("is not the only way to columns the compiler knows", async () => {
    const contract = { name: "lake.silver.prices", schema: prices };
    const table = spark.table(contract);
    expectTypeOf<RowOf<typeof table>["zone"]>().toEqualTypeOf<string>();
    const checked = await spark.table("x").as(prices);
    expectTypeOf(checked).toEqualTypeOf(table);
    expectTypeOf(spark.table("x").to(prices)).toEqualTypeOf(table);
    const file = spark.read.schema(prices).json("/prices.json");
    // Files have no columns without nulls.
    expectTypeOf<RowOf<typeof file>["zone"]>().toEqualTypeOf<string | null>();
    expectTypeOf(spark.table("x").assume<{ id: LongType }>()).toEqualTypeOf<DataFrame<{ id: LongType }>>();
  });
});
