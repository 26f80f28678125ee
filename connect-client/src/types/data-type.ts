import { ArgumentError } from "../errors/index.ts";
import type { JsonType } from "./json-type.ts";

/**
 * A Spark SQL type: immutable, compared with {@link DataType.equals}.
 *
 * The literal {@link DataType.typeName} tells types apart at run time (`switch (type.typeName)`) and for the
 * compiler, which is how a `LongType` column refuses a string.
 *
 * @example
 * ```ts
 * const type = t.array(t.decimal(10, 2));
 * console.log(type.typeName, type.simpleString(), type.sql());
 * // array array<decimal(10,2)> ARRAY<DECIMAL(10,2)>
 * console.log(type.json());
 * // {"type":"array","elementType":"decimal(10,2)","containsNull":true}
 * console.log(type.equals(dataTypeFromDDL("ARRAY<DECIMAL(10,2)>")), type.equals(t.array(t.double)));
 * // true false
 * ```
 * @see PySpark `pyspark.sql.types.DataType` · proto `DataType`
 */
export abstract class DataType {
  /** PySpark's `typeName()`, e.g. `long`, `decimal`, `array`. */
  abstract readonly typeName: string;

  /** The catalog's short form, as in `df.dtypes`: `bigint`, `decimal(10,2)`, `array<string>`. */
  simpleString(): string {
    return this.typeName;
  }

  /** The SQL form, as in `CREATE TABLE`: `BIGINT`, `DECIMAL(10,2)`, `ARRAY<STRING>`. */
  sql(): string {
    return this.simpleString().toUpperCase();
  }

  /**
   * Spark's JSON form as a plain value.
   *
   * @example
   * ```ts
   * console.log(t.array(t.long).jsonValue());
   * // { type: 'array', elementType: 'long', containsNull: true }
   * ```
   */
  jsonValue(): JsonType {
    return this.typeName;
  }

  /** Spark's JSON form as text. */
  json(): string {
    return JSON.stringify(this.jsonValue());
  }

  /** Whether both are the same type, nullability and metadata of nested fields included. */
  equals(other: DataType): boolean {
    // JSON has nullability and metadata, SQL has the collations.
    return this === other || (this.json() === other.json() && this.sql() === other.sql());
  }

  /**
   * The short form, that of {@link simpleString}.
   *
   * @example
   * ```ts
   * console.log(`${t.map(t.string, t.double)}`);
   * // map<string,double>
   * ```
   */
  toString(): string {
    return this.simpleString();
  }

  /**
   * The form of {@link jsonValue}, for `JSON.stringify`.
   *
   * @example
   * ```ts
   * console.log(JSON.stringify({ type: t.decimal(10, 2) }));
   * // {"type":"decimal(10,2)"}
   * ```
   */
  toJSON(): JsonType {
    return this.jsonValue();
  }
}

/**
 * A field's type with the promise that it holds no nulls; made by `t.notNull(type)`.
 *
 * A bare {@link DataType} in a schema is nullable, as everywhere in Spark.
 *
 * @example
 * ```ts
 * console.log(t.struct({ id: t.notNull(t.long), price: t.double }).toDDL());
 * // id BIGINT NOT NULL,price DOUBLE
 * ```
 */
export class NotNull<T extends DataType = DataType> {
  /** Always false. */
  readonly nullable = false;
  /** The type of the values. */
  readonly dataType: T;

  constructor(dataType: T) {
    this.dataType = dataType;
  }
}

/** What a column, an array element or a map value is declared as. */
export type FieldType = DataType | NotNull;

/** The type of a field without its nullability. */
export type TypeOf<F extends FieldType> = F extends NotNull<infer T> ? T : F extends DataType ? F : never;

/** The run-time side of {@link TypeOf}. */
export function typeOf(field: FieldType): DataType {
  return field instanceof NotNull ? field.dataType : field;
}

/** Whether a field declared like this may hold nulls. */
export function isNullable(field: FieldType): boolean {
  return !(field instanceof NotNull);
}

/** How many types may lie in one another: types, and all values of them, are walked by recursion. */
export const mostLevels = 250;
const levels = new WeakMap<DataType, number>();

/** @throws {@link ArgumentError} if a new type, of those inside it, is one too deep */
export function checkLevels(type: DataType, inside: readonly DataType[]): void {
  let level = 0;
  for (const each of inside) level = Math.max(level, levels.get(each) ?? 0);
  if (level === mostLevels)
    throw new ArgumentError(`A type may have ${mostLevels} types in one another, no more.`);
  levels.set(type, level + 1);
}
