import { describe, expectTypeOf, it } from "vitest";
import type { SparkSession } from "../../../src/session/index.ts";
import { t } from "../../../src/types/index.ts";

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
});
