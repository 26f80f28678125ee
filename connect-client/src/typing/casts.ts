import type {
  BinaryType,
  BooleanType,
  ByteType,
  DataType,
  DateType,
  DecimalType,
  DoubleType,
  FloatType,
  IntegerType,
  LongType,
  NotNull,
  ShortType,
  StringType,
  TimestampNTZType,
  TimestampType,
} from "../types/index.ts";
import type { Family, FamilyOf } from "./families.ts";

interface Named {
  boolean: BooleanType;
  byte: ByteType;
  tinyint: ByteType;
  short: ShortType;
  smallint: ShortType;
  int: IntegerType;
  integer: IntegerType;
  long: LongType;
  bigint: LongType;
  float: FloatType;
  real: FloatType;
  double: DoubleType;
  decimal: DecimalType;
  string: StringType;
  binary: BinaryType;
  date: DateType;
  timestamp: TimestampType;
  timestamp_ntz: TimestampNTZType;
}

/** The type a text names; the general one for a text that is more than one word, or known at run time only. */
export type TypeNamed<Text extends string> = string extends Text
  ? DataType
  : Lowercase<Text> extends keyof Named
    ? Named[Lowercase<Text>]
    : Lowercase<Text> extends `decimal(${string})`
      ? DecimalType
      : DataType;

/** The type a cast is told of, by itself or by its name. */
export type CastTarget<To> = To extends DataType ? To : To extends string ? TypeNamed<To> : DataType;

type Texts = Exclude<Family, "binary data" | "an array" | "a map" | "a struct">;

/** Whether a cast makes no null of what is none, with and without ANSI mode. */
type IsTotal<T, To> = [FamilyOf<T>] extends [never]
  ? false
  : To extends DecimalType
    ? false
    : [FamilyOf<T>, FamilyOf<To>] extends ["a number", "a number"] | [Texts, "a string"]
      ? true
      : false;

/** What a field is after a cast. */
export type Cast<T, To extends DataType> = T extends NotNull
  ? IsTotal<T, To> extends true
    ? NotNull<To>
    : To
  : To;
