import type {
  AnySchema,
  ArrayType,
  DataType,
  FieldType,
  IntegerType,
  MapType,
  NotNull,
  Schema,
  StructType,
} from "../types/index.ts";
import type { Replaced } from "./nested.ts";
import type { Bare, Nullable } from "./nullability.ts";

declare const makes: unique symbol;

/** The type of a function that makes rows, such as `F.explode`: its columns, and their names in order if known. */
export interface Generated<S extends Schema = AnySchema, Names extends readonly string[] = readonly string[]>
  extends DataType {
  readonly [makes]: readonly [S, Names];
}

/** What `explode` makes of a field. */
export type Exploded<T> =
  Bare<T> extends ArrayType<infer E>
    ? Generated<{ readonly col: E }, readonly ["col"]>
    : Bare<T> extends MapType<infer K, infer V>
      ? Generated<{ readonly key: NotNull<K>; readonly value: V }, readonly ["key", "value"]>
      : Generated;

/** What `inline` makes of a field: the fields of its structs. */
export type Inlined<T> =
  Bare<T> extends ArrayType<infer E>
    ? Bare<E> extends StructType<infer S>
      ? Generated<S>
      : Generated
    : Generated;

/** The same with the position in front. */
export type WithPosition<G> =
  G extends Generated<infer S, infer Names>
    ? Generated<Replaced<S, { readonly pos: NotNull<IntegerType> }>, readonly ["pos", ...Names]>
    : Generated;

/** The same with a row of nulls where there would be none. */
export type OrNulls<G> =
  G extends Generated<infer S, infer Names> ? Generated<Nullable<S>, Names> : Generated;

/** The same under other names. */
export type RenamedTo<G, To extends readonly string[]> =
  G extends Generated<infer S, infer From>
    ? Generated<
        {
          readonly [I in keyof To & `${number}` as To[I] & string]: I extends keyof From
            ? From[I] extends keyof S
              ? S[From[I]]
              : FieldType
            : FieldType;
        },
        To
      >
    : Generated<{ readonly [Name in To[number]]: FieldType }, To>;

/** A field where one column is meant: of a function that makes rows, the one it makes. */
export type Single<T> = T extends Generated<infer S> ? S[keyof S] : T;
