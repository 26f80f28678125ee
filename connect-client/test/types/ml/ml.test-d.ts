import { describe, expectTypeOf, it } from "vitest";
import type { DataFrame, SparkSession } from "../../../src/index.ts";
import {
  type DenseVector,
  LinearRegression,
  LogisticRegression,
  Pipeline,
  type RandomForestRegressionModel,
  RandomForestRegressor,
  RegressionEvaluator,
  StringIndexer,
  type StringIndexerModel,
  type Vector,
  VectorAssembler,
} from "../../../src/ml/index.ts";

declare const frame: DataFrame;
declare const spark: SparkSession;
declare const dense: DenseVector;

describe("parameters", () => {
  it("have their own types, in the constructor and the accessors", () => {
    const forest = new RandomForestRegressor({ numTrees: 5, seed: 2n, impurity: "variance" });
    expectTypeOf(forest.getNumTrees()).toEqualTypeOf<number | undefined>();
    expectTypeOf(forest.getSeed()).toEqualTypeOf<number | bigint | undefined>();
    expectTypeOf(forest.setMaxDepth(3)).toEqualTypeOf(forest);
    // @ts-expect-error a name that is none of the parameters
    new RandomForestRegressor({ numTree: 5 });
    // @ts-expect-error a number as text
    new RandomForestRegressor({ numTrees: "5" });
    // @ts-expect-error an impurity of classification
    new RandomForestRegressor({ impurity: "gini" });
    // @ts-expect-error a list where one name is meant
    new VectorAssembler({ outputCol: ["v"] });
    // @ts-expect-error a metric of another evaluator
    new RegressionEvaluator({ metricName: "accuracy" });
    // @ts-expect-error an accessor of another operator
    forest.setRegParam(0.1);
    new LogisticRegression({ lowerBoundsOnIntercepts: dense });
  });
});

describe("models", () => {
  it("are of the estimator's own class, with typed attributes", () => {
    const fitted = new RandomForestRegressor().fit(frame);
    expectTypeOf(fitted).toEqualTypeOf<Promise<RandomForestRegressionModel>>();
    expectTypeOf<RandomForestRegressionModel["featureImportances"]>().returns.toEqualTypeOf<
      Promise<Vector>
    >();
    expectTypeOf<RandomForestRegressionModel["treeWeights"]>().returns.toEqualTypeOf<
      Promise<readonly number[]>
    >();
  });

  it("load as their own class", () => {
    expectTypeOf(LinearRegression.load(spark, "x")).toEqualTypeOf<Promise<LinearRegression>>();
  });
});

describe("pipelines", () => {
  it("keep the class of each stage", async () => {
    const pipeline = new Pipeline({
      stages: [new VectorAssembler(), new StringIndexer(), new RandomForestRegressor()],
    });
    const { stages } = await pipeline.fit(frame);
    expectTypeOf(stages).toEqualTypeOf<
      readonly [VectorAssembler, StringIndexerModel, RandomForestRegressionModel]
    >();
    // @ts-expect-error a stage must transform or be fitted
    new Pipeline({ stages: [new RegressionEvaluator()] });
  });
});
