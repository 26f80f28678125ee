import { ArrayType, StructField, StructType } from "./complex-types.ts";
import type { Matrix } from "./matrix.ts";
import { t } from "./t.ts";
import { UserDefinedType } from "./user-defined-type.ts";
import type { Vector } from "./vector.ts";

const integers = new ArrayType(t.integer, false);
const doubles = new ArrayType(t.double, false);

/** The type of a column of ML vectors; {@link Vector} in JavaScript. Spark and PySpark: `VectorUDT`. */
export const vectorType = new UserDefinedType<Vector>({
  jvmClass: "org.apache.spark.ml.linalg.VectorUDT",
  pythonClass: "pyspark.ml.linalg.VectorUDT",
  sqlType: new StructType([
    new StructField("type", t.byte, false),
    new StructField("size", t.integer),
    new StructField("indices", integers),
    new StructField("values", doubles),
  ]),
});

/** The type of a column of ML matrices; {@link Matrix} in JavaScript. Spark and PySpark: `MatrixUDT`. */
export const matrixType = new UserDefinedType<Matrix>({
  jvmClass: "org.apache.spark.ml.linalg.MatrixUDT",
  pythonClass: "pyspark.ml.linalg.MatrixUDT",
  sqlType: new StructType([
    new StructField("type", t.byte, false),
    new StructField("numRows", t.integer, false),
    new StructField("numCols", t.integer, false),
    new StructField("colPtrs", integers),
    new StructField("rowIndices", integers),
    new StructField("values", doubles),
    new StructField("isTransposed", t.boolean, false),
  ]),
});

/** The types a 4.0 server names without saying how they are stored. */
export const mlTypes: readonly UserDefinedType[] = [vectorType, matrixType];
