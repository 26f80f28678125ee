import type {
  AnySchema,
  ArrayType,
  DataType,
  DoubleType,
  FieldType,
  LongType,
  MapType,
  StructType,
} from "../types/index.ts";
import type { AtomicTypeOf } from "./literals.ts";

/** The columns that any of the rows has. */
type NameIn<Row> = Row extends unknown ? keyof Row & string : never;

/** What rows hold in a column; nothing in those that do not have it. */
type ValueIn<Row, Name> = Row extends unknown ? (Name extends keyof Row ? Row[Name] : never) : never;

/** Whether a list is there item by item in the text of the program, and not of a length only known at run time. */
type IsListed<List extends readonly unknown[]> = number extends List["length"] ? false : true;

/**
 * The schema that `createDataFrame` infers from rows; every column may hold null.
 *
 * One fraction among the numbers of a column makes all of them doubles. Numbers in the text of the program settle
 * that; where they do not, the column is of one type or the other.
 */
export type InferredSchema<Rows extends readonly unknown[]> = FieldsOfRows<Rows[number], IsListed<Rows>>;

type FieldsOfRows<Row, Listed> =
  string extends NameIn<Row>
    ? AnySchema
    : { readonly [Name in NameIn<Row>]: TypeOfValues<ValueIn<Row, Name>, Listed> };

/** {@link InferredSchema} of rows that are lists, by the names of their columns. */
export type InferredByNames<
  Rows extends readonly (readonly unknown[])[],
  Names extends readonly string[],
> = number extends Names["length"]
  ? AnySchema
  : {
      readonly [Name in Names[number]]: TypeOfValues<
        ItemIn<Rows[number], PositionOf<Names, Name>>,
        IsListed<Rows>
      >;
    };

type PositionOf<Names extends readonly string[], Name> = {
  [I in keyof Names & `${number}`]: Names[I] extends Name ? I : never;
}[keyof Names & `${number}`];

type ItemIn<Row, Position> = Row extends readonly unknown[]
  ? Position extends keyof Row
    ? Row[Position]
    : Row[number]
  : never;

/** The type of all values of a column, nulls aside; general where there is nothing to tell it from. */
type TypeOfValues<V, Listed> = unknown extends V
  ? FieldType
  : TypeOfPresent<Exclude<V, null | undefined>, Listed>;

type TypeOfPresent<V, Listed> = [V] extends [never]
  ? FieldType
  : TypeOfNumbers<Extract<V, number | bigint>, Listed> | TypeOfOther<Exclude<V, number | bigint>, Listed>;

/** What can be said of a number: whether it is whole, if the program says which it is. */
type KindOf<V extends number | bigint> = number extends V
  ? "either"
  : V extends bigint
    ? "whole"
    : `${V}` extends `${bigint}`
      ? "whole"
      : "fraction";

type TypeOfNumbers<V extends number | bigint, Listed> = [V] extends [never]
  ? never
  : TypeOfKinds<KindOf<V>, Listed>;

type TypeOfKinds<Kind, Listed> = [Kind] extends ["whole"]
  ? LongType
  : [Kind] extends ["fraction"]
    ? DoubleType
    : [Listed, "fraction"] extends [true, Kind]
      ? DoubleType
      : LongType | DoubleType;

/** Lists, maps and objects are inferred as a whole, over all rows; other values each by itself. */
type TypeOfOther<V, Listed> =
  | ArrayOf<Extract<V, readonly unknown[]>, Listed>
  | MapOf<Extract<V, ReadonlyMap<unknown, unknown>>>
  | AtomOrStruct<Exclude<V, readonly unknown[] | ReadonlyMap<unknown, unknown>>, Listed>;

type ArrayOf<V extends readonly unknown[], Listed> = [V] extends [never]
  ? never
  : ArrayType<TypeOfValues<V[number], Listed extends true ? IsListed<V> : false>>;

type MapOf<V extends ReadonlyMap<unknown, unknown>> = [V] extends [never]
  ? never
  : V extends ReadonlyMap<infer Key, infer Value>
    ? MapType<Extract<TypeOfValues<Key, false>, DataType>, TypeOfValues<Value, false>>
    : never;

/** What has a type of its own is an atom; a plain object has none, and is a struct. */
type AtomOrStruct<V, Listed> = [V] extends [never]
  ? never
  : AtomOf<Atoms<V>> | StructOf<Exclude<V, Atoms<V>>, Listed>;

type Atoms<V> = V extends unknown ? (DataType extends AtomicTypeOf<V> ? never : V) : never;

type AtomOf<V> = V extends unknown ? AtomicTypeOf<V> : never;

type StructOf<V, Listed> = [V] extends [never]
  ? never
  : [V] extends [object]
    ? StructType<FieldsOfRows<V, Listed>>
    : FieldType;
