import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as ml from "../../../src/ml/index.ts";
import { Params } from "../../../src/ml/params/params.ts";

interface PySparkParam {
  readonly type: string;
  readonly default?: unknown;
}

/** What PySpark 4.0.0 says of each operator's parameters: its type converter and its default. */
const pyspark: Readonly<Record<string, Readonly<Record<string, PySparkParam>>>> = JSON.parse(
  readFileSync(new URL("./pyspark-ml-params.json", import.meta.url), "utf8"),
);

/** A value each of PySpark's converters takes, and one it refuses. */
const samples = new Map<string, { readonly good: unknown; readonly bad: unknown }>(
  Object.entries({
    toInt: { good: 3, bad: 1.5 },
    toFloat: { good: 0.5, bad: "0.5" },
    toBoolean: { good: true, bad: 1 },
    toListFloat: { good: [0.5], bad: 0.5 },
    toListListFloat: { good: [[0.5]], bad: [0.5] },
    toListString: { good: ["a"], bad: "a" },
    toListInt: { good: [1], bad: [1.5] },
    toVector: { good: new ml.DenseVector([1]), bad: [1] },
    toMatrix: { good: new ml.DenseMatrix(1, 1, [1]), bad: [[1]] },
  }),
);

const operators = Object.values(ml)
  .filter((member) => typeof member === "function" && member.prototype instanceof Params)
  .filter((member) => "className" in member && !("paramNames" in member))
  .map((member) => new (member as unknown as new () => Params)())
  .map((operator) => [operator.className, operator] as const);

describe("parameters are those of PySpark", () => {
  it("are those of every operator a Connect server allows", () => {
    const names = operators.map(([className]) => className).sort();
    const allowed = Object.keys(pyspark).filter(
      (className) => !/Model$|PowerIteration|PrefixSpan/.test(className),
    );
    expect(names).toEqual(allowed.sort());
    expect(names).toHaveLength(42 + 18 + 6);
  });

  it.each(operators)("%s", (className, operator) => {
    const expected = pyspark[className] ?? {};
    expect([...operator.paramNames].sort()).toEqual(Object.keys(expected).sort());
    for (const [name, param] of Object.entries(expected)) {
      const found = operator.get(name);
      // Spark's list of English stop words is long, and its own affair.
      if (name !== "stopWords")
        expect.soft(Number.isNaN(found) ? "NaN" : found, `default of ${name}`).toEqual(param.default);
      const sample = samples.get(param.type);
      if (sample) {
        expect.soft(() => operator.set(name, sample.bad), name).toThrow(/must be/);
        expect.soft(operator.set(name, sample.good).get(name), name).toEqual(sample.good);
      }
    }
  });
});

const models = Object.values(ml)
  .filter((member) => typeof member === "function" && "paramNames" in member && "className" in member)
  .map((member) => member as unknown as { className: string; paramNames: readonly string[] })
  // PySpark 4.0 cannot make tree ensembles' models without a server; the bucketizer is no model there.
  .filter(({ className }) => className in pyspark && !className.endsWith(".Bucketizer"))
  .map(({ className, paramNames }) => [className, paramNames] as const);

describe("parameters of models are those of PySpark", () => {
  it("finds the models", () => expect(models.length).toBeGreaterThan(30));

  it.each(models)("%s", (className, paramNames) => {
    expect([...paramNames].sort()).toEqual(Object.keys(pyspark[className] ?? {}).sort());
  });
});
