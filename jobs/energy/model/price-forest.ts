import { col, type DataFrame, functions as F, lit } from "spark-connect-js";
import {
  type RandomForestRegressionModel,
  RandomForestRegressor,
  VectorAssembler,
} from "spark-connect-js/ml";
import { featureNames } from "./features.ts";

/** What the forest is made with. Found by walk-forward trials on July to December 2024; DESIGN.md has the numbers. */
export const forestParameters = {
  numTrees: 40,
  maxDepth: 10,
  maxBins: 64,
  minInstancesPerNode: 4,
  featureSubsetStrategy: "0.4",
  seed: 1,
} as const;

/** An hour this old counts half as much in training as the newest: price levels follow the price of gas. */
export const halfLifeDays = 45;

const vector = "features";
const assembler = new VectorAssembler(
  { inputCols: [...featureNames], outputCol: vector },
  "energy-price-features",
);

/** The column a forest adds. */
export const predictionColumn = "prediction";

/** Puts the features of `withFeatures` into the one column a forest reads. No feature may be null. */
export function withFeatureVector(hours: DataFrame): DataFrame {
  return assembler.transform(hours);
}

/** The hours a forest can learn from: all features and the price are known. */
export function learnableHours(hours: DataFrame): DataFrame {
  return hours.na.drop({ subset: [...featureNames, "price_eur_mwh"] });
}

/**
 * Runs a job: a forest that has seen the hours up to a moment, later ones with more weight.
 *
 * @param hours - of {@link withFeatureVector}, with price_eur_mwh
 * @param until - epoch milliseconds, inclusive
 */
export function fitForest(hours: DataFrame, until: number): Promise<RandomForestRegressionModel> {
  const ageDays = lit(new Date(until)).cast("double").minus(col("valid_at").cast("double")).divide(86_400);
  const known = hours
    .filter(col("valid_at").leq(lit(new Date(until))))
    .withColumn("weight", F.pow(lit(0.5), ageDays.divide(halfLifeDays)));
  return new RandomForestRegressor({
    ...forestParameters,
    featuresCol: vector,
    labelCol: "price_eur_mwh",
    weightCol: "weight",
    predictionCol: predictionColumn,
  }).fit(known);
}
