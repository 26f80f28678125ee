import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnalysisError, col, type DataFrame, SparkServerError, SparkSession, t } from "../../../src/index.ts";
import {
  BinaryClassificationEvaluator,
  Bucketizer,
  DecisionTreeClassifier,
  DenseVector,
  GBTClassifier,
  GBTRegressor,
  Imputer,
  isVector,
  LinearRegression,
  LinearRegressionModel,
  LogisticRegression,
  MulticlassClassificationEvaluator,
  OneHotEncoder,
  Pipeline,
  PipelineModel,
  RandomForestClassifier,
  RandomForestRegressionModel,
  RandomForestRegressor,
  RegressionEvaluator,
  SparseVector,
  StandardScaler,
  StringIndexer,
  StringIndexerModel,
  VectorAssembler,
  vectorType,
} from "../../../src/ml/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
/** A folder the server sees too: it runs on this machine. */
let folder: string;
/** 200 rows: a = 0…199, b = a mod 7, label = 2a + b + 3, class = 1 from a = 100 on. */
let rows: DataFrame;
const assembler = new VectorAssembler({ inputCols: ["a", "b"], outputCol: "features" });

beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).appName("ml tests").create();
  folder = await mkdtemp(join(tmpdir(), "spark-connect-js-ml-"));
  rows = spark
    .range(0, 200, 1, 1)
    .selectExpr(
      "cast(id AS double) AS a",
      "cast(id % 7 AS double) AS b",
      "cast(2 * id + id % 7 + 3 AS double) AS label",
      "cast(id >= 100 AS double) AS class",
    );
});

afterAll(async () => {
  await spark.stop();
  await rm(folder, { recursive: true, force: true });
});

async function column(frame: DataFrame, name: string): Promise<unknown[]> {
  return (await frame.select(name).collect()).map((row) => row[name]);
}

function texts(values: readonly unknown[]): string[] {
  return values.map(String);
}

describe("features", () => {
  it("are assembled into vectors, dense or sparse as is shorter", async () => {
    const frame = await spark.sql(
      "SELECT * FROM VALUES (1.0D, 0.0D, 2.5D), (0.0D, 0.0D, 0.0D) AS t(x, y, z)",
    );
    const assembled = new VectorAssembler({ inputCols: ["x", "y", "z"], outputCol: "v" }).transform(frame);
    const vectors = await column(assembled, "v");
    expect(vectors.every(isVector)).toBe(true);
    expect(texts(vectors)).toEqual(["[1.0,0.0,2.5]", "(3,[],[])"]);
  });

  it("are numbered, encoded, filled, bucketed and scaled", async () => {
    const frame = await spark.sql(
      "SELECT * FROM VALUES ('b', 1.0D), ('a', NULL), ('b', 3.0D), ('c', 8.0D) AS t(zone, price)",
    );
    const pipeline = new Pipeline({
      stages: [
        new StringIndexer({ inputCol: "zone", outputCol: "index", stringOrderType: "alphabetAsc" }),
        new OneHotEncoder({ inputCols: ["index"], outputCols: ["encoded"], dropLast: false }),
        new Imputer({ inputCols: ["price"], outputCols: ["filled"] }),
        new Bucketizer({ inputCol: "filled", outputCol: "bucket", splits: [-Infinity, 2, 5, Infinity] }),
        new VectorAssembler({ inputCols: ["filled"], outputCol: "raw" }),
        new StandardScaler({ inputCol: "raw", outputCol: "scaled", withMean: true }),
      ],
    });
    const model = await pipeline.fit(frame);
    const result = model.transform(frame);
    expect(await column(result, "index")).toEqual([1, 0, 1, 2]);
    expect(texts(await column(result, "encoded"))).toEqual([
      "(3,[1],[1.0])",
      "(3,[0],[1.0])",
      "(3,[1],[1.0])",
      "(3,[2],[1.0])",
    ]);
    expect(await column(result, "filled")).toEqual([1, 4, 3, 8]);
    expect(await column(result, "bucket")).toEqual([0, 1, 1, 2]);

    const [indexer, encoder, imputer, , , scaler] = model.stages;
    expect(await indexer.labels()).toEqual(["a", "b", "c"]);
    expect(await encoder.categorySizes()).toEqual([3]);
    expect(await imputer.surrogateDF().collect()).toEqual([{ price: 4 }]);
    expect((await scaler.mean()).toArray()).toEqual([4]);
    const deviation = Math.sqrt((9 + 0 + 1 + 16) / 3);
    expect((await scaler.std()).at(0)).toBeCloseTo(deviation, 12);
    const scaled = (await column(result, "scaled")).map((v) => (isVector(v) ? v.at(0) : Number.NaN));
    [-3, 0, -1, 4].forEach((difference, i) => {
      expect(scaled[i]).toBeCloseTo(difference / deviation, 12);
    });
  });

  it("can be numbered by labels that are known", async () => {
    const model = await StringIndexerModel.fromLabels(spark, ["x", "y"], { inputCol: "s", outputCol: "i" });
    const frame = await spark.sql("SELECT * FROM VALUES ('y'), ('x') AS t(s)");
    expect(await column(model.transform(frame), "i")).toEqual([1, 0]);
  });
});

describe("linear regression", () => {
  it("finds the line the data were made of, and says how well", async () => {
    const training = assembler.transform(rows);
    const model = await new LinearRegression({ solver: "normal" }).fit(training);
    const [slopeA = 0, slopeB = 0] = (await model.coefficients()).toArray();
    expect(slopeA).toBeCloseTo(2, 9);
    expect(slopeB).toBeCloseTo(1, 9);
    expect(await model.intercept()).toBeCloseTo(3, 9);
    expect(await model.numFeatures()).toBe(2);
    expect(await model.predict(new DenseVector([10, 5]))).toBeCloseTo(28, 9);

    const summary = model.summary();
    expect(await summary.numInstances()).toBe(200n);
    expect(await summary.r2()).toBeCloseTo(1, 12);
    expect(await summary.predictions().count()).toBe(200);
    await using evaluated = await model.evaluate(training.limit(10));
    expect(await evaluated.numInstances()).toBe(10n);
    expect(await evaluated.rootMeanSquaredError()).toBeCloseTo(0, 9);

    const predicted = model.setPredictionCol("guess").transform(training);
    expect(await predicted.columns()).toContain("guess");
  });

  it("is saved and loaded, and has no summary then", async () => {
    const model = await new LinearRegression().fit(assembler.transform(rows));
    const path = join(folder, "line");
    await model.save(path);
    await expect(model.save(path)).rejects.toThrow(/already exists/i);
    await model.write().overwrite().save(path);
    const loaded = await LinearRegressionModel.load(spark, path);
    expect(loaded.uid).toBe(model.uid);
    expect((await loaded.coefficients()).equals(await model.coefficients())).toBe(true);
    expect(await loaded.hasSummary()).toBe(false);
    await expect(RandomForestRegressionModel.load(spark, path)).rejects.toBeInstanceOf(SparkServerError);
  });
});

describe("trees", () => {
  it("of a random forest predict, weigh the features and can be looked at", async () => {
    const training = assembler.transform(rows);
    const forest = new RandomForestRegressor({
      numTrees: 5,
      maxDepth: 4,
      seed: 7,
      featureSubsetStrategy: "all",
    });
    const model = await forest.fit(training);
    expect(await model.numFeatures()).toBe(2);
    expect(await model.treeWeights()).toEqual([1, 1, 1, 1, 1]);
    const importances = (await model.featureImportances()).toArray();
    expect(importances.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(importances[0]).toBeGreaterThan(0.9);
    expect(await model.toDebugString()).toMatch(/numTrees=5/);
    const trees = await model.trees();
    expect(trees).toHaveLength(5);
    const nodes = await Promise.all(trees.map((tree) => tree.numNodes()));
    expect(nodes.reduce((sum, count) => sum + count, 0)).toBe(await model.totalNumNodes());

    const mae = await new RegressionEvaluator({ metricName: "mae" }).evaluate(model.transform(training));
    const own = await model.transform(training).selectExpr("avg(abs(prediction - label)) AS mae").collect();
    expect(mae).toBeCloseTo(Number(own[0]?.mae), 10);

    const path = join(folder, "forest");
    await model.save(path);
    const loaded = await RandomForestRegressionModel.load(spark, path);
    expect(loaded.getNumTrees()).toBe(5);
    const [before, after] = await Promise.all(
      [model, loaded].map((each) => column(each.transform(training), "prediction")),
    );
    expect(after).toEqual(before);
  });

  it.each([
    ["random forest", new RandomForestClassifier({ labelCol: "class", numTrees: 5, seed: 1 })],
    ["boosted trees", new GBTClassifier({ labelCol: "class", maxIter: 3, seed: 1 })],
    ["decision tree", new DecisionTreeClassifier({ labelCol: "class", seed: 1 })],
  ])("of a %s separate two classes", async (_name, classifier) => {
    const training = assembler.transform(rows);
    const model = await classifier.fit(training);
    const predicted = model.transform(training);
    expect(await model.numClasses()).toBe(2);
    expect(await column(predicted, "prediction")).toEqual(await column(rows, "class"));
    const evaluator = new BinaryClassificationEvaluator({ labelCol: "class" });
    expect(await evaluator.evaluate(predicted)).toBe(1);
    const probability = await model.predictProbability(new DenseVector([150, 3]));
    expect(probability.at(0) + probability.at(1)).toBeCloseTo(1, 12);
    expect(await model.predict(new SparseVector(2, [0], [150]))).toBe(1);
  });

  it("of boosted regression come closer with each tree", async () => {
    const training = assembler.transform(rows);
    const model = await new GBTRegressor({ maxIter: 4, seed: 1 }).fit(training);
    const losses = await model.evaluateEachIteration(training, "squared");
    expect(losses).toHaveLength(4);
    expect([...losses].sort((a, b) => b - a)).toEqual(losses);
  });
});

describe("logistic regression", () => {
  it("gives probabilities, coefficients and a summary", async () => {
    const training = assembler.transform(rows);
    const model = await new LogisticRegression({ labelCol: "class", regParam: 0.01 }).fit(training);
    const predicted = await model.transform(training).select("probability", "prediction").collect();
    for (const { probability, prediction } of predicted) {
      if (!isVector(probability)) throw new Error("a probability is no vector");
      expect(probability.at(0) + probability.at(1)).toBeCloseTo(1, 12);
      expect(prediction).toBe(probability.at(1) > 0.5 ? 1 : 0);
    }
    expect((await model.coefficients()).size).toBe(2);
    expect((await model.coefficientMatrix()).toArray()).toEqual([(await model.coefficients()).toArray()]);
    expect((await model.interceptVector()).toArray()).toEqual([await model.intercept()]);
    const summary = model.summary();
    expect(await summary.labels()).toEqual([0, 1]);
    expect(await summary.accuracy()).toBeGreaterThan(0.95);
    expect(await summary.areaUnderROC()).toBeGreaterThan(0.99);
    expect(await summary.roc().columns()).toEqual(["FPR", "TPR"]);
    expect((await summary.objectiveHistory()).length).toBeGreaterThan(1);
    const evaluator = new MulticlassClassificationEvaluator({ labelCol: "class", metricName: "accuracy" });
    expect(await evaluator.evaluate(model.transform(training))).toBe(await summary.accuracy());
  });
});

describe("pipelines", () => {
  it("are saved and loaded with their stages, fitted and not", async () => {
    const pipeline = new Pipeline({
      stages: [assembler, new RandomForestRegressor({ numTrees: 3, seed: 7, labelCol: "label" })],
    });
    const model = await pipeline.fit(rows);
    await pipeline.write(spark).save(join(folder, "pipeline"));
    await model.save(join(folder, "pipeline-model"));

    const unfitted = await Pipeline.load(spark, join(folder, "pipeline"));
    expect(unfitted.uid).toBe(pipeline.uid);
    const again = await unfitted.fit(rows);
    const loaded = await PipelineModel.load(spark, join(folder, "pipeline-model"));
    expect(loaded.stages.map(({ uid }) => uid)).toEqual(model.stages.map(({ uid }) => uid));
    const [expected, ...others] = await Promise.all(
      [model, again, loaded].map((each) => column(each.transform(rows), "prediction")),
    );
    expect(others).toEqual([expected, expected]);

    await model.write().overwrite().save(join(folder, "pipeline"));
    await expect(Pipeline.load(spark, join(folder, "pipeline"))).rejects.toThrow(
      /PipelineModel, not a Pipeline/,
    );
    await model.delete();
    expect(() => model.transform(rows)).toThrow(/was deleted/);
  });
});

describe("a model in a stream", () => {
  it("predicts what it predicts in a batch, and is not needed once the query runs", async () => {
    const input = join(folder, "stream");
    await rows.drop("label", "class").write.parquet(input);
    const model = await new Pipeline({
      stages: [assembler, new RandomForestRegressor({ numTrees: 3, seed: 7 })],
    }).fit(rows);
    const expected = await model.transform(rows).orderBy("a").select("a", "prediction").collect();
    const stream = spark.readStream.schema(t.struct({ a: t.double, b: t.double })).parquet(input);
    const query = await model
      .transform(stream)
      .writeStream.format("memory")
      .queryName("c4_predictions")
      .option("checkpointLocation", join(folder, "checkpoint"))
      .trigger({ availableNow: true })
      .start();
    await model.delete();
    expect(await query.awaitTermination(60_000)).toBe(true);
    const predicted = await spark.table("c4_predictions").orderBy("a").select("a", "prediction").collect();
    expect(predicted).toEqual(expected);
    expect(predicted).toHaveLength(200);
  });
});

describe("what is wrong", () => {
  it("is Spark's error for a column that is missing or of a wrong type", async () => {
    const forest = new RandomForestRegressor({ featuresCol: "nothing" });
    await expect(forest.fit(assembler.transform(rows))).rejects.toBeInstanceOf(SparkServerError);
    const frame = assembler.transform(rows.withColumn("text", col("a").cast("string")));
    await expect(new RandomForestRegressor({ labelCol: "text" }).fit(frame)).rejects.toThrow(/text/);
    const other = new VectorAssembler({ inputCols: ["nothing"], outputCol: "v" }).transform(rows);
    await expect(other.collect()).rejects.toBeInstanceOf(SparkServerError);
    await expect(assembler.transform(rows).select("nothing").collect()).rejects.toBeInstanceOf(AnalysisError);
  });
});

describe("vector columns", () => {
  it("can be made here", async () => {
    const schema = t.struct({ id: t.long, features: vectorType });
    const vectors = [new DenseVector([1, 2]), new SparseVector(2, [1], [5]), null];
    const frame = spark.createDataFrame(
      vectors.map((features, i) => ({ id: BigInt(i), features })),
      schema,
    );
    const back = await frame.orderBy("id").collect();
    expect(back.map(({ features }) => String(features))).toEqual(["[1.0,2.0]", "(2,[1],[5.0])", "null"]);
  });
});
