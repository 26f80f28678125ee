import { col, type DataFrame, lit } from "spark-connect-js";
import type { RandomForestRegressionModel } from "spark-connect-js/ml";
import type { ForecastHour } from "./evaluation.ts";
import { type Evaluation, evaluations } from "./evaluation-hours.ts";
import type { Fold } from "./folds.ts";
import { fitForest, predictionColumn } from "./price-forest.ts";

/**
 * Runs jobs: forecasts every fold with a forest that has seen nothing of it.
 *
 * @param learnable - hours to learn from, with their feature vector
 * @param toForecast - hours of all folds and evaluations, with feature vector and naive forecasts
 * @param say - told after each fold
 */
export async function walkForward(
  learnable: DataFrame,
  toForecast: DataFrame,
  folds: readonly Fold[],
  say: (line: string) => void,
): Promise<Map<Evaluation, ForecastHour[]>> {
  const forecasts = new Map<Evaluation, ForecastHour[]>(evaluations.map((name) => [name, []]));
  let current: { readonly until: number; readonly forest: RandomForestRegressionModel } | undefined;
  try {
    for (const [index, fold] of folds.entries()) {
      if (current?.until !== fold.trainedUntil) {
        await current?.forest.delete();
        current = { until: fold.trainedUntil, forest: await fitForest(learnable, fold.trainedUntil) };
      }
      const ofFold = toForecast.filter(col("issued_at").eq(lit(new Date(fold.issuedAt))));
      for (const row of await forecastColumns(current.forest.transform(ofFold)).collect()) {
        forecasts.get(row.evaluation as Evaluation)?.push(forecastHour(fold, row));
      }
      say(`walk-forward: ${index + 1} of ${folds.length} weeks`);
    }
  } finally {
    await current?.forest.delete();
  }
  return forecasts;
}

function forecastColumns(forecast: DataFrame): DataFrame {
  return forecast.select(
    "evaluation",
    "horizon_hours",
    predictionColumn,
    "price_eur_mwh",
    "naive_week",
    "naive_day",
  );
}

function forecastHour(fold: Fold, row: Readonly<Record<string, unknown>>): ForecastHour {
  return {
    issuedAt: fold.issuedAt,
    horizonHours: Number(row.horizon_hours),
    predicted: Number(row[predictionColumn]),
    actual: Number(row.price_eur_mwh),
    naiveWeek: Number(row.naive_week),
    naiveDay: Number(row.naive_day),
  };
}
