import type {
  bronzePrices,
  bronzeWeather,
  forecastTopic,
  pricesTopic,
  weatherTopic,
} from "@kindling/jobs/energy/contracts";
import { hourMs, toIso } from "../lib/hours.ts";
import type { Drivers, EnergyHour } from "./energy-hour.ts";

/** The topics of the energy system that producers write. */
export const energyTopics = {
  weather: "energy-weather",
  prices: "energy-prices",
  forecast: "energy-forecast",
} as const satisfies Record<
  string,
  (typeof weatherTopic | typeof pricesTopic | typeof forecastTopic)["source"]
>;

/** How finely prices are told: by the hour, or by the quarter hour as markets do since October 2025. */
export type PriceResolution = 60 | 15;

/** What a message contract says of a field, as a type. */
type ValueOf<Field> = Field extends { readonly kind: "number"; readonly optional: true }
  ? number | null
  : Field extends { readonly kind: "number" }
    ? number
    : Field extends { readonly kind: "choice"; readonly of: readonly (infer Choice)[] }
      ? Choice
      : string;

/** The content of a message, by its contract: a field too few or too many does not compile. */
type ContentOf<Contract extends { readonly fields: object }> = {
  readonly [Name in keyof Contract["fields"]]: ValueOf<Contract["fields"][Name]>;
};

/** The content of an `energy-weather` message. */
export function encodeWeather(
  drivers: Drivers,
  eventId: string,
  publishedAt: number,
): ContentOf<typeof weatherTopic> {
  return {
    event_id: eventId,
    zone: drivers.zone,
    valid_at: toIso(drivers.validAt),
    published_at: toIso(publishedAt),
    ...driverFields(drivers),
  };
}

/** The content of an `energy-forecast` message: what is expected, when issued, of a later hour. */
export function encodeForecast(
  drivers: Drivers,
  eventId: string,
  issuedAt: number,
): ContentOf<typeof forecastTopic> {
  return {
    event_id: eventId,
    zone: drivers.zone,
    issued_at: toIso(issuedAt),
    valid_at: toIso(drivers.validAt),
    published_at: toIso(issuedAt),
    ...driverFields(drivers),
  };
}

/** A line of the bronze file of drivers. */
export function encodeBronzeWeather(drivers: Drivers): ContentOf<typeof bronzeWeather> {
  return { zone: drivers.zone, valid_at: toIso(drivers.validAt), ...driverFields(drivers) };
}

/** A line of the bronze file of prices. */
export function encodeBronzePrice(price: Price): ContentOf<typeof bronzePrices> {
  return {
    zone: price.zone,
    valid_at: toIso(price.validAt),
    resolution_minutes: price.resolutionMinutes,
    price_eur_mwh: price.priceEurMwh,
  };
}

/** A realised price and the start of the time it holds for, epoch milliseconds. */
export interface Price {
  readonly zone: string;
  readonly validAt: number;
  readonly resolutionMinutes: PriceResolution;
  readonly priceEurMwh: number;
}

/** The content of an `energy-prices` message. */
export function encodePrice(
  price: Price,
  eventId: string,
  publishedAt: number,
): ContentOf<typeof pricesTopic> {
  return {
    event_id: eventId,
    zone: price.zone,
    valid_at: toIso(price.validAt),
    published_at: toIso(publishedAt),
    resolution_minutes: price.resolutionMinutes,
    price_eur_mwh: price.priceEurMwh,
  };
}

/** The drivers as every message and bronze file names them. */
function driverFields(drivers: Drivers) {
  return {
    load_mw: drivers.loadMw,
    solar_mw: drivers.solarMw,
    wind_onshore_mw: drivers.windOnshoreMw,
    wind_offshore_mw: drivers.windOffshoreMw,
    temperature_c: drivers.temperatureC,
    wind_speed_ms: drivers.windSpeedMs,
    radiation_wm2: drivers.radiationWm2,
  };
}

/**
 * The prices of an hour, in order; none where the source has no price.
 *
 * At 15 minutes the source's hourly price becomes four that lean towards the next hour's and whose mean is the
 * hourly price, so that an hourly table must come out the same from both.
 */
export function pricesOf(
  hour: EnergyHour,
  next: EnergyHour | undefined,
  resolution: PriceResolution,
): Price[] {
  const { zone, validAt, priceEurMwh } = hour;
  if (priceEurMwh === null) return [];
  if (resolution === 60) return [{ zone, validAt, resolutionMinutes: 60, priceEurMwh }];
  const step = Math.round(((next?.priceEurMwh ?? priceEurMwh) - priceEurMwh) * 25) / 100;
  return [-1.5, -0.5, 0.5, 1.5].map((steps, quarter) => ({
    zone,
    validAt: validAt + (quarter * hourMs) / 4,
    resolutionMinutes: 15,
    priceEurMwh: Number((priceEurMwh + steps * step).toFixed(4)),
  }));
}
