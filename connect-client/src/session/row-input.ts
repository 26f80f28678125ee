import type {
  ArrayType,
  DataType,
  FieldType,
  IsAnySchema,
  MapType,
  NotNull,
  Schema,
  SparkTypeError,
  StructType,
  ValueOf,
} from "../types/index.ts";

/** What a value may be given as, besides what it comes back as: safe integers for `bigint`, a `Date` for a
 * time, a whole `bigint` for a decimal. */
interface AlsoGivenAs {
  long: number;
  timestamp: Date;
  decimal: bigint;
}

type ValueInput<T extends DataType> =
  T extends ArrayType<infer E>
    ? readonly FieldInput<E>[]
    : T extends MapType<infer K, infer V>
      ? ReadonlyMap<ValueInput<K>, FieldInput<V>>
      : T extends StructType<infer S>
        ? RowInput<S>
        : ValueOf<T> | (T["typeName"] extends keyof AlsoGivenAs ? AlsoGivenAs[T["typeName"]] : never);

type FieldInput<F extends FieldType> =
  F extends NotNull<infer T> ? ValueInput<T> : F extends DataType ? ValueInput<F> | null | undefined : never;

type RequiredNames<S extends Schema> = { [K in keyof S]: S[K] extends NotNull ? K : never }[keyof S];

/** A row as `createDataFrame` takes it for a schema: columns that may be null may also be left out. */
export type RowInput<S extends Schema> =
  IsAnySchema<S> extends true
    ? Readonly<Record<string, unknown>>
    : { readonly [K in RequiredNames<S>]: FieldInput<S[K]> } & {
        readonly [K in Exclude<keyof S, RequiredNames<S>>]?: FieldInput<S[K]>;
      };

/** Rows without a schema, when they are objects, which have the names of their columns. */
export type NoLists<R extends readonly object[]> = [Extract<R[number], readonly unknown[]>] extends [never]
  ? R
  : SparkTypeError<"rows that are lists need a schema, or the list of the names of their columns">;
