import { col, type DataFrame, functions as F, lit } from "spark-connect-js";
import { shapedFor } from "../lib/contract/shape.ts";
import { defineStreamJob, type JobInput } from "../lib/job/define-job.ts";
import { clickstream, clickstreamAgg } from "./contracts.ts";

/**
 * Page views by minute, out of the bronze table and not of the topic: so each counts once, and is never counted when
 * the table does not have it.
 */
export const clickstreamAggregation = defineStreamJob({
  name: "clickstream-agg",
  description: "Page views by minute and address, once each minute is final",
  reads: [clickstream],
  writes: [clickstreamAgg],
  settings: {},
  triggerSeconds: ({ events }) => events.triggerSeconds,
  inputQueries: ["minutes"],
  topics: () => [],
  prepare: async () => undefined,
  prepareOffline: async () => undefined,
  build: (input) => [
    {
      name: "minutes",
      triggerSeconds: input.config.events.backgroundSeconds,
      rows: minutesOf(input),
      sink: { kind: "table", table: clickstreamAgg },
    },
  ],
});

function minutesOf({ spark, config }: JobInput): DataFrame {
  const { lateAfterMinutes, futureAfterMinutes, skewMinutes } = config.events;
  // The newest time read may lie this far ahead of a page view that is not late: it is waited for.
  const wait = lateAfterMinutes + futureAfterMinutes + skewMinutes;
  const minutes = spark.readStream
    .table(clickstream.name)
    .filter(isInTime(lateAfterMinutes))
    .withWatermark("ts", `${wait} minutes`)
    .groupBy(F.window("ts", "1 minute").alias("minute"), "url")
    .agg(F.count(lit(1)).alias("pv"));
  const [start, end] = [col("minute.start"), col("minute.end")];
  return shapedFor(
    clickstreamAgg,
    minutes.select(
      start.alias("minute_start"),
      end.alias("minute_end"),
      "url",
      "pv",
      F.toDate(start).alias("dt"),
    ),
  );
}

/** Whether a page view was sent soon enough to be counted; follows from the message alone. */
function isInTime(lateAfterMinutes: number) {
  const behind = F.unixMicros("kafka_timestamp").minus(F.unixMicros("ts"));
  return behind.leq(lit(BigInt(lateAfterMinutes) * 60_000_000n));
}
