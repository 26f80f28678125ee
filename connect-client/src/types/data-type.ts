import type { JsonType } from "./json-type.ts";

/**
 * A Spark SQL type: immutable, compared with {@link DataType.equals}.
 *
 * The literal {@link DataType.typeName} tells types apart at run time (`switch (type.typeName)`) and for the
 * compiler, which is how a `LongType` column refuses a string.
 *
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

  /** Spark's JSON form as a plain value. */
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

  toString(): string {
    return this.simpleString();
  }

  toJSON(): JsonType {
    return this.jsonValue();
  }
}

/**
 * A field's type with the promise that it holds no nulls; made by `t.notNull(type)`.
 *
 * A bare {@link DataType} in a schema is nullable, as everywhere in Spark.
 */
export class NotNull<T extends DataType = DataType> {
  readonly nullable = false;
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
