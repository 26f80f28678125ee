import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DataFrame, SparkSession } from "../../../src/index.ts";
import {
  GBTRegressor,
  LogisticRegression,
  Pipeline,
  PipelineModel,
  RandomForestRegressor,
  VectorAssembler,
} from "../../../src/ml/index.ts";
import { comparedWithPyspark } from "../../pyspark/compared-with-pyspark.ts";
import { askPython } from "../../pyspark/environment.ts";
import { remote } from "../remote.ts";

const script = new URL("./pyspark-oracle.py", import.meta.url);

await comparedWithPyspark("4.0.0", "machine learning", compareWith);

function compareWith(python: string): void {
  let spark: SparkSession;
  let folder: string;
  let rows: DataFrame;
  let answer: Readonly<Record<string, readonly number[]>>;
  const assembler = new VectorAssembler({ inputCols: ["a", "b"], outputCol: "features" });
  const estimators = {
    forest: new RandomForestRegressor({ numTrees: 7, maxDepth: 4, seed: 11 }),
    boosted: new GBTRegressor({ maxIter: 3, seed: 11 }),
    logistic: new LogisticRegression({ labelCol: "class", regParam: 0.01 }),
  };

  async function predictions(model: PipelineModel): Promise<unknown[]> {
    const predicted = await model.transform(rows).orderBy("a").collect();
    return predicted.map(({ prediction }) => prediction);
  }

  beforeAll(async () => {
    spark = await SparkSession.builder.remote(remote).appName("PySpark oracle").create();
    folder = await mkdtemp(join(tmpdir(), "spark-connect-js-oracle-"));
    await spark
      .range(0, 300, 1, 1)
      .selectExpr(
        "cast(id AS double) AS a",
        "cast(id * 37 % 11 AS double) AS b",
        "cast(id * id % 101 + id AS double) AS label",
        "cast(id * 53 % 7 > 3 AS double) AS class",
      )
      .write.parquet(join(folder, "rows"));
    rows = spark.read.parquet(join(folder, "rows"));
    const model = await new Pipeline({ stages: [assembler, estimators.forest] }).fit(rows);
    await model.save(join(folder, "from-typescript"));
    answer = await askPython(python, script, [remote, folder]);
  });

  afterAll(async () => {
    await spark.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(Object.keys(estimators))("predicts the same with the %s fitted here", async (name) => {
    const estimator = estimators[name as keyof typeof estimators];
    const model = await new Pipeline({ stages: [assembler, estimator] }).fit(rows);
    const own = await predictions(model);
    expect(own).toHaveLength(300);
    expect(own).toEqual(answer[name]);
  });

  it("loads a pipeline saved here, and predicts the same", () => {
    expect(answer["saved there"]).toEqual(answer.forest);
  });

  it("saves pipelines that load here, and predict the same", async () => {
    const loaded = await PipelineModel.load(spark, join(folder, "from-python"));
    expect(loaded.stages.map((stage) => stage.constructor.name)).toEqual([
      "VectorAssembler",
      "RandomForestRegressionModel",
    ]);
    expect(await predictions(loaded)).toEqual(answer.forest);
  });
}
