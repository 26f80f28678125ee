import type { ArrayType, MapType, StructType } from "./complex-types.ts";
import type { DataType, FieldType, NotNull } from "./data-type.ts";
import type { AtomicValues, Schema, SparkValue } from "./schema.ts";
import type { Decimal, Timestamp } from "./values/index.ts";

/** Where `createDataFrame` takes more than the value `collect()` gives. */
interface WiderInputs {
  long: bigint | number;
  decimal: Decimal | bigint;
  timestamp: Timestamp | Date;
}

type AtomicInputs = Omit<AtomicValues, keyof WiderInputs> & WiderInputs;

/** What can be written into a column of a type, null aside. */
export type InputOf<T extends DataType> = T["typeName"] extends keyof AtomicInputs
  ? AtomicInputs[T["typeName"]]
  : T extends ArrayType<infer E>
    ? readonly FieldInput<E>[]
    : T extends MapType<infer K, infer V>
      ? ReadonlyMap<InputOf<K>, FieldInput<V>>
      : T extends StructType<infer S>
        ? InputRow<S>
        : InputValue;

/** What can be written into a field: null too, unless it is {@link NotNull}. */
export type FieldInput<F extends FieldType> =
  F extends NotNull<infer T> ? InputOf<T> : F extends DataType ? InputOf<F> | null : never;

/** Any value that can be written into some column. */
export type InputValue =
  | SparkValue
  | Date
  | readonly (InputValue | null)[]
  | ReadonlyMap<InputValue, InputValue | null>
  | { readonly [field: string]: InputValue | null | undefined };

type NullableNames<S extends Schema> = { [K in keyof S]: S[K] extends NotNull ? never : K }[keyof S];

/** A row as `createDataFrame` takes it; columns that may be null may be missing. */
export type InputRow<S extends Schema> = {
  readonly [K in Exclude<keyof S, NullableNames<S>>]: FieldInput<S[K]>;
} & { readonly [K in NullableNames<S>]?: FieldInput<S[K]> | undefined };
