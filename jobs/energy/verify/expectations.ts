/**
 * What every message of the energy topics must look like, stated a second time on purpose.
 *
 * The pipeline's own rules live in the table contracts and run inside Spark. A proof that shares them would
 * share their mistakes, so this folder imports nothing of the pipeline: the rules here are written from the
 * description of the topics alone.
 */

/** What a field may hold. */
export type FieldRule =
  | { readonly kind: "text" }
  | { readonly kind: "instant" }
  | { readonly kind: "whole"; readonly oneOf: readonly number[] }
  | { readonly kind: "number"; readonly least: number; readonly most: number; readonly nullable: boolean };

/** A file of the bronze bucket: its fields and what names the thing a line speaks of. */
export interface FileExpectation {
  readonly path: string;
  readonly fields: Readonly<Record<string, FieldRule>>;
}

/** One input topic: its fields, the instant its lateness counts from, and the table its good messages reach. */
export interface TopicExpectation {
  readonly topic: string;
  readonly table: string;
  readonly fields: Readonly<Record<string, FieldRule>>;
  /** The field that `published_at` is compared with. */
  readonly lateSince: string;
  /** The fields a written row must repeat exactly. */
  readonly compared: readonly string[];
}

const text: FieldRule = { kind: "text" };
const instant: FieldRule = { kind: "instant" };
const power: FieldRule = { kind: "number", least: 0, most: 200_000, nullable: false };
const weather = {
  temperature_c: { kind: "number", least: -60, most: 60, nullable: true },
  wind_speed_ms: { kind: "number", least: 0, most: 120, nullable: true },
  radiation_wm2: { kind: "number", least: 0, most: 1_500, nullable: true },
} satisfies Record<string, FieldRule>;
const drivers = {
  load_mw: power,
  solar_mw: power,
  wind_onshore_mw: power,
  wind_offshore_mw: power,
  ...weather,
};

const price: FieldRule = { kind: "number", least: -1_000, most: 5_000, nullable: false };
const resolution: FieldRule = { kind: "whole", oneOf: [15, 60] };

/** The two bronze files of the energy system. */
export const bronzeFiles = {
  weather: {
    path: "s3a://bronze/energy/weather_2024.json",
    fields: { zone: text, valid_at: instant, ...drivers },
  },
  prices: {
    path: "s3a://bronze/energy/prices_2024.json",
    fields: { zone: text, valid_at: instant, resolution_minutes: resolution, price_eur_mwh: price },
  },
} satisfies Record<string, FileExpectation>;

/** The three input topics of the energy system. */
export const expectations: readonly TopicExpectation[] = [
  {
    topic: "energy-weather",
    table: "lake.silver.energy_weather_live",
    fields: { event_id: text, zone: text, valid_at: instant, published_at: instant, ...drivers },
    lateSince: "valid_at",
    compared: ["zone", "valid_at", ...Object.keys(drivers)],
  },
  {
    topic: "energy-prices",
    table: "lake.silver.energy_prices_live",
    fields: {
      event_id: text,
      zone: text,
      valid_at: instant,
      published_at: instant,
      resolution_minutes: resolution,
      price_eur_mwh: price,
    },
    lateSince: "valid_at",
    compared: ["zone", "valid_at", "resolution_minutes", "price_eur_mwh"],
  },
  {
    topic: "energy-forecast",
    table: "lake.gold.energy_forecast",
    fields: {
      event_id: text,
      zone: text,
      issued_at: instant,
      valid_at: instant,
      published_at: instant,
      ...drivers,
    },
    lateSince: "issued_at",
    compared: ["zone", "issued_at", "valid_at"],
  },
];
