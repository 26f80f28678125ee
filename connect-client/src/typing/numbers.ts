import type {
  ByteType,
  DateType,
  DecimalType,
  DoubleType,
  FieldType,
  FloatType,
  IntegerType,
  LongType,
  NotNull,
  ShortType,
} from "../types/index.ts";
import type { Bare } from "./nullability.ts";

interface Numbers {
  byte: ByteType;
  short: ShortType;
  integer: IntegerType;
  long: LongType;
  float: FloatType;
  double: DoubleType;
  decimal: DecimalType;
}

type NumberName = keyof Numbers;

/** By a type, those that it holds: of two types Spark computes in the one that holds the other. */
interface Holds {
  byte: "byte";
  short: "byte" | "short";
  integer: "byte" | "short" | "integer";
  long: "byte" | "short" | "integer" | "long";
  decimal: "byte" | "short" | "integer" | "long" | "decimal";
  float: "byte" | "short" | "integer" | "long" | "float";
  double: NumberName;
}

/** Neither of decimal and float holds the other: Spark takes a double. */
type WiderName<A extends NumberName, B extends NumberName> = A extends Holds[B]
  ? B
  : B extends Holds[A]
    ? A
    : "double";

/** The number type that two are computed in; `never` if one is no number. */
export type Wider<A, B> = A extends { readonly typeName: infer N extends NumberName }
  ? B extends { readonly typeName: infer M extends NumberName }
    ? Numbers[WiderName<N, M>]
    : never
  : never;

/** What `+` and `-` make of two bare types, and `*` of numbers. */
type Computed<A, B> = [Wider<A, B>] extends [never]
  ? [A, Wider<B, B>] extends [DateType, Numbers[NumberName]]
    ? [Wider<B, B>] extends [never]
      ? FieldType
      : DateType
    : FieldType
  : Wider<A, B>;

/** Results that are never null where both operands are not; a decimal may overflow, which can be null. */
type NeverNull<T> = T extends DecimalType ? T : T extends Numbers[NumberName] ? NotNull<T> : T;

/** What `+`, `-` and `*` make of two fields. */
export type Arithmetic<A, B> = [A, B] extends [NotNull, NotNull]
  ? NeverNull<Computed<Bare<A>, Bare<B>>>
  : Computed<Bare<A>, Bare<B>>;

/** {@link Arithmetic} of operands from left to right. */
export type ArithmeticOfAll<Operands> = Operands extends readonly [infer A, infer B, ...infer Rest]
  ? Rest extends readonly []
    ? Arithmetic<A, B>
    : ArithmeticOfAll<readonly [Arithmetic<A, B>, ...Rest]>
  : FieldType;

/** What `/` makes of two fields: whole numbers make a double, and a division by zero may be null. */
export type Quotient<A, B> = [Wider<Bare<A>, Bare<B>>] extends [never]
  ? FieldType
  : Wider<Bare<A>, Bare<B>> extends DecimalType
    ? DecimalType
    : DoubleType;

/** What `%` makes of two fields. */
export type Remainder<A, B> = Computed<Bare<A>, Bare<B>>;

interface Sums {
  byte: LongType;
  short: LongType;
  integer: LongType;
  long: LongType;
  float: DoubleType;
  double: DoubleType;
  decimal: DecimalType;
  string: DoubleType;
}

/** The type of the sum of a field, null where there is nothing to add. */
export type SumOf<T> =
  Bare<T> extends { readonly typeName: infer Name extends keyof Sums } ? Sums[Name] : FieldType;

interface Means {
  byte: DoubleType;
  short: DoubleType;
  integer: DoubleType;
  long: DoubleType;
  float: DoubleType;
  double: DoubleType;
  decimal: DecimalType;
  string: DoubleType;
}

/** The type of the mean of a field, null where there is nothing to average. */
export type MeanOf<T> =
  Bare<T> extends { readonly typeName: infer Name extends keyof Means } ? Means[Name] : FieldType;

/** The type of the middle value of a field. */
export type MedianOf<T> = [Wider<Bare<T>, Bare<T>>] extends [never] ? FieldType : DoubleType;
