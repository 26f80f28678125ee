import type { Column } from "../column/column.ts";
import type { AnySchema, FieldType, LongType, NotNull, Schema, SparkTypeError } from "../types/index.ts";
import type { ColumnNames } from "../typing/names.ts";
import type { Bare } from "../typing/nullability.ts";
import type { MeanOf, SumOf } from "../typing/numbers.ts";
import type { FaultIn, NamesIn, NamesOutside, Unsettled } from "../typing/unresolved.ts";
import type { Checked, Knowing } from "./check-types.ts";
import type { Appended, FieldIn, Selected } from "./schema-types.ts";

/** The names that may stand outside aggregate functions: those grouped by, or used in what is grouped by. */
export type GroupedNames<C> = C extends string
  ? C
  : C extends Column<FieldType, infer N, infer U extends Unsettled>
    ? N | NamesIn<U>
    : string;

/** Each aggregate when it has a place after grouping by the names `B` of a DataFrame of schema `S`. */
export type CheckAggregates<S extends Schema, B extends string, A extends readonly unknown[]> = {
  readonly [I in keyof A]: Checked<A[I], AggregateFault<S, B, A[I]>>;
};

type AggregateFault<S extends Schema, B extends string, C> =
  C extends Column<FieldType, string, infer U extends Unsettled>
    ? GroupedFault<S, B, U> | OutsideFault<S, Exclude<NamesOutside<U>, B>>
    : never;

/** What is grouped by may be used by the name it is given. */
type GroupedFault<S extends Schema, B extends string, U extends Unsettled> = [FaultIn<S, U>] extends [never]
  ? never
  : FaultIn<Knowing<S, B>, U>;

type OutsideFault<S extends Schema, N extends string> =
  N extends ColumnNames<S>
    ? string extends N
      ? never
      : SparkTypeError<`column '${N}' is neither grouped by nor inside an aggregate function such as F.max('${N}')`>
    : never;

/** The schema of one row for each group: the columns grouped by, then the aggregates. */
export type Aggregated<S extends Schema, K extends Schema, P extends string, A extends readonly unknown[]> = [
  P,
] extends [never]
  ? Appended<K, Selected<S, A>>
  : Appended<K, Pivoted<S, P, A>>;

/** The schema of the number of rows of each group; after a pivot null where there is none. */
export type Counted<K extends Schema, P extends string> = [P] extends [never]
  ? Appended<K, { readonly count: NotNull<LongType> }>
  : string extends P
    ? AnySchema
    : Appended<K, { readonly [V in P]: LongType }>;

/** The columns of a pivot: one for each value, or for each value and aggregate. */
type Pivoted<S extends Schema, P extends string, A extends readonly unknown[]> = string extends P
  ? AnySchema
  : A extends readonly [Column<infer T extends FieldType>]
    ? { readonly [V in P]: Extract<Bare<FieldIn<S, T>>, FieldType> }
    : PivotedBySeveral<P, Selected<S, A>>;

type PivotedBySeveral<P extends string, A extends Schema> = string extends keyof A
  ? AnySchema
  : {
      readonly [N in `${P}_${keyof A & string}`]: N extends `${P}_${infer Name extends keyof A & string}`
        ? Extract<Bare<A[Name]>, FieldType>
        : FieldType;
    };

/** The names of the columns that pivot values become. */
export type PivotNames<V extends readonly unknown[]> = number extends V["length"]
  ? string
  : V[number] extends string | number | bigint | boolean | null
    ? `${V[number]}`
    : string;

/** By the name of an aggregate function, what it makes of a field. */
interface NamedAggregates<F> {
  min: Bare<F>;
  max: Bare<F>;
  sum: SumOf<F>;
  avg: MeanOf<F>;
  count: NotNull<LongType>;
}

type FunctionName = keyof NamedAggregates<FieldType>;

/** What an aggregate function called by name makes of a field; general for a function only the server knows. */
type Called<F, Name extends string> = Name extends FunctionName
  ? Extract<NamedAggregates<F>[Name], FieldType>
  : FieldType;

/** Columns that have the names of calls, as `max(price)`. */
type Calls<S extends Schema, Call extends string> = {
  readonly [N in Call]: N extends `${infer F}(${infer C})` ? Called<S[C], F> : FieldType;
};

/** The schema of one row for each group: the columns grouped by, then one function of each of the columns `N`. */
export type AggregatedBy<
  S extends Schema,
  K extends Schema,
  P extends string,
  F extends FunctionName,
  N extends string,
> = [P] extends [never] ? (string extends N ? AnySchema : Appended<K, Calls<S, `${F}(${N})`>>) : AnySchema;

/** {@link AggregatedBy} of an object from names of columns to those of functions. */
export type AggregatedByNames<
  S extends Schema,
  K extends Schema,
  P extends string,
  F extends Readonly<Record<string, string>>,
> = [P] extends [never]
  ? [F[keyof F]] extends [FunctionName]
    ? "*" extends keyof F
      ? AnySchema
      : Appended<K, Calls<S, { [C in keyof F & string]: `${F[C]}(${C})` }[keyof F & string]>>
    : AnySchema
  : AnySchema;
