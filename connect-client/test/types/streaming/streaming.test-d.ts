import { describe, expectTypeOf, it } from "vitest";
import {
  type DataFrame,
  type KafkaColumns,
  type RateColumns,
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

  it("has the columns of a source that always has the same", () => {
    const kafka = spark.readStream.format("kafka").options({ subscribe: "prices" });
    const messages = kafka.load();
    expectTypeOf(messages).toEqualTypeOf<DataFrame<KafkaColumns>>();
    messages.withWatermark("timestamp", "1 minute").select("value", "offset");
    // @ts-expect-error no such column
    messages.select("message");
    // @ts-expect-error headers are read only if asked for
    messages.select("headers");
    kafka.option("includeHeaders", true).load().select("key", "headers");
    kafka.options({ includeHeaders: true, maxOffsetsPerTrigger: 5 }).load().select("key", "headers");
    expectTypeOf(spark.readStream.format("rate").load()).toEqualTypeOf<DataFrame<RateColumns>>();
    expectTypeOf(spark.readStream.format("iceberg").load()).toEqualTypeOf<DataFrame>();
    spark.readStream.option("includeHeaders", true).load().select("anything");
  });

  it("takes any option, and checks the values of those it knows", () => {
    spark.readStream.options({ "my.own": 1n, rowsPerSecond: 5, failOnDataLoss: false });
    spark.readStream.option("my.own", true).json("/in", { maxFilesPerTrigger: 1, multiLine: true });
    // @ts-expect-error not text
    spark.readStream.options({ subscribe: 5 });
    // @ts-expect-error one of three words
    spark.readStream.json("/in", { cleanSource: "remove" });
    // @ts-expect-error an option has no list
    spark.readStream.options({ subscribe: ["a", "b"] });
  });

  it("takes one trigger, output modes by name, and options that have a text", () => {
    const writer = spark.readStream.table("x").writeStream;
    writer.trigger({ processingTime: "1 second" }).outputMode("update").option("a", 1n);
    writer.option("checkpointLocation", "/c").start({ queryName: "q", numRows: 5 });
    // @ts-expect-error a checkpoint is a place
    writer.start({ checkpointLocation: 5 });
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
