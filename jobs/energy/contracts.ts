import { t } from "spark-connect-js";
import type { MessageContract, MessageField } from "../lib/contract/message-contract.ts";
import { defineTable, type RowOf, type RowRule } from "../lib/contract/table-contract.ts";

/** Bounds a value has in any power system; what lies outside is a fault of the source. */
const bounds = {
  load_mw: { kind: "number", least: 0, most: 200_000 },
  solar_mw: { kind: "number", least: 0, most: 200_000 },
  wind_onshore_mw: { kind: "number", least: 0, most: 200_000 },
  wind_offshore_mw: { kind: "number", least: 0, most: 200_000 },
  temperature_c: { kind: "number", least: -60, most: 60, optional: true },
  wind_speed_ms: { kind: "number", least: 0, most: 120, optional: true },
  radiation_wm2: { kind: "number", least: 0, most: 1_500, optional: true },
} as const satisfies Record<string, MessageField>;

/** The market's own limits are 4,000 up and 500 down; they have been widened before. */
const price = { kind: "number", least: -1_000, most: 5_000 } as const satisfies MessageField;

const text = { kind: "text" } as const satisfies MessageField;
const instant = { kind: "instant" } as const satisfies MessageField;
const resolution = { kind: "choice", of: [15, 60] } as const satisfies MessageField;

const inBounds = (column: string, { least, most }: { least: number; most: number }): RowRule => ({
  name: `${column} lies between ${least} and ${most}`,
  condition: `${column} IS NULL OR ${column} BETWEEN ${least} AND ${most}`,
});
const driversInBounds = Object.entries(bounds).map(([column, range]) => inBounds(column, range));
const onTheHour: RowRule = {
  name: "valid_at is a full hour",
  condition: "valid_at = date_trunc('HOUR', valid_at)",
};

/** Raw history of the drivers, one JSON object a line. */
export const bronzeWeather = {
  source: "s3a://bronze/energy/weather_2024.json",
  description: "Hourly load, solar and wind forecasts as received. One line per zone and hour.",
  fields: { zone: text, valid_at: instant, ...bounds },
} as const satisfies MessageContract;

/** Raw history of day-ahead prices, one JSON object a line. */
export const bronzePrices = {
  source: "s3a://bronze/energy/prices_2024.json",
  description: "Day-ahead prices as received. One line per zone and market time unit.",
  fields: { zone: text, valid_at: instant, resolution_minutes: resolution, price_eur_mwh: price },
} as const satisfies MessageContract;

export const weatherTopic = {
  source: "energy-weather",
  description: "Live drivers of the price. One message per zone and hour.",
  fields: { event_id: text, zone: text, valid_at: instant, published_at: instant, ...bounds },
  lateSince: "valid_at",
} as const satisfies MessageContract;

export const pricesTopic = {
  source: "energy-prices",
  description: "Realised day-ahead prices. One message per zone and market time unit.",
  fields: {
    event_id: text,
    zone: text,
    valid_at: instant,
    published_at: instant,
    resolution_minutes: resolution,
    price_eur_mwh: price,
  },
  lateSince: "valid_at",
} as const satisfies MessageContract;

export const forecastTopic = {
  source: "energy-forecast",
  description: "Bursts of 168 hours of expected drivers. One message per zone, burst and hour.",
  fields: {
    event_id: text,
    zone: text,
    issued_at: instant,
    valid_at: instant,
    published_at: instant,
    ...bounds,
  },
  lateSince: "issued_at",
} as const satisfies MessageContract;

/** Where predictions are published; its messages are the columns of {@link energyForecast}, times as ISO-8601. */
export const predictionsTopic = "energy-predictions";

const driverColumns = {
  load_mw: t.double,
  solar_mw: t.double,
  wind_onshore_mw: t.double,
  wind_offshore_mw: t.double,
  temperature_c: t.double,
  wind_speed_ms: t.double,
  radiation_wm2: t.double,
};

/** Where a row of a stream's table comes from; together these name one message. */
const origin = {
  source_topic: t.notNull(t.string),
  source_partition: t.notNull(t.integer),
  source_offset: t.notNull(t.long),
};

export const energyHourly = defineTable({
  name: "lake.silver.energy_hourly",
  location: "s3a://silver/energy/energy_hourly",
  description:
    "Drivers and price by the hour, in UTC; a price told by the quarter hour is averaged. One row per zone and hour.",
  schema: t.struct({
    zone: t.notNull(t.string),
    valid_at: t.notNull(t.timestamp),
    ...driverColumns,
    price_eur_mwh: t.double,
    dt: t.notNull(t.date),
  }),
  keys: ["zone", "valid_at"],
  // By the month: a year is read as a whole by training and by each forecast, so few files matter.
  partitionedBy: ["months(valid_at)"],
  rules: [...driversInBounds, inBounds("price_eur_mwh", price), onTheHour],
});

export const energyWeatherLive = defineTable({
  name: "lake.silver.energy_weather_live",
  location: "s3a://silver/energy/energy_weather_live",
  description: "Live drivers from energy-weather, each message once. One row per message.",
  schema: t.struct({
    event_id: t.notNull(t.string),
    zone: t.notNull(t.string),
    valid_at: t.notNull(t.timestamp),
    published_at: t.notNull(t.timestamp),
    ...driverColumns,
    ...origin,
    dt: t.notNull(t.date),
  }),
  keys: ["event_id"],
  // By the month: batches leave small files, and only those of one partition are put together.
  partitionedBy: ["months(valid_at)"],
  rules: driversInBounds,
});

export const energyPricesLive = defineTable({
  name: "lake.silver.energy_prices_live",
  location: "s3a://silver/energy/energy_prices_live",
  description: "Realised prices from energy-prices, each message once. One row per message.",
  schema: t.struct({
    event_id: t.notNull(t.string),
    zone: t.notNull(t.string),
    valid_at: t.notNull(t.timestamp),
    published_at: t.notNull(t.timestamp),
    resolution_minutes: t.notNull(t.integer),
    price_eur_mwh: t.notNull(t.double),
    ...origin,
    dt: t.notNull(t.date),
  }),
  keys: ["event_id"],
  partitionedBy: ["months(valid_at)"],
  rules: [inBounds("price_eur_mwh", price)],
});

export const energyForecast = defineTable({
  name: "lake.gold.energy_forecast",
  location: "s3a://gold/energy/energy_forecast",
  description:
    "Price forecasts for the next 168 hours with their 80 % band. One row per zone, issue time and hour.",
  schema: t.struct({
    event_id: t.notNull(t.string),
    zone: t.notNull(t.string),
    issued_at: t.notNull(t.timestamp),
    valid_at: t.notNull(t.timestamp),
    horizon_hours: t.notNull(t.integer),
    horizon_day: t.notNull(t.integer),
    price_eur_mwh: t.notNull(t.double),
    lower_eur_mwh: t.notNull(t.double),
    upper_eur_mwh: t.notNull(t.double),
    /** Null where no price of a week before was known; the model then used its training median. */
    price_week_ago_eur_mwh: t.double,
    model_version: t.notNull(t.string),
    ...origin,
    dt: t.notNull(t.date),
  }),
  keys: ["event_id"],
  partitionedBy: ["months(issued_at)"],
  rules: [
    {
      name: "the band holds the price",
      condition: "lower_eur_mwh <= price_eur_mwh AND price_eur_mwh <= upper_eur_mwh",
    },
  ],
});

export const energyDeadLetters = defineTable({
  name: "lake.bronze.energy_dead_letters",
  location: "s3a://bronze/energy/energy_dead_letters",
  description:
    "Records no table could take: their bytes as received, where they stood and why they were refused. One row per record.",
  schema: t.struct({
    /** The Kafka topic, or the address of the bronze file. */
    source: t.notNull(t.string),
    topic: t.string,
    partition: t.integer,
    /** The Kafka offset, or the line of the bronze file, counted from 0. */
    offset: t.notNull(t.long),
    kafka_timestamp: t.timestamp,
    key: t.binary,
    value: t.binary,
    reason: t.notNull(t.string),
    quarantined_at: t.notNull(t.timestamp),
    dt: t.notNull(t.date),
  }),
  keys: ["source", "partition", "offset"],
  // By the source too: a second run over a bronze file replaces what the first found in it.
  partitionedBy: ["source", "dt"],
  rules: [],
});

export const energyModels = defineTable({
  name: "lake.gold.energy_models",
  location: "s3a://gold/energy/energy_models",
  description:
    "Trained models, where they lie and what they were made of; champion marks the one in use. One row per model version.",
  schema: t.struct({
    model_version: t.notNull(t.string),
    path: t.notNull(t.string),
    champion: t.notNull(t.boolean),
    trained_at: t.notNull(t.timestamp),
    /** Rows from here on were not seen in training. */
    trained_until: t.notNull(t.timestamp),
    training_rows: t.notNull(t.long),
    features: t.notNull(t.array(t.notNull(t.string))),
    parameters: t.notNull(t.string),
    data_table: t.notNull(t.string),
    data_snapshot: t.notNull(t.long),
    /** SHA-256 over the names and bytes of the model's files. */
    hash: t.notNull(t.string),
    /** Stands in for the price of a week before where none is known. */
    fallback_price_eur_mwh: t.notNull(t.double),
    /** Upper limits of the bands of predicted price, in order; the last band has none. */
    band_limits_eur_mwh: t.notNull(t.array(t.notNull(t.double))),
    band_lower_eur_mwh: t.notNull(t.array(t.notNull(t.double))),
    band_upper_eur_mwh: t.notNull(t.array(t.notNull(t.double))),
  }),
  keys: ["model_version"],
  partitionedBy: [],
  rules: [],
});

export const energyModelMetrics = defineTable({
  name: "lake.gold.energy_model_metrics",
  location: "s3a://gold/energy/energy_model_metrics",
  description:
    "Walk-forward errors of each model against two naive forecasts. One row per model version, evaluation and horizon day.",
  schema: t.struct({
    model_version: t.notNull(t.string),
    /** `day_ahead_drivers` flatters days 2 to 7; `realistic_drivers` uses what is known at the time of issue. */
    evaluation: t.notNull(t.string),
    horizon_day: t.notNull(t.integer),
    n: t.notNull(t.long),
    mae: t.notNull(t.double),
    mae_week: t.notNull(t.double),
    mae_day: t.notNull(t.double),
    /** MAE against that of the same hour last week. */
    rmae_week: t.notNull(t.double),
    /** MAE against that of the same hour of the last day known at the time of issue. */
    rmae_day: t.notNull(t.double),
    /** Share of prices inside the 80 % band, on folds the band was not made from. */
    coverage: t.notNull(t.double),
    folds: t.notNull(t.integer),
    first_issue: t.notNull(t.timestamp),
    last_issue: t.notNull(t.timestamp),
  }),
  keys: ["model_version", "evaluation", "horizon_day"],
  partitionedBy: [],
  rules: [{ name: "an error is not negative", condition: "mae >= 0 AND mae_week > 0 AND mae_day > 0" }],
});

/** Every table of the energy system. */
export const energyTables = [
  energyHourly,
  energyWeatherLive,
  energyPricesLive,
  energyForecast,
  energyDeadLetters,
  energyModels,
  energyModelMetrics,
];

export type EnergyHourlyRow = RowOf<typeof energyHourly>;
export type EnergyForecastRow = RowOf<typeof energyForecast>;
export type EnergyDeadLetterRow = RowOf<typeof energyDeadLetters>;
export type EnergyModelRow = RowOf<typeof energyModels>;
export type EnergyModelMetricRow = RowOf<typeof energyModelMetrics>;

/** A prediction as a message of `energy-predictions` carries it. */
export interface PredictionMessage {
  readonly event_id: string;
  readonly zone: string;
  /** ISO-8601 in UTC, as all times here. */
  readonly issued_at: string;
  readonly valid_at: string;
  readonly horizon_hours: number;
  readonly horizon_day: number;
  readonly price_eur_mwh: number;
  readonly lower_eur_mwh: number;
  readonly upper_eur_mwh: number;
  readonly model_version: string;
}
