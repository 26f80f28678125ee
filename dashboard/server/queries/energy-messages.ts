import type { PredictionPoint, PricePoint, SupplyPoint } from "../wire.ts";
import {
  FieldError,
  type Fields,
  readBounded,
  readFields,
  readMoment,
  readNumber,
  readOptionalMoment,
  readText,
} from "./fields.ts";

/** What the configuration says of the energy system's messages. */
export interface MessageRules {
  /** The zone the pages show. */
  readonly zone: string;
  /** A message published later after the time it is about goes to the dead letters, and not on a page. */
  readonly lateAfterHours: number;
}

/** Reads the JSON object of a message's value. */
export function parseMessage(value: Uint8Array | null): Fields {
  if (value === null) throw new FieldError("value", "a JSON object", null);
  return readFields(JSON.parse(Buffer.from(value).toString("utf8")), "value");
}

/** A message of `energy-weather`, or of `energy-forecast` where it also says when it was issued. */
export function readSupply(fields: Fields, rules: MessageRules): SupplyPoint {
  refuseLate(fields, fields.issued_at === undefined ? "valid_at" : "issued_at", rules);
  return {
    zone: readText(fields, "zone"),
    validAt: readMoment(fields, "valid_at"),
    publishedAt: readMoment(fields, "published_at"),
    issuedAt: readOptionalMoment(fields, "issued_at"),
    loadMw: readMegawatts(fields, "load_mw"),
    solarMw: readMegawatts(fields, "solar_mw"),
    windOnshoreMw: readMegawatts(fields, "wind_onshore_mw"),
    windOffshoreMw: readMegawatts(fields, "wind_offshore_mw"),
  };
}

/** A message of `energy-prices`. */
export function readPrice(fields: Fields, rules: MessageRules): PricePoint {
  refuseLate(fields, "valid_at", rules);
  return {
    validAt: readMoment(fields, "valid_at"),
    publishedAt: readMoment(fields, "published_at"),
    resolutionMinutes: readNumber(fields, "resolution_minutes"),
    priceEurMwh: readBounded(fields, "price_eur_mwh", -1_000, 5_000),
  };
}

/** A message of `energy-predictions`. */
export function readPrediction(fields: Fields): PredictionPoint {
  return {
    issuedAt: readMoment(fields, "issued_at"),
    validAt: readMoment(fields, "valid_at"),
    horizonHours: readNumber(fields, "horizon_hours"),
    priceEurMwh: readNumber(fields, "price_eur_mwh"),
    lowerEurMwh: readNumber(fields, "lower_eur_mwh"),
    upperEurMwh: readNumber(fields, "upper_eur_mwh"),
    modelVersion: readText(fields, "model_version"),
  };
}

/** The bounds are those of the topics' contract in `jobs/`: a page shows what the lake takes, and no more. */
function readMegawatts(fields: Fields, name: string): number {
  return readBounded(fields, name, 0, 200_000);
}

function refuseLate(fields: Fields, since: string, { lateAfterHours }: MessageRules): void {
  const delayMs = Date.parse(readMoment(fields, "published_at")) - Date.parse(readMoment(fields, since));
  if (delayMs > lateAfterHours * 3_600_000) {
    throw new FieldError("published_at", `within ${lateAfterHours} h of ${since}`, fields.published_at);
  }
}
