import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SparkSession } from "../../src/session/index.ts";
import { kafka } from "../live/docs/stack.ts";
import { TestTopics } from "../live/streaming/test-topics.ts";
import { SparkServer } from "../support/spark-server.ts";
import { isObtainable, serverJarsWithKafka, servers } from "./distributions.ts";

const version = servers[servers.length - 1] ?? "4.3.0";

describe.skipIf(!isObtainable(version))(`real-time mode on Spark ${version}`, () => {
  const topics = new TestTopics();
  let server: SparkServer;
  let spark: SparkSession;
  beforeAll(async () => {
    await topics.connect();
    server = await SparkServer.start({ jars: serverJarsWithKafka(version) });
    spark = await SparkSession.builder.remote(server.remote).create();
  }, 900_000);
  afterAll(async () => {
    await spark?.stop();
    await server?.stop();
    await topics.end();
  });

  it("messages pass while the batch they are in still runs", async () => {
    const [source, sink] = [await topics.create("real-time-in"), await topics.create("real-time-out")];
    await using query = await spark.readStream
      .format("kafka")
      .options({ "kafka.bootstrap.servers": kafka, subscribe: source, startingOffsets: "earliest" })
      .load()
      .select("key", "value")
      .writeStream.format("kafka")
      .options({ "kafka.bootstrap.servers": kafka, topic: sink })
      .option("checkpointLocation", `${server.folder}/real-time`)
      .outputMode("update")
      // Far longer than the test: what arrives cannot have waited for the end of a batch.
      .trigger({ realTime: "10 minutes" })
      .start();
    for (const value of ["one", "two", "three"]) await topics.send(source, [{ key: "k", value }]);
    const passed = await topics.read(sink, 3);
    expect(passed.map(({ value }) => value?.toString())).toEqual(["one", "two", "three"]);
    expect(await query.recentProgress()).toEqual([]);
    expect(await query.isActive()).toBe(true);
  });
});
