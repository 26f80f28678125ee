import type { UserDefinedType } from "../types/index.ts";
import { isMatrix, type MatrixStruct, matrixFromStruct, matrixToStruct } from "../types/matrix.ts";
import { isVector, type VectorStruct, vectorFromStruct, vectorToStruct } from "../types/vector.ts";

interface UserDefinedCodec {
  /** From the value of the SQL type that stores it; Spark guarantees its fields. */
  read(stored: unknown): unknown;
  /** The stored value, or undefined if it is none of this type. */
  write(value: unknown): unknown;
}

/** The user-defined types that have a class of their own in this library, by JVM class. */
const CODECS: ReadonlyMap<string | undefined, UserDefinedCodec> = new Map<
  string | undefined,
  UserDefinedCodec
>([
  [
    "org.apache.spark.ml.linalg.VectorUDT",
    {
      read: (stored) => vectorFromStruct(stored as VectorStruct),
      write: (value) => (isVector(value) ? vectorToStruct(value) : undefined),
    },
  ],
  [
    "org.apache.spark.ml.linalg.MatrixUDT",
    {
      read: (stored) => matrixFromStruct(stored as MatrixStruct),
      write: (value) => (isMatrix(value) ? matrixToStruct(value) : undefined),
    },
  ],
]);

/** How values of this type become JavaScript values; a type without a class of its own stays as it is stored. */
export function userDefinedReader(type: UserDefinedType): UserDefinedCodec["read"] | undefined {
  return CODECS.get(type.jvmClass)?.read;
}

/** How JavaScript values of this type are stored. */
export function userDefinedWriter(type: UserDefinedType): UserDefinedCodec["write"] | undefined {
  return CODECS.get(type.jvmClass)?.write;
}
