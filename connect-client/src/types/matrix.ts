import { inspect } from "node:util";
import { ArgumentError } from "../errors/index.ts";
import { formatDouble } from "./format-double.ts";

/** The fields Spark stores a matrix in: those of its `MatrixUDT`. */
export interface MatrixStruct {
  /** 1 for dense, 0 for sparse. */
  readonly type: number;
  readonly numRows: number;
  readonly numCols: number;
  readonly colPtrs: Iterable<number> | null;
  readonly rowIndices: Iterable<number> | null;
  readonly values: Iterable<number>;
  readonly isTransposed: boolean;
}

/** A local matrix of doubles. PySpark: `pyspark.ml.linalg.Matrix`. */
export type Matrix = DenseMatrix | SparseMatrix;

function checkEntry(matrix: Matrix, row: number, column: number): void {
  const inside = (at: number, end: number) => Number.isInteger(at) && at >= 0 && at < end;
  if (!inside(row, matrix.numRows) || !inside(column, matrix.numCols)) {
    throw new ArgumentError(
      `Entry (${row}, ${column}) is outside a matrix of ${matrix.numRows} rows and ${matrix.numCols} columns.`,
    );
  }
}

/** The rows of a matrix, each as an array. */
function rowsOf(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.numRows }, (_, row) =>
    Array.from({ length: matrix.numCols }, (_, column) => matrix.at(row, column)),
  );
}

function equalMatrices(a: Matrix, b: Matrix): boolean {
  if (a.numRows !== b.numRows || a.numCols !== b.numCols) return false;
  const right = rowsOf(b).flat();
  return rowsOf(a)
    .flat()
    .every((value, i) => value === right[i] || Object.is(value, right[i]));
}

function printed(matrix: Matrix): string {
  const cells = rowsOf(matrix).map((row) => row.map(formatDouble));
  return cells.map((row) => row.join("  ")).join("\n");
}

/**
 * A matrix that stores every entry, column by column unless `isTransposed`.
 *
 * @example
 * ```ts
 * const matrix = new DenseMatrix(2, 2, [1, 2, 3, 4]);
 * console.log(matrix.toString());
 * // 1.0  3.0
 * // 2.0  4.0
 * console.log(matrix.at(0, 1), matrix.toArray(), matrix.equals(new DenseMatrix(2, 2, [1, 3, 2, 4], true)));
 * // 3 [ [ 1, 3 ], [ 2, 4 ] ] true
 * console.log(matrix.toJSON().isTransposed);
 * // false
 * ```
 * @see PySpark `DenseMatrix`
 */
export class DenseMatrix {
  /** The number of rows. */
  readonly numRows: number;
  /** The number of columns. */
  readonly numCols: number;
  /** True if the values are stored row by row. */
  readonly isTransposed: boolean;
  readonly #values: Float64Array;

  constructor(numRows: number, numCols: number, values: Iterable<number>, isTransposed = false) {
    this.#values = Float64Array.from(values);
    if (this.#values.length !== numRows * numCols) {
      throw new ArgumentError(
        `A dense matrix of ${numRows} rows and ${numCols} columns needs ${numRows * numCols} values, got ${this.#values.length}.`,
      );
    }
    this.numRows = numRows;
    this.numCols = numCols;
    this.isTransposed = isTransposed;
  }

  /** The stored entries in storage order. */
  get values(): readonly number[] {
    return [...this.#values];
  }

  /**
   * The entry at a row and a column, both counted from 0.
   *
   * @throws {@link ArgumentError} if there is no such row or column
   */
  at(row: number, column: number): number {
    checkEntry(this, row, column);
    const index = this.isTransposed ? row * this.numCols + column : column * this.numRows + row;
    return this.#values[index] ?? 0;
  }

  /** The rows, each as a new array. */
  toArray(): number[][] {
    return rowsOf(this);
  }

  /** True if `other` has the same shape and entries, dense or sparse. */
  equals(other: unknown): boolean {
    return isMatrix(other) && equalMatrices(this, other);
  }

  /** One line for each row. */
  toString(): string {
    return printed(this);
  }

  [inspect.custom](): string {
    return this.toString();
  }

  /** The fields Spark stores a matrix in. */
  toJSON(): MatrixStruct {
    return matrixToStruct(this);
  }
}

/**
 * A matrix in compressed sparse column form, or compressed sparse row form if `isTransposed`.
 *
 * @example
 * ```ts
 * const matrix = new SparseMatrix(2, 3, [0, 1, 1, 2], [0, 1], [5, 7]);
 * console.log(matrix.toString());
 * // 5.0  0.0  0.0
 * // 0.0  0.0  7.0
 * console.log(matrix.at(1, 2), matrix.toArray(), matrix.equals(new DenseMatrix(2, 3, [5, 0, 0, 0, 0, 7])));
 * // 7 [ [ 5, 0, 0 ], [ 0, 0, 7 ] ] true
 * console.log(matrix.toJSON().isTransposed);
 * // false
 * ```
 * @see PySpark `SparseMatrix`
 */
export class SparseMatrix {
  /** The number of rows. */
  readonly numRows: number;
  /** The number of columns. */
  readonly numCols: number;
  /** True if the matrix is stored by rows. */
  readonly isTransposed: boolean;
  readonly #colPtrs: Int32Array;
  readonly #rowIndices: Int32Array;
  readonly #values: Float64Array;

  /**
   * @param colPtrs - where each column starts in `values`, and its end: one more than there are columns
   * @param rowIndices - the row of each stored value
   * @param values - the stored values, column by column
   */
  constructor(
    numRows: number,
    numCols: number,
    colPtrs: Iterable<number>,
    rowIndices: Iterable<number>,
    values: Iterable<number>,
    isTransposed = false,
  ) {
    this.#colPtrs = Int32Array.from(colPtrs);
    this.#rowIndices = Int32Array.from(rowIndices);
    this.#values = Float64Array.from(values);
    const pointers = (isTransposed ? numRows : numCols) + 1;
    if (this.#colPtrs.length !== pointers || this.#rowIndices.length !== this.#values.length) {
      throw new ArgumentError(
        `A sparse matrix of ${numRows} rows and ${numCols} columns needs ${pointers} pointers and one row index for ` +
          `each value, got ${this.#colPtrs.length} pointers, ${this.#rowIndices.length} row indices and ${this.#values.length} values.`,
      );
    }
    this.numRows = numRows;
    this.numCols = numCols;
    this.isTransposed = isTransposed;
  }

  /** Where each column starts in {@link values}, and its end. */
  get colPtrs(): readonly number[] {
    return [...this.#colPtrs];
  }

  /** The row of each stored value. */
  get rowIndices(): readonly number[] {
    return [...this.#rowIndices];
  }

  /** The stored entries in storage order. */
  get values(): readonly number[] {
    return [...this.#values];
  }

  /**
   * The entry at a row and a column, both counted from 0; 0 if it is not stored.
   *
   * @throws {@link ArgumentError} if there is no such row or column
   */
  at(row: number, column: number): number {
    checkEntry(this, row, column);
    const [major, minor] = this.isTransposed ? [row, column] : [column, row];
    const start = this.#colPtrs[major] ?? 0;
    const end = this.#colPtrs[major + 1] ?? start;
    const offset = this.#rowIndices.subarray(start, end).indexOf(minor);
    return offset < 0 ? 0 : (this.#values[start + offset] ?? 0);
  }

  /** The rows with their zeros, each as a new array. */
  toArray(): number[][] {
    return rowsOf(this);
  }

  /** True if `other` has the same shape and entries, dense or sparse. */
  equals(other: unknown): boolean {
    return isMatrix(other) && equalMatrices(this, other);
  }

  /** One line for each row. */
  toString(): string {
    return printed(this);
  }

  [inspect.custom](): string {
    return this.toString();
  }

  /** The fields Spark stores a matrix in. */
  toJSON(): MatrixStruct {
    return matrixToStruct(this);
  }
}

/**
 * True for a {@link DenseMatrix} or a {@link SparseMatrix}.
 *
 * @example
 * ```ts
 * console.log(isMatrix(new DenseMatrix(1, 1, [1])), isMatrix([[1]]));
 * // true false
 * ```
 */
export function isMatrix(value: unknown): value is Matrix {
  return value instanceof DenseMatrix || value instanceof SparseMatrix;
}

/** The matrix a `MatrixUDT` struct stands for. */
export function matrixFromStruct(struct: MatrixStruct): Matrix {
  const { numRows, numCols, values, isTransposed } = struct;
  return struct.type === 0
    ? new SparseMatrix(numRows, numCols, struct.colPtrs ?? [], struct.rowIndices ?? [], values, isTransposed)
    : new DenseMatrix(numRows, numCols, values, isTransposed);
}

/** The `MatrixUDT` struct of a matrix. */
export function matrixToStruct(matrix: Matrix): MatrixStruct {
  const { numRows, numCols, values, isTransposed } = matrix;
  return matrix instanceof SparseMatrix
    ? {
        type: 0,
        numRows,
        numCols,
        colPtrs: matrix.colPtrs,
        rowIndices: matrix.rowIndices,
        values,
        isTransposed,
      }
    : { type: 1, numRows, numCols, colPtrs: null, rowIndices: null, values, isTransposed };
}
