import type { Ambiguous } from "./ambiguous.ts";
import type { ArrayType, MapType, StructType } from "./complex-types.ts";
import type { DataType, FieldType, NotNull } from "./data-type.ts";
import type { Matrix } from "./matrix.ts";
import type { SparkTypeError } from "./type-error.ts";
import type { UserDefinedType } from "./user-defined-type.ts";
import type {
  CalendarInterval,
  DayTimeInterval,
  Decimal,
  Geography,
  Geometry,
  LocalDate,
  LocalDateTime,
  LocalTime,
  Timestamp,
  VariantValue,
  YearMonthInterval,
} from "./values/index.ts";
import type { Vector } from "./vector.ts";

/** The columns of a DataFrame, by name, for the compiler: `{ id: NotNull<LongType>; price: DoubleType }`. */
export interface Schema {
  readonly [column: string]: FieldType;
}

/** The schema of a DataFrame whose columns the compiler does not know; any name is accepted. */
export type AnySchema = Schema;

/** Whether the compiler does not know the columns of `S`. */
export type IsAnySchema<S extends Schema> = string extends keyof S ? true : false;

/** The JavaScript value of each type that contains no other type. */
export interface AtomicValues {
  void: null;
  boolean: boolean;
  byte: number;
  short: number;
  integer: number;
  long: bigint;
  float: number;
  double: number;
  decimal: Decimal;
  string: string;
  char: string;
  varchar: string;
  binary: Uint8Array;
  date: LocalDate;
  time: LocalTime;
  timestamp: Timestamp;
  timestamp_ntz: LocalDateTime;
  timestamp_ltz_nanos: Timestamp;
  timestamp_ntz_nanos: LocalDateTime;
  yearmonthinterval: YearMonthInterval;
  daytimeinterval: DayTimeInterval;
  interval: CalendarInterval;
  variant: VariantValue;
  geometry: Geometry;
  geography: Geography;
}

/** Any value a row can hold. */
export type SparkValue =
  | AtomicValues[keyof AtomicValues]
  | Vector
  | Matrix
  | SparkValue[]
  | Map<SparkValue, SparkValue>
  | { [field: string]: SparkValue };

/** The JavaScript value of a type, null aside: `ValueOf<LongType>` is `bigint`. */
export type ValueOf<T extends DataType> = T["typeName"] extends keyof AtomicValues
  ? AtomicValues[T["typeName"]]
  : T extends ArrayType<infer E>
    ? FieldValue<E>[]
    : T extends MapType<infer K, infer V>
      ? Map<ValueOf<K>, FieldValue<V>>
      : T extends StructType<infer S>
        ? Row<S>
        : T extends UserDefinedType<infer V>
          ? V
          : T extends Ambiguous
            ? SparkTypeError<"this name is on both sides of the join: select, drop or rename one of the two">
            : SparkValue;

/** The JavaScript value of a field, with null unless the field is {@link NotNull}. */
export type FieldValue<F extends FieldType> =
  F extends NotNull<infer T> ? ValueOf<T> : F extends DataType ? ValueOf<F> | null : never;

/** A row as `collect()` gives it: a plain object with one property a column. */
export type Row<S extends Schema = AnySchema> = { -readonly [K in keyof S]: FieldValue<S[K]> } & {};

/** The schema a {@link StructType} carries for the compiler. */
export type SchemaOf<T extends StructType> = T extends StructType<infer S> ? S : never;
