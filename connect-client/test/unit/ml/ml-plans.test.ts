import { readFileSync } from "node:fs";
import { fromJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { connectHelper } from "../../../src/ml/connect-helper.ts";
import {
  Bucketizer,
  DecisionTreeRegressor,
  DenseMatrix,
  DenseVector,
  Imputer,
  ImputerModel,
  LinearRegression,
  LinearRegressionModel,
  LogisticRegression,
  RandomForestRegressionModel,
  RandomForestRegressor,
  RegressionEvaluator,
  SparseMatrix,
  SparseVector,
  StringIndexer,
  VectorAssembler,
} from "../../../src/ml/index.ts";
import { boolean, string, strings } from "../../../src/ml/params/param-type.ts";
import { RemoteObject, valueArgument } from "../../../src/ml/remote-object.ts";
import { queryPlan } from "../../../src/plan/plan.ts";
import { relation } from "../../../src/plan/relation.ts";
import { planJson, RecordingExecutor } from "../recording-executor.ts";

/** Captured from PySpark 4.0.0, with its plan ids removed. */
const captured = JSON.parse(readFileSync(new URL("./pyspark-ml-plans.json", import.meta.url), "utf8"));

function expected(name: string) {
  return planJson(fromJson(PlanSchema, captured[name]));
}

const uid = "uid_1";
const executor = new RecordingExecutor();
const spark = { executor };
const rows = new DataFrame(
  executor,
  relation(executor.nextPlanId(), "range", { start: 0n, end: 3n, step: 1n }),
);

const forestParams = {
  featuresCol: "f",
  labelCol: "price",
  numTrees: 7,
  maxDepth: 3,
  subsamplingRate: 1,
  seed: 42,
  impurity: "variance",
  bootstrap: false,
} as const;
const forest = new RandomForestRegressor(forestParams, uid);

function remote(): RemoteObject {
  return RemoteObject.wellKnown(executor, "model-1");
}

const model = new RandomForestRegressionModel(remote(), forestParams, uid);
const linearModel = new LinearRegressionModel(remote());

const relations: Record<string, () => DataFrame> = {
  "transform by a fitted model": () => model.transform(rows),
  "assemble vectors": () =>
    new VectorAssembler({ inputCols: ["a", "b"], outputCol: "f", handleInvalid: "keep" }, uid).transform(
      rows,
    ),
  "bucketize one column": () =>
    new Bucketizer({ splits: [-Infinity, 0, Infinity], inputCol: "a", outputCol: "b" }, uid).transform(rows),
  "bucketize several columns": () =>
    new Bucketizer(
      {
        splitsArray: [
          [0, 1],
          [2, 3.5],
        ],
        inputCols: ["a", "b"],
        outputCols: ["c", "d"],
      },
      uid,
    ).transform(rows),
  "rows of a model": () => new ImputerModel(remote()).surrogateDF(),
};

const commands: Record<string, () => Promise<unknown>> = {
  "fit random forest": () => forest.fit(rows),
  "fit with a 64-bit seed": () => new DecisionTreeRegressor({ seed: 2 ** 40 }, uid).fit(rows),
  "fit logistic regression within bounds": () =>
    new LogisticRegression(
      {
        family: "multinomial",
        thresholds: [0.25, 0.75],
        lowerBoundsOnCoefficients: new DenseMatrix(2, 2, [1, 2, 3, 4]),
        upperBoundsOnCoefficients: new SparseMatrix(2, 2, [0, 1, 2], [0, 1], [9.5, 8.5]),
        lowerBoundsOnIntercepts: new DenseVector([0.5, -0.5]),
        upperBoundsOnIntercepts: new SparseVector(2, [1], [2.5]),
      },
      uid,
    ).fit(rows),
  "fit string indexer": () =>
    new StringIndexer(
      { inputCols: ["a"], outputCols: ["b"], stringOrderType: "alphabetAsc", handleInvalid: "keep" },
      uid,
    ).fit(rows),
  "fit imputer": () =>
    new Imputer({ inputCol: "a", outputCol: "b", strategy: "median", missingValue: -1 }, uid).fit(rows),
  "fit linear regression": () =>
    new LinearRegression({ maxIter: 5, regParam: 0, elasticNetParam: 0.5, solver: "l-bfgs" }, uid).fit(rows),
  evaluate: () => new RegressionEvaluator({ metricName: "mae", labelCol: "price" }, uid).evaluate(rows),
  "save a model": () => model.save("/models/a"),
  "save a model over another": () => model.write().overwrite().option("someOption", 3).save("/models/a"),
  "save an estimator": () => forest.write(spark).overwrite().save("/models/b"),
  "save an evaluator": () =>
    new RegressionEvaluator({ metricName: "mae" }, uid).write(spark).save("/models/c"),
  "save a transformer": () =>
    new VectorAssembler({ inputCols: ["a"], outputCol: "f" }, uid).write(spark).save("/models/d"),
  "load a model": () => RandomForestRegressionModel.load(spark, "/models/a"),
  "load an estimator": () => RandomForestRegressor.load(spark, "/models/b"),
  "load a transformer": () => VectorAssembler.load(spark, "/models/d"),
  "load an evaluator": () => RegressionEvaluator.load(spark, "/models/c"),
  "ask for an attribute": () => model.featureImportances(),
  "ask a model for one prediction": () => model.predict(new DenseVector([1, 2.5])),
  "ask a model for one prediction of sparse features": () =>
    model.predict(new SparseVector(3, [0, 2], [1, 2.5])),
  "ask a fit for its summary's metric": () => linearModel.summary().r2(),
  "evaluate a linear model": () => linearModel.evaluate(rows),
  "make a string indexer from labels": () =>
    connectHelper(executor).object("stringIndexerModelFromLabels", [
      valueArgument(string, uid),
      valueArgument(strings, ["a", "b"]),
    ]),
  "clear a path for a pipeline": () =>
    connectHelper(executor).call("handleOverwrite", [
      valueArgument(string, "/models/p"),
      valueArgument(boolean, true),
    ]),
  delete: () => RemoteObject.own(executor, "model-1").delete(),
};

describe("plans equal PySpark's", () => {
  it.each(Object.entries(relations))("%s", (name, build) => {
    expect(planJson(queryPlan(build().toRelation()))).toEqual(expected(name));
  });

  it.each(Object.entries(commands))("%s", async (name, run) => {
    // The recording executor answers with nothing, which every command reports.
    await expect(run()).rejects.toThrow(/without a mlCommandResult/);
    expect(planJson(executor.lastPlan)).toEqual(expected(name));
  });

  it("covers every captured plan", () => {
    expect([...Object.keys(relations), ...Object.keys(commands)].sort()).toEqual(
      Object.keys(captured).sort(),
    );
  });
});
