import { describe, expect, it } from "vitest";
import { DenseMatrix, DenseVector, type Matrix, SparseMatrix, SparseVector } from "../../../src/ml/index.ts";
import { matrixLiteral, mlValue, vectorLiteral } from "../../../src/ml/ml-literal.ts";

describe("vectors", () => {
  it.each([
    [new DenseVector([1, 0, -2.5]), "[1.0,0.0,-2.5]"],
    [new DenseVector([1e-7, 1e7, 12345678.9, 0.001]), "[1.0E-7,1.0E7,1.23456789E7,0.001]"],
    [new DenseVector([Number.NaN, Infinity, -0]), "[NaN,Infinity,-0.0]"],
    [new SparseVector(4, [1, 3], [2, 5]), "(4,[1,3],[2.0,5.0])"],
    [new SparseVector(3, [], []), "(3,[],[])"],
  ])("print as Spark prints them: %s", (vector, text) => {
    expect(vector.toString()).toBe(text);
  });

  it("read entries, stored or not", () => {
    const sparse = new SparseVector(4, [1, 3], [2, 5]);
    expect([0, 1, 2, 3].map((i) => sparse.at(i))).toEqual([0, 2, 0, 5]);
    expect(sparse.toArray()).toEqual([0, 2, 0, 5]);
    expect(() => sparse.at(4)).toThrow(/Index 4 is outside a vector of 4 entries/);
    expect(() => new DenseVector([1]).at(-1)).toThrow(/Index -1/);
  });

  it("are equal by entries, whatever the storage", () => {
    expect(new SparseVector(3, [1], [2]).equals(new DenseVector([0, 2, 0]))).toBe(true);
    expect(new DenseVector([Number.NaN]).equals(new DenseVector([Number.NaN]))).toBe(true);
    expect(new DenseVector([0, 2]).equals(new DenseVector([0, 2, 0]))).toBe(false);
    expect(new DenseVector([0, 2]).equals([0, 2])).toBe(false);
  });

  it.each([
    [3, [0, 0], [1, 2], /Index 0 .* above 0 and below 3/],
    [3, [2, 1], [1, 2], /Index 1 .* above 2 and below 3/],
    [3, [3], [1], /Index 3 .* above -1 and below 3/],
    [3, [0], [1, 2], /1 indices and 2 values/],
  ])("refuse sparse entries (%j, %j, %j)", (size, indices, values, message) => {
    expect(() => new SparseVector(size, indices, values)).toThrow(message);
  });

  it("do not change when their source or their copies do", () => {
    const source = [1, 2];
    const vector = new DenseVector(source);
    source[0] = 9;
    vector.toArray()[1] = 9;
    expect(vector.toArray()).toEqual([1, 2]);
  });

  it.each([new DenseVector([1, 2.5]), new DenseVector([]), new SparseVector(5, [0, 4], [1, -1])])(
    "come back from their literal: %s",
    (vector) => {
      const back = mlValue(vectorLiteral(vector));
      expect(back).toBeInstanceOf(vector.constructor);
      expect(vector.equals(back)).toBe(true);
    },
  );
});

describe("matrices", () => {
  const expected = [
    [1, 0, 3],
    [0, 2, 0],
  ];
  const same: [string, Matrix][] = [
    ["dense by columns", new DenseMatrix(2, 3, [1, 0, 0, 2, 3, 0])],
    ["dense by rows", new DenseMatrix(2, 3, [1, 0, 3, 0, 2, 0], true)],
    ["sparse by columns", new SparseMatrix(2, 3, [0, 1, 2, 3], [0, 1, 0], [1, 2, 3])],
    ["sparse by rows", new SparseMatrix(2, 3, [0, 2, 3], [0, 2, 1], [1, 3, 2], true)],
  ];

  it.each(same)("are read by row and column: %s", (_name, matrix) => {
    expect(matrix.toArray()).toEqual(expected);
    expect(matrix.equals(new DenseMatrix(2, 3, [1, 0, 0, 2, 3, 0]))).toBe(true);
    expect(() => matrix.at(2, 0)).toThrow(/Entry \(2, 0\) is outside a matrix of 2 rows and 3 columns/);
  });

  it.each(same)("come back from their literal: %s", (_name, matrix) => {
    const back = mlValue(matrixLiteral(matrix));
    expect(back).toBeInstanceOf(matrix.constructor);
    expect(matrix.equals(back)).toBe(true);
    expect((back as Matrix).isTransposed).toBe(matrix.isTransposed);
  });

  it("refuse values that do not fill them", () => {
    expect(() => new DenseMatrix(2, 2, [1, 2, 3])).toThrow(/needs 4 values, got 3/);
    expect(() => new SparseMatrix(2, 2, [0, 1], [0], [1])).toThrow(/needs 3 pointers/);
  });
});
