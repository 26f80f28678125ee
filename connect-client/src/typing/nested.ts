import type {
  ArrayType,
  DataType,
  FieldType,
  MapType,
  NotNull,
  SparkNameError,
  StructType,
} from "../types/index.ts";
import type { EachOf } from "./common.ts";
import type { Bare } from "./nullability.ts";
import type { Wider } from "./numbers.ts";

/** A field, as a list can hold only what is one. */
type Field<T> = Extract<T, FieldType>;

/** A field of a container: null where either may be. */
type Inside<Outer, F> = Outer extends NotNull ? Field<F> : Field<Bare<F>>;

/** The field `Name` of a struct, or of every struct of an array, or the value of a map for the key `Name`. */
export type FieldOf<T, Name> =
  Bare<T> extends StructType<infer S>
    ? string extends keyof S
      ? FieldType
      : Name extends keyof S
        ? Inside<T, S[Name]>
        : FieldType
    : Bare<T> extends ArrayType<infer E>
      ? Bare<E> extends StructType
        ? ArrayType<FieldOf<E, Name>>
        : FieldType
      : Bare<T> extends MapType<DataType, infer V>
        ? Field<Bare<V>>
        : FieldType;

/** Why `Name` is no field of a struct, if it is none. */
export type FieldFault<T, Name> =
  Bare<T> extends StructType<infer S>
    ? string extends keyof S | Name
      ? never
      : Name extends keyof S
        ? never
        : Name extends string
          ? SparkNameError<`'${Name}' is not a field of this struct, which has`, keyof S>
          : never
    : Bare<T> extends ArrayType<infer E>
      ? FieldFault<E, Name>
      : never;

/** An item of an array by its position, or the value of a map for a key; null where there is none. */
export type ItemOf<T, Key> =
  Bare<T> extends ArrayType<infer E>
    ? [Key] extends [string]
      ? FieldOf<T, Key>
      : Field<Bare<E>>
    : FieldOf<T, Key>;

/** Any item of an array. */
export type ElementOf<T> = Bare<T> extends ArrayType<infer E> ? E : FieldType;

/** An array of the items of two others. */
export type ArrayOf<E> = DataType extends E ? ArrayType : ArrayType<Field<E>>;

/** An array to which an item is added that may be null. */
export type WithItemOf<T> =
  Bare<T> extends ArrayType<infer E> ? ArrayType<Extract<Bare<E>, FieldType>> : FieldType;

/** The numbers or times from one to another. */
export type RangeOf<A, B> = [Bare<A>] extends [Bare<B>]
  ? Bare<A> extends { readonly typeName: "byte" | "short" | "integer" | "long" | "date" | "timestamp" }
    ? ArrayType<NotNull<Extract<Bare<A>, DataType>>>
    : FieldType
  : [Wider<Bare<A>, Bare<B>>] extends [never]
    ? FieldType
    : ArrayType<NotNull<Wider<Bare<A>, Bare<B>>>>;

/** A key and a value of a map. */
export type KeyOf<T> = Bare<T> extends MapType<infer K> ? NotNull<K> : FieldType;
export type ValueOf<T> = Bare<T> extends MapType<DataType, infer V> ? V : FieldType;

/** A map with other keys, or other values. */
export type WithKeys<T, K> =
  Bare<T> extends MapType<DataType, infer V> ? MapType<Extract<Bare<K>, DataType>, V> : FieldType;
export type WithValues<T, V> = Bare<T> extends MapType<infer K> ? MapType<K, Field<V>> : FieldType;

/** The keys, the values and the entries of a map, as arrays. */
export type KeysOf<T> = Bare<T> extends MapType<infer K> ? ArrayType<NotNull<K>> : FieldType;
export type ValuesOf<T> = Bare<T> extends MapType<DataType, infer V> ? ArrayType<V> : FieldType;
export type EntriesOf<T> =
  Bare<T> extends MapType<infer K, infer V>
    ? ArrayType<NotNull<StructType<{ readonly key: NotNull<K>; readonly value: V }>>>
    : FieldType;

/** `S` with the columns of `A` added or replaced. */
export type Replaced<S, A> = {
  readonly [K in keyof S | keyof A]: Field<K extends keyof A ? A[K] : K extends keyof S ? S[K] : never>;
};

/** A struct with a field added or replaced; a dot reaches into a nested struct. */
export type WithFieldOf<T, Name extends string, F> =
  Bare<T> extends StructType<infer S>
    ? Name extends `${string}.${string}`
      ? FieldType
      : string extends keyof S | Name
        ? FieldType
        : Like<T, StructType<Replaced<S, { readonly [K in Name]: F }>>>
    : FieldType;

/** A struct without some of its fields. */
export type WithoutFieldsOf<T, Name extends string> =
  Bare<T> extends StructType<infer S>
    ? Name extends `${string}.${string}`
      ? FieldType
      : string extends keyof S | Name
        ? FieldType
        : Like<T, StructType<{ readonly [K in keyof S as K extends Name ? never : K]: S[K] }>>
    : FieldType;

/** A type that is null where `T` is. */
type Like<T, D extends DataType> = T extends NotNull ? NotNull<D> : D;

/** Two arrays as one. */
export type JoinedArray<A, B> =
  Bare<A> extends ArrayType<infer E>
    ? Bare<B> extends ArrayType<infer F>
      ? ArrayType<EachOf<readonly [E, F]>>
      : FieldType
    : FieldType;

/** The map of an array of keys and one of values. */
export type MapOfArrays<K, V> =
  Bare<K> extends ArrayType<infer Key>
    ? Bare<V> extends ArrayType<infer Value>
      ? MapType<Extract<Bare<Key>, DataType>, Value>
      : FieldType
    : FieldType;

/** The members of a list at even and at odd positions, counted from 0. */
type Evens<List> = List extends readonly [infer Even, unknown, ...infer Rest]
  ? readonly [Even, ...Evens<Rest>]
  : readonly [];
type Odds<List> = List extends readonly [unknown, infer Odd, ...infer Rest]
  ? readonly [Odd, ...Odds<Rest>]
  : readonly [];

/** The map of a list of keys and values in turn. */
export type MapOf<List extends readonly unknown[]> = number extends List["length"]
  ? NotNull<MapType>
  : NotNull<MapType<Extract<Bare<EachOf<Evens<List>>>, DataType>, EachOf<Odds<List>>>>;
