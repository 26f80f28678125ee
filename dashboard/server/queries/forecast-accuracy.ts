import { rowsIfMade, type SparkSql } from "../sources/spark-sql.ts";
import type { AccuracyRow } from "../wire.ts";
import { type Fields, readMoment, readNumber, readText } from "./fields.ts";
import type { Query } from "./queries.ts";

/** Forecasts looked back upon. */
const forecasts = 12;

/** How the newest forecasts did against the prices that came, newest first. Quarter hours count as their hour's mean. */
export function forecastAccuracy(sql: SparkSql): Query<readonly AccuracyRow[]> {
  const statement = `
    WITH actual AS (
      SELECT zone, date_trunc('HOUR', valid_at) AS valid_at, avg(price_eur_mwh) AS price_eur_mwh
      FROM lake.silver.energy_prices_live GROUP BY 1, 2)
    SELECT f.issued_at, max(f.model_version) AS model_version, count(*) AS hours,
      avg(abs(f.price_eur_mwh - a.price_eur_mwh)) AS mae,
      avg(CASE WHEN a.price_eur_mwh BETWEEN f.lower_eur_mwh AND f.upper_eur_mwh THEN 1.0D ELSE 0.0D END) AS inside_band
    FROM lake.gold.energy_forecast f JOIN actual a ON a.zone = f.zone AND a.valid_at = f.valid_at
    GROUP BY f.issued_at ORDER BY f.issued_at DESC LIMIT ${forecasts}`;
  return async (signal) => (await rowsIfMade(sql, statement, signal)).map(readAccuracy);
}

export function readAccuracy(row: Fields): AccuracyRow {
  return {
    issuedAt: readMoment(row, "issued_at"),
    modelVersion: readText(row, "model_version"),
    hours: readNumber(row, "hours"),
    maeEurMwh: readNumber(row, "mae"),
    insideBand: readNumber(row, "inside_band"),
  };
}
