import { inspect } from "node:util";
import { ArgumentError } from "../errors/index.ts";
import { formatDouble } from "./format-double.ts";

/** The fields Spark stores a vector in: those of its `VectorUDT`. */
export interface VectorStruct {
  /** 1 for dense, 0 for sparse. */
  readonly type: number;
  readonly size: number | null;
  readonly indices: Iterable<number> | null;
  readonly values: Iterable<number>;
}

/** A local vector of doubles, as ML columns hold. PySpark: `pyspark.ml.linalg.Vector`. */
export type Vector = DenseVector | SparseVector;

/** Equal sizes and equal entries, whatever the storage; NaN equals NaN. */
function equalVectors(a: Vector, b: Vector): boolean {
  if (a.size !== b.size) return false;
  const right = b.toArray();
  return a.toArray().every((value, i) => value === right[i] || Object.is(value, right[i]));
}

function outOfRange(vector: Vector, index: number): ArgumentError {
  return new ArgumentError(
    `Index ${index} is outside a vector of ${vector.size} entries; give an integer from 0 to ${vector.size - 1}.`,
  );
}

/**
 * A vector that stores every entry.
 *
 * @example
 * ```ts
 * const vector = new DenseVector([1, 0, 2.5]);
 * console.log(vector.toString(), vector.size, vector.at(2), vector.toArray());
 * // [1.0,0.0,2.5] 3 2.5 [ 1, 0, 2.5 ]
 * console.log(vector.equals(new SparseVector(3, [0, 2], [1, 2.5])), JSON.stringify(vector));
 * // true {"type":1,"values":[1,0,2.5]}
 * ```
 * @see PySpark `DenseVector`
 */
export class DenseVector {
  readonly #values: Float64Array;

  constructor(values: Iterable<number>) {
    this.#values = Float64Array.from(values);
  }

  /** The number of entries. */
  get size(): number {
    return this.#values.length;
  }

  /**
   * The entry at `index`, counted from 0.
   *
   * @throws {@link ArgumentError} if the index is outside the vector
   */
  at(index: number): number {
    const value = this.#values[index];
    if (value === undefined) throw outOfRange(this, index);
    return value;
  }

  /** All entries, as a new array. */
  toArray(): number[] {
    return [...this.#values];
  }

  /** True if `other` has the same size and entries, dense or sparse. */
  equals(other: unknown): boolean {
    return isVector(other) && equalVectors(this, other);
  }

  /** Spark's text form, such as `[1.0,0.0]`. */
  toString(): string {
    return `[${this.toArray().map(formatDouble).join(",")}]`;
  }

  [inspect.custom](): string {
    return this.toString();
  }

  /** Spark's JSON form of a vector. */
  toJSON(): { type: 1; values: number[] } {
    return { type: 1, values: this.toArray() };
  }
}

/**
 * A vector that stores its non-zero entries only.
 *
 * @example
 * ```ts
 * const vector = new SparseVector(4, [1, 3], [2, 5]);
 * console.log(vector.toString(), vector.at(0), vector.toArray());
 * // (4,[1,3],[2.0,5.0]) 0 [ 0, 2, 0, 5 ]
 * console.log(vector.equals(new DenseVector([0, 2, 0, 5])), JSON.stringify(vector));
 * // true {"type":0,"size":4,"indices":[1,3],"values":[2,5]}
 * ```
 * @see PySpark `SparseVector`
 */
export class SparseVector {
  /** The number of entries, stored or not. */
  readonly size: number;
  readonly #indices: Int32Array;
  readonly #values: Float64Array;

  /**
   * @param size - the number of entries
   * @param indices - where the stored entries are, counted from 0, in ascending order
   * @param values - the stored entries, one for each index
   * @throws {@link ArgumentError} if the indices are not ascending, not below `size`, or not as many as the values
   */
  constructor(size: number, indices: Iterable<number>, values: Iterable<number>) {
    const positions = [...indices];
    const entries = Float64Array.from(values);
    if (positions.length !== entries.length) {
      throw new ArgumentError(
        `A sparse vector needs one value for each index, got ${positions.length} indices and ${entries.length} values.`,
      );
    }
    positions.forEach((position, i) => {
      const previous = i === 0 ? -1 : (positions[i - 1] ?? -1);
      if (!Number.isInteger(position) || position <= previous || position >= size) {
        throw new ArgumentError(
          `Index ${position} of a sparse vector of size ${size} must be an integer above ${previous} and below ${size}.`,
        );
      }
    });
    this.size = size;
    this.#indices = Int32Array.from(positions);
    this.#values = entries;
  }

  /** Where the stored entries are. */
  get indices(): readonly number[] {
    return [...this.#indices];
  }

  /** The stored entries. */
  get values(): readonly number[] {
    return [...this.#values];
  }

  /**
   * The entry at `index`, counted from 0; 0 if it is not stored.
   *
   * @throws {@link ArgumentError} if the index is outside the vector
   */
  at(index: number): number {
    if (!Number.isInteger(index) || index < 0 || index >= this.size) throw outOfRange(this, index);
    return this.#values[this.#indices.indexOf(index)] ?? 0;
  }

  /** All entries with their zeros, as a new array. */
  toArray(): number[] {
    const dense = new Array<number>(this.size).fill(0);
    this.#indices.forEach((position, i) => {
      dense[position] = this.#values[i] ?? 0;
    });
    return dense;
  }

  /** True if `other` has the same size and entries, dense or sparse. */
  equals(other: unknown): boolean {
    return isVector(other) && equalVectors(this, other);
  }

  /** Spark's text form, such as `(4,[1],[2.0])`. */
  toString(): string {
    return `(${this.size},[${this.#indices.join(",")}],[${this.values.map(formatDouble).join(",")}])`;
  }

  [inspect.custom](): string {
    return this.toString();
  }

  /** Spark's JSON form of a vector. */
  toJSON(): { type: 0; size: number; indices: number[]; values: number[] } {
    return { type: 0, size: this.size, indices: [...this.#indices], values: [...this.#values] };
  }
}

/**
 * True for a {@link DenseVector} or a {@link SparseVector}.
 *
 * @example
 * ```ts
 * console.log(isVector(new DenseVector([1])), isVector([1]));
 * // true false
 * ```
 */
export function isVector(value: unknown): value is Vector {
  return value instanceof DenseVector || value instanceof SparseVector;
}

/** The vector a `VectorUDT` struct stands for. */
export function vectorFromStruct(struct: VectorStruct): Vector {
  return struct.type === 0
    ? new SparseVector(struct.size ?? 0, struct.indices ?? [], struct.values)
    : new DenseVector(struct.values);
}

/** The `VectorUDT` struct of a vector. */
export function vectorToStruct(vector: Vector): VectorStruct {
  return vector instanceof SparseVector
    ? { type: 0, size: vector.size, indices: vector.indices, values: vector.values }
    : { type: 1, size: null, indices: null, values: vector.toArray() };
}
