import type {
  ArrayType,
  DataFrame,
  DoubleType,
  LongType,
  MapType,
  NotNull,
  Row,
  StringType,
  StructType,
  TimestampType,
} from "../../../src/index.ts";

/** Columns of every shape, for the type tests. */
export interface Shapes {
  readonly zone: StringType;
  readonly at: NotNull<TimestampType>;
  readonly price: DoubleType;
  readonly id: NotNull<LongType>;
  readonly tags: ArrayType<NotNull<StringType>>;
  readonly address: NotNull<
    StructType<{
      readonly city: NotNull<StringType>;
      readonly geo: StructType<{ readonly lat: NotNull<DoubleType> }>;
    }>
  >;
  readonly counts: MapType<StringType, NotNull<LongType>>;
}

export type Of<S> = { readonly [K in keyof S]: S[K] };

export declare const shapes: DataFrame<Of<Shapes>>;
export declare const zones: DataFrame<{ zone: StringType; country: NotNull<StringType> }>;
export declare const untyped: DataFrame;

/** The rows a DataFrame gives. */
export type RowOf<D> = D extends DataFrame<infer S> ? Row<S> : never;
