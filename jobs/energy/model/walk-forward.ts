import { col, type DataFrame, functions as F, lit } from "spark-connect-js";
import type { ForecastHour } from "./evaluation.ts";
import { type Evaluation, evaluations } from "./evaluation-hours.ts";
import { type Fold, foldsByFit } from "./folds.ts";
import { fitForest, predictionColumn } from "./price-forest.ts";

/** Fits at a time. Fitting on a few thousand rows is many small steps, so two fits fill two cores better than one. */
const atOnce = 2;

/**
 * Runs jobs: forecasts every fold with a forest that has seen nothing of it.
 *
 * @param learnable - hours to learn from, with their feature vector
 * @param toForecast - hours of all folds and evaluations, with feature vector and naive forecasts
 * @param say - told after each fit
 */
export async function walkForward(
  learnable: DataFrame,
  toForecast: DataFrame,
  folds: readonly Fold[],
  say: (line: string) => void,
): Promise<Map<Evaluation, ForecastHour[]>> {
  const forecasts = new Map<Evaluation, ForecastHour[]>(evaluations.map((name) => [name, []]));
  const waiting = foldsByFit(folds);
  let done = 0;
  const work = async () => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      for (const row of await forecastGroup(learnable, toForecast, group)) {
        forecasts.get(row.evaluation as Evaluation)?.push(forecastHour(row));
      }
      done += group.length;
      say(`walk-forward: ${done} of ${folds.length} weeks`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return forecasts;
}

/** The hours of all folds that share a forest. */
async function forecastGroup(learnable: DataFrame, toForecast: DataFrame, group: readonly Fold[]) {
  const [{ trainedUntil } = { trainedUntil: 0 }] = group;
  await using forest = await fitForest(learnable, trainedUntil);
  const ofGroup = toForecast.filter(
    col("issued_at").isin(...group.map(({ issuedAt }) => lit(new Date(issuedAt)))),
  );
  // Awaited here, because the forest is gone once this returns.
  return await forest
    .transform(ofGroup)
    .select(
      "evaluation",
      F.unixMillis("issued_at").alias("issued_at"),
      "horizon_hours",
      predictionColumn,
      "price_eur_mwh",
      "naive_week",
      "naive_day",
    )
    .collect();
}

function forecastHour(row: Readonly<Record<string, unknown>>): ForecastHour {
  return {
    issuedAt: Number(row.issued_at),
    horizonHours: Number(row.horizon_hours),
    predicted: Number(row[predictionColumn]),
    actual: Number(row.price_eur_mwh),
    naiveWeek: Number(row.naive_week),
    naiveDay: Number(row.naive_day),
  };
}
