import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.ts";
import { Bucketizer, RandomForestRegressor, VectorAssembler } from "../../../src/ml/index.ts";

describe("parameters", () => {
  it("come from the constructor, from setters and from Spark's defaults", () => {
    const forest = new RandomForestRegressor({ numTrees: 7 }).setMaxDepth(3).setSeed(1n);
    expect([forest.getNumTrees(), forest.getMaxDepth(), forest.getSeed(), forest.getMaxBins()]).toEqual([
      7,
      3,
      1n,
      32,
    ]);
    expect(forest.paramMap).toEqual({ numTrees: 7, maxDepth: 3, seed: 1n });
    expect(forest.isSet("maxBins")).toBe(false);
  });

  it("name an unknown parameter and list the known ones", () => {
    const params = { numTree: 7 } as unknown as { numTrees: number };
    expect(() => new RandomForestRegressor(params)).toThrow(
      /RandomForestRegressor has no parameter numTree; it has featuresCol, .*numTrees/,
    );
  });

  it.each([
    [{ maxDepth: 1.5 }, "RandomForestRegressor.maxDepth must be a whole number of 32 bits, got 1.5."],
    [
      { maxDepth: 2 ** 31 },
      "RandomForestRegressor.maxDepth must be a whole number of 32 bits, got 2147483648.",
    ],
    [{ impurity: "gini" }, 'RandomForestRegressor.impurity must be one of variance, got "gini".'],
    [{ bootstrap: "yes" }, 'RandomForestRegressor.bootstrap must be true or false, got "yes".'],
    [{ seed: 0.5 }, "RandomForestRegressor.seed must be a whole number, got 0.5."],
  ])("refuse %j", (params, message) => {
    expect(() => new RandomForestRegressor(params as object)).toThrow(new ArgumentError(message).message);
  });

  it("ignore what is undefined and return to the default when cleared", () => {
    const params = { splits: [0, 1], inputCol: undefined } as unknown as { splits: number[] };
    const bucketizer = new Bucketizer(params);
    expect(bucketizer.isSet("inputCol")).toBe(false);
    expect(bucketizer.clear("splits").getSplits()).toBeUndefined();
  });

  it("explain themselves", () => {
    const assembler = new VectorAssembler({ inputCols: ["a", "b"] });
    expect(assembler.explainParams()).toBe(
      "inputCols: a list of strings (set: a,b)\n" +
        "outputCol: a string (undefined)\n" +
        'handleInvalid: one of error, skip, keep (default: "error")',
    );
  });

  it("give every operator a uid of its own, as PySpark forms it", () => {
    expect(new VectorAssembler().uid).toMatch(/^VectorAssembler_[0-9a-f]{12}$/);
    expect(new VectorAssembler().uid).not.toBe(new VectorAssembler().uid);
    expect(`${new VectorAssembler({}, "mine")}`).toBe("mine");
  });
});
