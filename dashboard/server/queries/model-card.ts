import { rowsIfMade, type SparkSql } from "../sources/spark-sql.ts";
import type { HorizonMetric, ModelCard } from "../wire.ts";
import { FieldError, type Fields, readMoment, readNumber, readText } from "./fields.ts";
import type { Query } from "./queries.ts";

/** The champion model and how it did, day by day, in walk-forward evaluation; null before the first training. */
export function modelCard(sql: SparkSql): Query<ModelCard | null> {
  return async (signal) => {
    const [champion] = await rowsIfMade(
      sql,
      "SELECT model_version, trained_at, features FROM lake.gold.energy_models WHERE champion ORDER BY trained_at DESC LIMIT 1",
      signal,
    );
    if (champion === undefined) return null;
    const modelVersion = readText(champion, "model_version");
    const metrics = await sql.rows(
      `SELECT evaluation, horizon_day, mae, rmae_week, rmae_day, n, coverage FROM lake.gold.energy_model_metrics
       WHERE model_version = '${modelVersion.replaceAll("'", "''")}' ORDER BY evaluation, horizon_day`,
      signal,
    );
    return {
      modelVersion,
      trainedAt: readMoment(champion, "trained_at"),
      features: readFeatures(champion),
      metrics: metrics.map(readMetric),
    };
  };
}

export function readMetric(row: Fields): HorizonMetric {
  return {
    evaluation: readText(row, "evaluation"),
    horizonDay: readNumber(row, "horizon_day"),
    maeEurMwh: readNumber(row, "mae"),
    rmaeWeek: readNumber(row, "rmae_week"),
    rmaeDay: readNumber(row, "rmae_day"),
    hours: readNumber(row, "n"),
    coverage: readNumber(row, "coverage"),
  };
}

function readFeatures({ features }: Fields): readonly string[] {
  if (Array.isArray(features)) return features.map(String);
  throw new FieldError("features", "a list", features);
}
