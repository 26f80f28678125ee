import { col, type DataFrame, functions as F, type SparkSession, Timestamp } from "spark-connect-js";
import { defineTaskJob, type JobInput } from "../lib/job/define-job.ts";
import { flag, instant, wholeNumber } from "../lib/job/settings.ts";
import type { Tally } from "../lib/job/summary.ts";
import { newestSnapshot, newestSnapshots } from "../lib/lake/snapshots.ts";
import { type EnergyModelMetricRow, energyHourly, energyModelMetrics, energyModels } from "./contracts.ts";
import { errorsByDay, type ForecastHour, mean } from "./model/evaluation.ts";
import {
  type Evaluation,
  evaluationHours,
  evaluations,
  withNaiveForecasts,
} from "./model/evaluation-hours.ts";
import { featureNames, withFeatures } from "./model/features.ts";
import { type Fold, weeklyFolds } from "./model/folds.ts";
import { hashOfFiles } from "./model/model-hash.ts";
import { promote, registerModel } from "./model/model-registry.ts";
import { coverageByDay, priceBands } from "./model/price-bands.ts";
import {
  fitForest,
  forestParameters,
  halfLifeDays,
  learnableHours,
  withFeatureVector,
} from "./model/price-forest.ts";
import { walkForward } from "./model/walk-forward.ts";

const settings = {
  until: instant(
    "the model in use learns from hours before this one; config energy.train_until unless set",
    null,
  ),
  evaluateFrom: instant("when the first forecast of the evaluation is issued", "2024-06-30T23:00:00Z"),
  refitWeeks: wholeNumber("weeks between two fits in the evaluation", 1, { least: 1, most: 26 }),
  promote: flag("whether the new model becomes the champion", true),
};

/** Folds whose errors only make the first bands, and are not held against them. */
const warmUpFolds = 6;

export const trainModel = defineTaskJob({
  name: "energy-train-model",
  description:
    "Random forest for the price of the next 168 hours, with a walk-forward evaluation and intervals",
  reads: [energyHourly],
  writes: [energyModels, energyModelMetrics],
  settings,
  plans: (input) => {
    const silver = input.spark.table(energyHourly.name);
    const first = Date.parse(input.settings.evaluateFrom);
    return framesOf(silver, [{ issuedAt: first, trainedUntil: first }]);
  },
  run: train,
});

type Input = JobInput<typeof settings, SparkSession>;

function framesOf(silver: DataFrame, folds: readonly Fold[]) {
  const withVector = (hours: DataFrame) => withFeatureVector(learnableHours(withFeatures(hours, silver)));
  return {
    learnable: withVector(silver),
    toForecast: withVector(withNaiveForecasts(evaluationHours(silver, folds), silver)),
  };
}

async function train(input: Input, say: (line: string) => void): Promise<Tally> {
  const { spark, config } = input;
  const until = Date.parse(input.settings.until ?? config.energy.trainUntil);
  const snapshot = await newestSnapshot(spark, energyHourly);
  if (snapshot === undefined) {
    throw new Error(`${energyHourly.name} is empty; fill it with npm run job:energy-process-silver`);
  }
  // The snapshot, not the table: what is read stays the same if silver is written anew meanwhile.
  const silver = spark.read.option("snapshot-id", snapshot).table(energyHourly.name);
  const folds = await foldsOf(input, silver);
  const frames = framesOf(silver, folds);
  const learnable = await inOnePart(frames.learnable, "zone", "valid_at").persist();
  const toForecast = await inOnePart(frames.toForecast, "evaluation", "zone", "valid_at").persist();
  try {
    const forecasts = await walkForward(learnable, toForecast, folds, say);
    const trainedUntil = until - 1;
    const model = await fitForest(learnable, trainedUntil);
    const version = versionOf(until, new Date());
    const path = `s3a://gold/energy/models/${version}`;
    await model.write().overwrite().save(path);
    await model.delete();
    const training = learnable.filter(col("valid_at").lt(Timestamp.fromDate(new Date(until))));
    const bands = priceBands(forecasts.get("day_ahead_drivers") ?? []);
    const metrics = evaluations.flatMap((name) =>
      metricRows(version, name, forecasts.get(name) ?? [], folds),
    );
    await registerModel(
      spark,
      {
        model_version: version,
        path,
        champion: false,
        trained_at: Timestamp.fromDate(new Date()),
        trained_until: Timestamp.fromDate(new Date(until)),
        training_rows: BigInt(await training.count()),
        features: [...featureNames],
        parameters: JSON.stringify({ ...forestParameters, halfLifeDays }),
        data_table: energyHourly.name,
        data_snapshot: snapshot,
        hash: await hashOfFiles(config, path),
        fallback_price_eur_mwh: await medianPrice(training),
        band_limits_eur_mwh: [...bands.limits],
        band_lower_eur_mwh: [...bands.lower],
        band_upper_eur_mwh: [...bands.upper],
      },
      metrics,
    );
    if (input.settings.promote) await promote(spark, version);
    return {
      rowsIn: await learnable.count(),
      rowsOut: metrics.length + 1,
      quarantined: 0,
      other: { model: version, "in use": String(input.settings.promote), ...meanErrors(metrics) },
      snapshots: await newestSnapshots(spark, [energyModels, energyModelMetrics]),
    };
  } finally {
    await learnable.unpersist();
    await toForecast.unpersist();
  }
}

/**
 * The rows in one part and in order: a forest draws its samples part by part, so the same rows make the same forest.
 * One part also suits a few thousand rows, where each further task costs more than it saves.
 */
function inOnePart(rows: DataFrame, ...order: readonly string[]): DataFrame {
  return rows.repartition(1).sortWithinPartitions(...order);
}

async function foldsOf({ settings: values }: Input, silver: DataFrame): Promise<Fold[]> {
  const priced = silver.filter(col("price_eur_mwh").isNotNull());
  const [row] = await priced.agg(F.unixMillis(F.max("valid_at")).alias("last")).collect();
  const folds = weeklyFolds(Date.parse(values.evaluateFrom), Number(row?.last ?? 0), values.refitWeeks);
  if (folds.length > warmUpFolds) return folds;
  throw new Error(
    `the evaluation needs more than ${warmUpFolds} weeks after ${values.evaluateFrom}, and ${energyHourly.name} has ${folds.length}; set evaluateFrom to an earlier time`,
  );
}

async function medianPrice(hours: DataFrame): Promise<number> {
  const [row] = await hours.agg(F.median(col("price_eur_mwh")).alias("median")).collect();
  return Number(row?.median);
}

/** `20241101-20261121T093000Z`: until when it has learned, and when it was made. */
function versionOf(until: number, madeAt: Date): string {
  const compact = (date: Date) => date.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  return `${compact(new Date(until)).slice(0, 8)}-${compact(madeAt)}`;
}

function metricRows(
  version: string,
  evaluation: Evaluation,
  hours: readonly ForecastHour[],
  folds: readonly Fold[],
): EnergyModelMetricRow[] {
  const coverage = coverageByDay(hours, warmUpFolds);
  const issue = (fold: Fold | undefined) => Timestamp.fromDate(new Date(fold?.issuedAt ?? 0));
  return errorsByDay(hours).map((day) => ({
    model_version: version,
    evaluation,
    horizon_day: day.horizonDay,
    n: BigInt(day.n),
    mae: day.mae,
    mae_week: day.maeWeek,
    mae_day: day.maeDay,
    rmae_week: day.rmaeWeek,
    rmae_day: day.rmaeDay,
    coverage: coverage.get(day.horizonDay) ?? Number.NaN,
    folds: folds.length,
    first_issue: issue(folds[0]),
    last_issue: issue(folds.at(-1)),
  }));
}

function meanErrors(metrics: readonly EnergyModelMetricRow[]): Record<string, string> {
  return Object.fromEntries(
    evaluations.map((name) => {
      const rows = metrics.filter((row) => row.evaluation === name);
      const of = (key: "rmae_week" | "rmae_day" | "coverage") => mean(rows.map((row) => row[key])).toFixed(3);
      const text = `rMAE ${of("rmae_week")} (last week), ${of("rmae_day")} (last day), coverage ${of("coverage")}`;
      return [name.replaceAll("_", " "), text];
    }),
  );
}
