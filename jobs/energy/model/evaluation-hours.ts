import { type Column, col, type DataFrame, functions as F, lit } from "spark-connect-js";
import type { Fold } from "./folds.ts";

/** Which drivers a forecast was made from. */
export const evaluations = ["day_ahead_drivers", "realistic_drivers"] as const;
export type Evaluation = (typeof evaluations)[number];

const days = (count: number): Column => F.expr(`INTERVAL ${count} DAYS`);

/**
 * The hours to forecast in each fold, twice: `evaluation` says with which drivers.
 *
 * The drivers of the data are forecasts of the day before, for every day of the horizon alike, which flatters days
 * 2 to 7. `realistic_drivers` holds what is known at the time of issue instead: demand as in the same hour of the
 * last week, sun and wind as the mean of the same hour over the last 28 days.
 *
 * @param silver - rows of `lake.silver.energy_hourly`
 */
export function evaluationHours(silver: DataFrame, folds: readonly Fold[]): DataFrame {
  const hours = silver.withColumn("issued_at", eachIssue(folds)).filter(
    col("valid_at")
      .gt(col("issued_at"))
      .and(col("valid_at").leq(col("issued_at").plus(days(7)))),
  );
  const common = ["zone", "issued_at", "valid_at", "price_eur_mwh"];
  const drivers = ["load_mw", "solar_mw", "wind_onshore_mw", "wind_offshore_mw"];
  const dayAhead = hours.select(...common, ...drivers);
  const realistic = hours
    .select(...common)
    .withColumn("hour_of_day", F.hour(col("valid_at")))
    .join(loadOfLastWeek(silver), ["zone", "valid_at"], "left")
    .join(usualSupply(silver, folds), ["zone", "issued_at", "hour_of_day"], "left")
    .select(...common, ...drivers);
  return dayAhead
    .withColumn("evaluation", lit(evaluations[0]))
    .unionByName(realistic.withColumn("evaluation", lit(evaluations[1])));
}

/** Adds what the two naive forecasts say of each hour. */
export function withNaiveForecasts(hours: DataFrame, silver: DataFrame): DataFrame {
  const horizonHours = F.expr("timestampdiff(HOUR, issued_at, valid_at)");
  const known = (at: string, price: string) =>
    silver.select(col("zone"), col("valid_at").alias(at), col("price_eur_mwh").alias(price));
  return hours
    .withColumn("horizon_hours", horizonHours)
    .withColumn("week_before", col("valid_at").minus(days(7)))
    .withColumn(
      "day_before_issue",
      F.expr("valid_at - make_dt_interval(cast(ceil(horizon_hours / 24) AS INT))"),
    )
    .join(known("week_before", "naive_week"), ["zone", "week_before"], "left")
    .join(known("day_before_issue", "naive_day"), ["zone", "day_before_issue"], "left")
    .drop("week_before", "day_before_issue");
}

function loadOfLastWeek(silver: DataFrame): DataFrame {
  return silver.select(col("zone"), col("valid_at").plus(days(7)).alias("valid_at"), col("load_mw"));
}

function eachIssue(folds: readonly Fold[]): Column {
  return F.explode(F.array(...folds.map(({ issuedAt }) => lit(new Date(issuedAt)))));
}

function usualSupply(silver: DataFrame, folds: readonly Fold[]): DataFrame {
  const mean = (name: string) => F.avg(col(name)).alias(name);
  return silver
    .withColumn("issued_at", eachIssue(folds))
    .filter(
      col("valid_at")
        .leq(col("issued_at"))
        .and(col("valid_at").gt(col("issued_at").minus(days(28)))),
    )
    .groupBy(col("zone"), col("issued_at"), F.hour(col("valid_at")).alias("hour_of_day"))
    .agg(mean("solar_mw"), mean("wind_onshore_mw"), mean("wind_offshore_mw"));
}
