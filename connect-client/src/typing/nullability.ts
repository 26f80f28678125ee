import type {
  AnySchema,
  ArrayType,
  DataType,
  FieldType,
  MapType,
  NotNull,
  Schema,
  StructType,
} from "../types/index.ts";

/** A field without its promise against nulls. */
export type Bare<T> = T extends NotNull<infer D> ? D : T;

/** A type as a field that is null only where `Among`, the fields it was made from, may all be null. */
export type NotNullIfAny<T extends DataType, Among> = [Extract<Among, NotNull>] extends [never]
  ? T
  : NotNull<T>;

/** A type as a field that is null where any of `Among`, the fields it was made from, may be. */
export type NotNullIfAll<T extends DataType, Among> = [Among] extends [NotNull] ? NotNull<T> : T;

/** `S` as an outer join or `unionByName` with missing columns gives it: no promise against nulls. */
export type Nullable<S extends Schema> = { readonly [K in keyof S]: Extract<Bare<S[K]>, FieldType> };

/** A type without promises against nulls inside it. */
type WithNulls<T> =
  T extends StructType<infer S>
    ? StructType<AsNullable<S>>
    : T extends ArrayType<infer E>
      ? ArrayType<Extract<WithNulls<Bare<E>>, FieldType>>
      : T extends MapType<infer K, infer V>
        ? MapType<K, Extract<WithNulls<Bare<V>>, FieldType>>
        : T;

/** `S` as a reader of files gives it: no promise against nulls, nor inside structs, arrays and maps. */
export type AsNullable<S extends Schema> = string extends keyof S
  ? AnySchema
  : { readonly [K in keyof S]: Extract<WithNulls<Bare<S[K]>>, FieldType> };
