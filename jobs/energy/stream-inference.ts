import { type Column, col, type DataFrame, functions as F, lit } from "spark-connect-js";
import { RandomForestRegressionModel } from "spark-connect-js/ml";
import type { MessageContract } from "../lib/contract/message-contract.ts";
import { shapedFor } from "../lib/contract/shape.ts";
import type { TableContract } from "../lib/contract/table-contract.ts";
import { defineStreamJob, type JobInput, type PlanSession } from "../lib/job/define-job.ts";
import { text } from "../lib/job/settings.ts";
import { deadLettersOf, goodMessagesOf } from "../lib/messages/dead-letters.ts";
import { judgeMessages } from "../lib/messages/judge-messages.ts";
import { readTopic, withOrigin } from "../lib/stream/kafka-source.ts";
import { onceEach } from "../lib/stream/once-each.ts";
import {
  type EnergyModelRow,
  energyDeadLetters,
  energyForecast,
  energyHourly,
  energyModels,
  energyPricesLive,
  energyWeatherLive,
  forecastTopic,
  predictionsTopic,
  pricesTopic,
  weatherTopic,
} from "./contracts.ts";
import { priceHistory } from "./hourly-prices.ts";
import { withFeatures } from "./model/features.ts";
import { findModel } from "./model/model-registry.ts";
import type { PriceBands } from "./model/price-bands.ts";
import { predictionColumn, withFeatureVector } from "./model/price-forest.ts";

const settings = {
  model: text("the model version to apply; the champion unless set", null),
};

/** A model ready to be applied, with what is applied beside it. */
interface AppliedModel {
  readonly version: string;
  readonly forest: RandomForestRegressionModel;
  readonly bands: PriceBands;
  /** Stands in for a price of a week before that nobody knows, in EUR/MWh. */
  readonly fallbackPrice: number;
}

/**
 * Kafka in, tables and Kafka out. What becomes of a message follows from its bytes and those before it alone:
 * good ones reach their table once, repeated ones are dropped, the rest become dead letters.
 */
export const streamInference = defineStreamJob({
  name: "energy-stream-inference",
  description:
    "Live weather and prices to silver; each forecast burst priced by the model, to gold and to Kafka",
  reads: [weatherTopic, pricesTopic, forecastTopic, energyHourly, energyPricesLive, energyModels],
  writes: [energyWeatherLive, energyPricesLive, energyForecast, energyDeadLetters, predictionsTopic],
  settings,
  triggerSeconds: ({ energy }) => energy.triggerSeconds,
  inputQueries: ["prices", "weather", "forecast"],
  topics: () => [weatherTopic.source, pricesTopic.source, forecastTopic.source, predictionsTopic],
  prepare: async ({ spark, settings: { model } }) => loadModel(spark, await findModel(spark, model)),
  prepareOffline: ({ spark }) =>
    loadModel(spark, {
      model_version: "<champion>",
      path: "s3a://gold/energy/models/<champion>",
      band_limits_eur_mwh: [40, 90, 130],
      band_lower_eur_mwh: [-10, -20, -30, -40],
      band_upper_eur_mwh: [10, 20, 30, 40],
      fallback_price_eur_mwh: 70,
    }),
  build: (input, model) => {
    const weather = judgedTopic(input, weatherTopic);
    const prices = judgedTopic(input, pricesTopic);
    const forecast = judgedTopic(input, forecastTopic);
    return [
      tableQuery("prices", rowsOf(prices, energyPricesLive), energyPricesLive),
      tableQuery("weather", rowsOf(weather, energyWeatherLive), energyWeatherLive),
      tableQuery("forecast", pricedHours(input, forecast, model), energyForecast),
      tableQuery(
        "dead-letters",
        deadLettersOf(weather, weatherTopic.source)
          .unionByName(deadLettersOf(prices, pricesTopic.source))
          .unionByName(deadLettersOf(forecast, forecastTopic.source)),
        energyDeadLetters,
      ),
      {
        name: "predictions",
        rows: predictionMessages(input),
        sink: { kind: "topic", topic: predictionsTopic },
      },
    ];
  },
});

type Input = JobInput<typeof settings>;

type ModelToLoad = Pick<
  EnergyModelRow,
  | "model_version"
  | "path"
  | "band_limits_eur_mwh"
  | "band_lower_eur_mwh"
  | "band_upper_eur_mwh"
  | "fallback_price_eur_mwh"
>;

async function loadModel(spark: PlanSession, row: ModelToLoad): Promise<AppliedModel> {
  return {
    version: row.model_version,
    forest: await RandomForestRegressionModel.load(spark, row.path),
    bands: { limits: row.band_limits_eur_mwh, lower: row.band_lower_eur_mwh, upper: row.band_upper_eur_mwh },
    fallbackPrice: row.fallback_price_eur_mwh,
  };
}

function tableQuery(name: string, rows: DataFrame, table: TableContract) {
  return { name, rows, sink: { kind: "table", table } } as const;
}

function judgedTopic({ spark, config }: Input, topic: MessageContract): DataFrame {
  return judgeMessages(readTopic(spark, config, topic.source), topic, config.energy);
}

/**
 * How long an event id is remembered: far longer than Kafka keeps a message, so that no message is ever older than
 * what the query remembers.
 */
const memory = "30 days";

/** The good messages, each once. */
function eachOnce(judged: DataFrame): DataFrame {
  return onceEach(goodMessagesOf(judged), ["event_id"], memory);
}

/** The good messages, each once, as rows of the table made of their topic. */
function rowsOf(judged: DataFrame, table: TableContract): DataFrame {
  const rows = withOrigin(eachOnce(judged));
  return shapedFor(table, rows.withColumn("dt", F.toDate(col("valid_at"))));
}

/** The hours of each burst with the model's price and its interval. */
function pricedHours({ spark }: Input, judged: DataFrame, model: AppliedModel): DataFrame {
  const prices = priceHistory(spark.table(energyHourly.name), spark.table(energyPricesLive.name));
  const hours = withFeatures(withOrigin(eachOnce(judged)), prices);
  const priceWeekAgo = col("price_week_ago_eur_mwh");
  const complete = hours
    .withColumn("known_price_week_ago", priceWeekAgo)
    .withColumn("price_week_ago_eur_mwh", F.coalesce(priceWeekAgo, lit(model.fallbackPrice)));
  const horizonHours = F.expr("timestampdiff(HOUR, issued_at, valid_at)").cast("int");
  const price = col(predictionColumn);
  const priced = model.forest.transform(withFeatureVector(complete)).withColumns({
    horizon_hours: horizonHours,
    horizon_day: F.ceil(horizonHours.divide(24)).cast("int"),
    price_eur_mwh: price,
    lower_eur_mwh: price.plus(offsetOf(price, model.bands.limits, model.bands.lower)),
    upper_eur_mwh: price.plus(offsetOf(price, model.bands.limits, model.bands.upper)),
    price_week_ago_eur_mwh: col("known_price_week_ago"),
    model_version: lit(model.version),
    dt: F.toDate(col("issued_at")),
  });
  return shapedFor(energyForecast, priced);
}

/** What to add to a price for an end of its interval: the offset of the band it lies in. */
function offsetOf(price: Column, limits: readonly number[], offsets: readonly number[]): Column {
  const inBands = limits.map((limit, band) => F.when(price.lt(limit), lit(offsets[band] ?? 0)));
  return F.coalesce(...inBands, lit(offsets.at(-1) ?? 0));
}

/** What reached gold, as messages: so that a message is never about a prediction the table does not have. */
function predictionMessages({ spark }: Input): DataFrame {
  const time = (name: string) => F.dateFormat(col(name), "yyyy-MM-dd'T'HH:mm:ss'Z'").alias(name);
  const content = F.struct(
    col("event_id"),
    col("zone"),
    time("issued_at"),
    time("valid_at"),
    ...[
      "horizon_hours",
      "horizon_day",
      "price_eur_mwh",
      "lower_eur_mwh",
      "upper_eur_mwh",
      "model_version",
    ].map((name) => col(name)),
  );
  return spark.readStream
    .table(energyForecast.name)
    .select(col("zone").cast("binary").alias("key"), F.toJson(content).cast("binary").alias("value"));
}
