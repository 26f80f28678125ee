import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { DecodeError } from "../errors/index.ts";
import {
  type Expression_Literal,
  type Expression_Literal_SpecializedArray,
  type Expression_Literal_Struct,
  Expression_LiteralSchema,
} from "../gen/spark/connect/expressions_pb.ts";
import { type Matrix, matrixFromStruct, matrixToStruct } from "../types/matrix.ts";
import { type Vector, vectorFromStruct, vectorToStruct } from "../types/vector.ts";

type LiteralInit = MessageInitShape<typeof Expression_LiteralSchema>;

/** A value the server may answer with: a model's attribute, a parameter, a metric. */
export type MlValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Vector
  | Matrix
  | readonly MlValue[]
  | ReadonlyMap<MlValue, MlValue>;

export const vectorUdt = "org.apache.spark.ml.linalg.VectorUDT";
export const matrixUdt = "org.apache.spark.ml.linalg.MatrixUDT";

const none: LiteralInit = {
  literalType: { case: "null", value: { kind: { case: "null", value: {} } } },
};

function byte(value: number): LiteralInit {
  return { literalType: { case: "byte", value } };
}

function integer(value: number): LiteralInit {
  return { literalType: { case: "integer", value } };
}

function integers(values: Iterable<number> | null): LiteralInit {
  if (values === null) return none;
  const ints = { values: [...values] };
  return { literalType: { case: "specializedArray", value: { valueType: { case: "ints", value: ints } } } };
}

function doubles(values: Iterable<number>): LiteralInit {
  const entries = { values: [...values] };
  return {
    literalType: { case: "specializedArray", value: { valueType: { case: "doubles", value: entries } } },
  };
}

function udt(jvmClass: string, elements: LiteralInit[]): Expression_Literal {
  const structType = { kind: { case: "udt", value: { type: "udt", jvmClass } } } as const;
  return create(Expression_LiteralSchema, {
    literalType: { case: "struct", value: { structType, elements } },
  });
}

/** A vector as Spark ML's literal, which differs from a struct column's: its numbers ride unboxed. */
export function vectorLiteral(vector: Vector): Expression_Literal {
  const { type, size, indices, values } = vectorToStruct(vector);
  return udt(vectorUdt, [
    byte(type),
    size === null ? none : integer(size),
    integers(indices),
    doubles(values),
  ]);
}

/** A matrix as Spark ML's literal. */
export function matrixLiteral(matrix: Matrix): Expression_Literal {
  const { type, numRows, numCols, colPtrs, rowIndices, values, isTransposed } = matrixToStruct(matrix);
  return udt(matrixUdt, [
    byte(type),
    integer(numRows),
    integer(numCols),
    integers(colPtrs),
    integers(rowIndices),
    doubles(values),
    { literalType: { case: "boolean", value: isTransposed } },
  ]);
}

/**
 * The JavaScript value of a literal the server answers with.
 *
 * @throws {@link DecodeError} for a kind of literal Spark ML does not answer with
 */
export function mlValue({ literalType }: Expression_Literal): MlValue {
  switch (literalType.case) {
    case "null":
      return null;
    case "boolean":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "string":
      return literalType.value;
    case "array":
      return literalType.value.elements.map(mlValue);
    case "map": {
      const { keys, values } = literalType.value;
      return new Map(keys.map((key, i) => [mlValue(key), mlValue(required(values[i], "a map's value"))]));
    }
    case "specializedArray":
      return unboxed(literalType.value);
    case "struct":
      return userDefined(literalType.value);
    default:
      throw new DecodeError(`Spark ML answered with a literal of the unexpected kind ${literalType.case}.`);
  }
}

function unboxed({ valueType }: Expression_Literal_SpecializedArray): readonly MlValue[] {
  return valueType.value?.values ?? [];
}

function userDefined({ structType, elements }: Expression_Literal_Struct): Vector | Matrix {
  const jvmClass = structType?.kind.case === "udt" ? structType.kind.value.jvmClass : undefined;
  const fields = elements.map(mlValue);
  if (jvmClass === vectorUdt && fields.length === 4) {
    const [type, size, indices, values] = fields;
    return vectorFromStruct({
      type: number(type),
      size: size === null ? null : number(size),
      indices: indices === null ? null : numbers(indices),
      values: numbers(values),
    });
  }
  if (jvmClass === matrixUdt && fields.length === 7) {
    const [type, numRows, numCols, colPtrs, rowIndices, values, isTransposed] = fields;
    return matrixFromStruct({
      type: number(type),
      numRows: number(numRows),
      numCols: number(numCols),
      colPtrs: colPtrs === null ? null : numbers(colPtrs),
      rowIndices: rowIndices === null ? null : numbers(rowIndices),
      values: numbers(values),
      isTransposed: isTransposed === true,
    });
  }
  throw new DecodeError(`Spark ML answered with a struct that is no vector and no matrix: ${jvmClass}.`);
}

function number(value: MlValue | undefined): number {
  if (typeof value !== "number")
    throw new DecodeError(`A vector or matrix holds ${String(value)}, not a number.`);
  return value;
}

function numbers(value: MlValue | undefined): number[] {
  if (!Array.isArray(value))
    throw new DecodeError(`A vector or matrix holds ${String(value)}, not a list of numbers.`);
  return value.map(number);
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new DecodeError(`Spark ML answered without ${what}.`);
  return value;
}
