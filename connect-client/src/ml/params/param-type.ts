import type { Expression_Literal } from "../../gen/spark/connect/expressions_pb.ts";
import { literal } from "../../plan/literal.ts";
import { ArrayType, BooleanType, DoubleType, IntegerType, LongType, StringType } from "../../types/index.ts";
import { isMatrix, type Matrix } from "../../types/matrix.ts";
import { isVector, type Vector } from "../../types/vector.ts";
import { matrixLiteral, vectorLiteral } from "../ml-literal.ts";

/** One kind of value that a parameter takes or an attribute has. */
export interface ParamType<T> {
  /** What a value must be, for messages: `a whole number of 32 bits`. */
  readonly expected: string;
  accepts(value: unknown): value is T;
  toLiteral(value: T): Expression_Literal;
}

const stringType = new StringType();
const doubleType = new DoubleType();
const integerType = new IntegerType();

function isInt32(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value === (value | 0);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function listOf<T>(accepts: (value: unknown) => value is T): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(accepts);
}

const isDoubles = listOf(isNumber);
const isStrings = listOf(isString);

export const string: ParamType<string> = {
  expected: "a string",
  accepts: isString,
  toLiteral: (value) => literal(value, stringType),
};

export const boolean: ParamType<boolean> = {
  expected: "true or false",
  accepts: (value) => typeof value === "boolean",
  toLiteral: (value) => literal(value, new BooleanType()),
};

export const int: ParamType<number> = {
  expected: "a whole number of 32 bits",
  accepts: isInt32,
  toLiteral: (value) => literal(value, integerType),
};

export const long: ParamType<bigint> = {
  expected: "a bigint",
  accepts: (value) => typeof value === "bigint",
  toLiteral: (value) => literal(value, new LongType()),
};

/** A seed: a `long` in Spark, given as a number where one is enough. */
export const seed: ParamType<number | bigint> = {
  expected: "a whole number",
  accepts: (value): value is number | bigint => typeof value === "bigint" || Number.isSafeInteger(value),
  // Spark widens an integer itself, and PySpark sends small seeds as integers.
  toLiteral: (value) => literal(value),
};

export const double: ParamType<number> = {
  expected: "a number",
  accepts: isNumber,
  toLiteral: (value) => literal(value, doubleType),
};

export const strings: ParamType<readonly string[]> = {
  expected: "a list of strings",
  accepts: isStrings,
  toLiteral: (value) => literal([...value], new ArrayType(stringType)),
};

export const stringLists: ParamType<readonly (readonly string[])[]> = {
  expected: "a list of lists of strings",
  accepts: listOf(isStrings),
  toLiteral: (value) =>
    literal(
      value.map((item) => [...item]),
      new ArrayType(new ArrayType(stringType)),
    ),
};

export const ints: ParamType<readonly number[]> = {
  expected: "a list of whole numbers of 32 bits",
  accepts: listOf(isInt32),
  toLiteral: (value) => literal([...value], new ArrayType(integerType)),
};

export const longs: ParamType<readonly bigint[]> = {
  expected: "a list of bigints",
  accepts: listOf((value): value is bigint => typeof value === "bigint"),
  toLiteral: (value) => literal([...value], new ArrayType(new LongType())),
};

export const doubles: ParamType<readonly number[]> = {
  expected: "a list of numbers",
  accepts: isDoubles,
  toLiteral: (value) => literal([...value], new ArrayType(doubleType)),
};

export const doubleLists: ParamType<readonly (readonly number[])[]> = {
  expected: "a list of lists of numbers",
  accepts: listOf(isDoubles),
  toLiteral: (value) =>
    literal(
      value.map((item) => [...item]),
      new ArrayType(new ArrayType(doubleType)),
    ),
};

export const vector: ParamType<Vector> = {
  expected: "a DenseVector or SparseVector",
  accepts: isVector,
  toLiteral: vectorLiteral,
};

export const matrix: ParamType<Matrix> = {
  expected: "a DenseMatrix or SparseMatrix",
  accepts: isMatrix,
  toLiteral: matrixLiteral,
};

/** One of a few strings. */
export function oneOf<const T extends string>(...allowed: readonly T[]): ParamType<T> {
  return {
    expected: `one of ${allowed.join(", ")}`,
    accepts: (value): value is T => allowed.some((item) => item === value),
    toLiteral: string.toLiteral,
  };
}
