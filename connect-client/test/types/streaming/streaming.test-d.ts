import { describe, expectTypeOf, it } from "vitest";
import {
  type DataFrame,
  type SparkSession,
  type StreamingQuery,
  type StreamingQueryProgress,
  t,
} from "../../../src/index.ts";

declare const spark: SparkSession;
declare const query: StreamingQuery;

describe("a stream", () => {
  it("has the schema it is read with", () => {
    const schema = t.struct({ zone: t.string, price: t.double });
    const prices = spark.readStream.schema(schema).json("/in");
    prices.select("zone");
    // @ts-expect-error a column that is not in the schema
    prices.select("prise");
    expectTypeOf(spark.readStream.table("x")).toEqualTypeOf<DataFrame>();
  });

  it("takes one trigger, output modes by name, and options that have a text", () => {
    const writer = spark.readStream.table("x").writeStream;
    writer.trigger({ processingTime: "1 second" }).outputMode("update").option("a", 1n);
    // @ts-expect-error a number is no interval
    writer.trigger({ processingTime: 1000 });
    // @ts-expect-error false is no trigger
    writer.trigger({ availableNow: false });
    // @ts-expect-error no such mode
    writer.outputMode("replace");
    // @ts-expect-error an option has no null
    writer.option("a", null);
    // @ts-expect-error the server cannot run TypeScript
    writer.foreachBatch(() => undefined);
  });

  it("is followed by typed progress", async () => {
    for await (const progress of query) expectTypeOf(progress).toEqualTypeOf<StreamingQueryProgress>();
    expectTypeOf<StreamingQueryProgress["inputRowsPerSecond"]>().toEqualTypeOf<number | null>();
    expectTypeOf(query.awaitTermination()).toEqualTypeOf<Promise<boolean>>();
  });
});
