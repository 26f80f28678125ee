import type { SparkTypeError } from "../types/index.ts";
import type { Bare } from "./nullability.ts";

/** By the name of a type, what its values are; types in no family are not checked. */
interface Families {
  byte: "a number";
  short: "a number";
  integer: "a number";
  long: "a number";
  float: "a number";
  double: "a number";
  decimal: "a number";
  string: "a string";
  char: "a string";
  varchar: "a string";
  boolean: "a boolean";
  binary: "binary data";
  date: "a date or time";
  timestamp: "a date or time";
  timestamp_ntz: "a date or time";
  timestamp_ltz_nanos: "a date or time";
  timestamp_ntz_nanos: "a date or time";
  array: "an array";
  map: "a map";
  struct: "a struct";
}

export type Family = Families[keyof Families];

/** What the values of a field are; `never` when the compiler does not know it. */
export type FamilyOf<T> =
  Bare<T> extends { readonly typeName: infer Name extends keyof Families } ? Families[Name] : never;

/** Pairs of families Spark compares although they differ: it reads text as a date. */
type Mixed = "a date or time a string" | "a string a date or time";

/** Why two fields cannot be compared, if they cannot. */
export type ComparedFault<A, B> = Differing<FamilyOf<A>, FamilyOf<B>>;

type Differing<A extends Family, B extends Family> = [A] extends [never]
  ? never
  : [B] extends [never]
    ? never
    : [A] extends [B]
      ? never
      : [B] extends [A]
        ? never
        : `${A} ${B}` extends Mixed
          ? never
          : SparkTypeError<`${A} cannot be compared with ${B}: cast one of them`>;

/** Why a field is none of the families a method is for, if it is none. */
export type OperandFault<T, Wanted extends Family, Method extends string, Are extends string> = [
  Exclude<FamilyOf<T>, Wanted>,
] extends [never]
  ? never
  : SparkTypeError<`${Method} takes ${Are}, not ${Exclude<FamilyOf<T>, Wanted>}`>;
