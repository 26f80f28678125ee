import { DataType } from "./data-type.ts";

/** `VOID`: only nulls. The type of a bare `NULL`. */
export class NullType extends DataType {
  readonly typeName = "void";
}

/** `BOOLEAN`; `boolean` in JavaScript. */
export class BooleanType extends DataType {
  readonly typeName = "boolean";
}

/** `TINYINT`, 8 bits; `number` in JavaScript. */
export class ByteType extends DataType {
  readonly typeName = "byte";

  override simpleString(): string {
    return "tinyint";
  }
}

/** `SMALLINT`, 16 bits; `number` in JavaScript. */
export class ShortType extends DataType {
  readonly typeName = "short";

  override simpleString(): string {
    return "smallint";
  }
}

/** `INT`, 32 bits; `number` in JavaScript. */
export class IntegerType extends DataType {
  readonly typeName = "integer";

  override simpleString(): string {
    return "int";
  }
}

/** `BIGINT`, 64 bits; `bigint` in JavaScript. */
export class LongType extends DataType {
  readonly typeName = "long";

  override simpleString(): string {
    return "bigint";
  }
}

/** `FLOAT`, IEEE 754 single precision; `number` in JavaScript. */
export class FloatType extends DataType {
  readonly typeName = "float";
}

/** `DOUBLE`, IEEE 754 double precision; `number` in JavaScript. */
export class DoubleType extends DataType {
  readonly typeName = "double";
}

/** `BINARY`; `Uint8Array` in JavaScript. */
export class BinaryType extends DataType {
  readonly typeName = "binary";
}

/** `DATE`, a day of the proleptic Gregorian calendar; `LocalDate` in JavaScript. */
export class DateType extends DataType {
  readonly typeName = "date";
}

/** `TIMESTAMP`, an instant in microseconds; `Timestamp` in JavaScript. */
export class TimestampType extends DataType {
  readonly typeName = "timestamp";
}

/** `TIMESTAMP_NTZ`, a wall clock reading in microseconds, no zone; `LocalDateTime` in JavaScript. */
export class TimestampNTZType extends DataType {
  readonly typeName = "timestamp_ntz";
}

/** `VARIANT`, semi-structured data in Spark's binary encoding; `VariantValue` in JavaScript. Since Spark 4.0. */
export class VariantType extends DataType {
  readonly typeName = "variant";
}
