import { col, type DataFrame, functions as F, lit, Window } from "spark-connect-js";
import type { MessageContract } from "../lib/contract/message-contract.ts";
import { shapedFor } from "../lib/contract/shape.ts";
import { defineBatchJob, type PlanSession } from "../lib/job/define-job.ts";
import { text } from "../lib/job/settings.ts";
import { deadLettersOf, goodMessagesOf } from "../lib/messages/dead-letters.ts";
import { judgeMessages } from "../lib/messages/judge-messages.ts";
import { bronzePrices, bronzeWeather, energyDeadLetters, energyHourly } from "./contracts.ts";
import { hourlyPrices } from "./hourly-prices.ts";

/**
 * Bronze JSON lines to one typed row per zone and hour.
 *
 * All is UTC, where every day has 24 hours: days of 23 and 25 hours exist on local clocks only. Prices below zero
 * are prices. An hour that only one file knows is kept, with nulls for what the other would have said.
 */
export const processSilver = defineBatchJob({
  name: "energy-process-silver",
  description:
    "Bronze JSON to silver: typed, in UTC, without duplicates, drivers and price joined by the hour",
  reads: [bronzeWeather, bronzePrices],
  writes: [energyHourly, energyDeadLetters],
  settings: { prefix: text("folder of the bronze bucket that holds the two files", "energy") },
  build: ({ spark, config, settings: { prefix } }) => {
    const { lateAfterHours } = config.energy;
    const weatherFile = inFolder(bronzeWeather, prefix);
    const pricesFile = inFolder(bronzePrices, prefix);
    const weather = judgedLines(spark, weatherFile, lateAfterHours);
    const prices = judgedLines(spark, pricesFile, lateAfterHours);
    const driverHours = firstOfEach(goodMessagesOf(weather));
    const priceUnits = firstOfEach(goodMessagesOf(prices));
    const hourly = joinHours(driverHours, hourlyPrices(priceUnits));
    const refused = deadLettersOf(weather, weatherFile.source).unionByName(
      deadLettersOf(prices, pricesFile.source),
    );
    return {
      outputs: [
        { table: energyHourly, rows: hourly },
        {
          table: energyDeadLetters,
          rows: refused,
          replaces: col("source").isin(weatherFile.source, pricesFile.source),
        },
      ],
      tally: tallyOf(weather.select("reason").unionByName(prices.select("reason")), [
        driverHours,
        priceUnits,
      ]),
    };
  },
});

/** The contract of the same file in another folder of its bucket. */
function inFolder(contract: MessageContract, prefix: string): MessageContract {
  const { protocol, hostname, pathname } = new URL(contract.source);
  const file = pathname.split("/").at(-1);
  return { ...contract, source: `${protocol}//${hostname}/${prefix}/${file}` };
}

/** The lines of a bronze file, judged; `offset` is the line, counted from 0, since one task reads a file. */
function judgedLines(spark: PlanSession, contract: MessageContract, lateAfterHours: number): DataFrame {
  const lines = spark.read
    .text(contract.source)
    .select(
      lit(null).cast("string").alias("topic"),
      lit(null).cast("int").alias("partition"),
      F.monotonicallyIncreasingId().alias("offset"),
      lit(null).cast("timestamp").alias("kafka_timestamp"),
      lit(null).cast("binary").alias("key"),
      col("value").cast("binary").alias("value"),
    );
  return judgeMessages(lines, contract, { lateAfterHours });
}

/** Of lines that speak of the same zone and time, the first. */
function firstOfEach(lines: DataFrame): DataFrame {
  const sameTime = Window.partitionBy("zone", "valid_at").orderBy("offset");
  return lines.withColumn("copy", F.rowNumber().over(sameTime)).filter(col("copy").eq(1)).drop("copy");
}

function joinHours(driverHours: DataFrame, prices: DataFrame): DataFrame {
  const hours = driverHours
    .drop("topic", "partition", "offset", "kafka_timestamp", "key", "value", "reason")
    .join(prices, ["zone", "valid_at"], "full_outer")
    .withColumn("dt", F.toDate(col("valid_at")));
  return shapedFor(energyHourly, hours).orderBy("zone", "valid_at");
}

/** Lines read, refused and left out because an earlier one spoke of the same time. */
function tallyOf(reasons: DataFrame, kept: readonly [DataFrame, DataFrame]): DataFrame {
  const [drivers, prices] = kept;
  const keptLines = drivers
    .select("offset")
    .unionByName(prices.select("offset"))
    .agg(F.count(lit(1)).alias("kept"));
  return reasons
    .agg(F.count(lit(1)).alias("rows_in"), F.count(col("reason")).alias("quarantined"))
    .crossJoin(keptLines)
    .select(
      col("rows_in"),
      col("quarantined"),
      col("rows_in").minus(col("quarantined")).minus(col("kept")).alias("deduplicated"),
    );
}
