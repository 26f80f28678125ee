import { describe, expect, it } from "vitest";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { DecodeError, SessionError } from "../../../src/errors/index.ts";
import { RandomForestRegressor, RegressionEvaluator } from "../../../src/ml/index.ts";
import { relation } from "../../../src/plan/relation.ts";
import { RecordingExecutor } from "../recording-executor.ts";

const fitted = {
  case: "mlCommandResult",
  value: { resultType: { case: "operatorInfo", value: { type: { case: "objRef", value: { id: "m" } } } } },
} as const;

const deleted = {
  case: "mlCommandResult",
  value: { resultType: { case: "param", value: { literalType: { case: "boolean", value: true } } } },
} as const;

function rowsOf(executor: RecordingExecutor): DataFrame {
  return new DataFrame(executor, relation(executor.nextPlanId(), "range", { end: 3n, step: 1n }));
}

describe("a fitted model", () => {
  it("takes the estimator's uid and parameters", async () => {
    const executor = new RecordingExecutor([[fitted]]);
    const forest = new RandomForestRegressor({ numTrees: 3, predictionCol: "p" });
    const model = await forest.fit(rowsOf(executor));
    expect([model.uid, model.getNumTrees(), model.getPredictionCol()]).toEqual([forest.uid, 3, "p"]);
  });

  it("stays reachable from the plans it made, so that it is not deleted under them", async () => {
    const executor = new RecordingExecutor([[fitted]]);
    const rows = rowsOf(executor);
    const model = await new RandomForestRegressor().fit(rows);
    const { relType } = model.transform(rows).filter("prediction > 0").toRelation();
    const input = relType.case === "filter" ? relType.value.input?.relType : undefined;
    const transform = input?.case === "mlRelation" ? input.value.mlType : undefined;
    const operator = transform?.case === "transform" ? transform.value.operator : undefined;
    expect(operator?.value).toBe(model.remote.ref);
  });

  it("is deleted once at the end of its block, and names that when used afterwards", async () => {
    const executor = new RecordingExecutor([[fitted], [deleted]]);
    const rows = rowsOf(executor);
    const model = await new RandomForestRegressor().fit(rows);
    await model[Symbol.asyncDispose]();
    await model.delete();
    expect(executor.plans).toHaveLength(2);
    expect(() => model.transform(rows)).toThrow(SessionError);
    expect(() => model.transform(rows)).toThrow(/m was deleted; fit or load it again/);
  });

  it("reports an answer of the wrong kind", async () => {
    const executor = new RecordingExecutor([[fitted], [deleted], [fitted]]);
    const model = await new RandomForestRegressor().fit(rowsOf(executor));
    await expect(model.numFeatures()).rejects.toThrow(
      /numFeatures should be a whole number of 32 bits, the server answered true/,
    );
    await expect(model.numFeatures()).rejects.toThrow(DecodeError);
  });
});

describe("evaluators", () => {
  it("say whether larger is better", () => {
    expect(new RegressionEvaluator().isLargerBetter()).toBe(false);
    expect(new RegressionEvaluator({ metricName: "r2" }).isLargerBetter()).toBe(true);
  });
});
