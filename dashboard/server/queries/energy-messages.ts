import type { PredictionPoint, PricePoint, SupplyPoint } from "../wire.ts";
import {
  FieldError,
  type Fields,
  readFields,
  readMoment,
  readNumber,
  readOptionalMoment,
  readText,
} from "./fields.ts";

/** Reads the JSON object of a message's value. */
export function parseMessage(value: Uint8Array | null): Fields {
  if (value === null) throw new FieldError("value", "a JSON object", null);
  return readFields(JSON.parse(Buffer.from(value).toString("utf8")), "value");
}

/** A message of `energy-weather`, or of `energy-forecast` where it also says when it was issued. */
export function readSupply(fields: Fields): SupplyPoint {
  return {
    zone: readText(fields, "zone"),
    validAt: readMoment(fields, "valid_at"),
    publishedAt: readMoment(fields, "published_at"),
    issuedAt: readOptionalMoment(fields, "issued_at"),
    loadMw: readNumber(fields, "load_mw"),
    solarMw: readNumber(fields, "solar_mw"),
    windOnshoreMw: readNumber(fields, "wind_onshore_mw"),
    windOffshoreMw: readNumber(fields, "wind_offshore_mw"),
  };
}

/** A message of `energy-prices`. */
export function readPrice(fields: Fields): PricePoint {
  return {
    validAt: readMoment(fields, "valid_at"),
    publishedAt: readMoment(fields, "published_at"),
    resolutionMinutes: readNumber(fields, "resolution_minutes"),
    priceEurMwh: readNumber(fields, "price_eur_mwh"),
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
