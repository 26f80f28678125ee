import type { Column } from "../column/column.ts";
import type { Ambiguous, AnySchema, FieldType, Schema } from "../types/index.ts";
import type { EachOf } from "../typing/common.ts";
import type { Generated, Single } from "../typing/generated.ts";
import type { ColumnAt, OwnName, WorkedOut } from "../typing/names.ts";
import type { Resolved } from "../typing/unresolved.ts";

/** The field a column of type `T` makes in a DataFrame of schema `S`. */
export type FieldIn<S extends Schema, T> = Extract<Single<Resolved<S, T>>, FieldType>;

/** The field a column makes in a DataFrame of schema `S`. */
export type ColumnField<S extends Schema, C> =
  C extends Column<infer T extends FieldType> ? FieldIn<S, T> : FieldType;

/** The name of a selected column; `never` for what makes several, whose names follow from its type. */
type NameOf<C> = C extends "*"
  ? never
  : C extends string
    ? OwnName<C>
    : C extends Column<FieldType, infer N>
      ? N
      : string;

type FieldOfArgument<S extends Schema, C> = C extends string ? ColumnAt<S, C> : ColumnField<S, C>;

/** The columns of single names in a list, by their names; others have no name here. */
type ByName<C extends readonly unknown[]> = { readonly [I in keyof C & `${number}` as NameOf<C[I]>]: C[I] };

/** The columns that functions which make rows have in a DataFrame of schema `S`. */
type Made<S extends Schema, C> =
  C extends Column<infer T extends FieldType, never>
    ? Resolved<S, T> extends Generated<infer G>
      ? G
      : AnySchema
    : never;

/** The columns of a list, those of single names first. */
type Listed<S extends Schema, C extends readonly unknown[]> = [Made<S, C[number]>] extends [never]
  ? { readonly [N in keyof ByName<C>]: FieldOfArgument<S, ByName<C>[N]> }
  : Appended<{ readonly [N in keyof ByName<C>]: FieldOfArgument<S, ByName<C>[N]> }, Made<S, C[number]>>;

/** The schema of the listed names and columns of `S`; {@link AnySchema} if a name is only known at run time. */
export type Selected<S extends Schema, C extends readonly unknown[]> = number extends C["length"]
  ? AnySchema
  : string extends NameOf<C[number]>
    ? AnySchema
    : "*" extends C[number]
      ? Appended<S, Listed<S, C>>
      : Listed<S, C>;

/** The columns of `S` and those of `A` beside them; a name in both is that of two columns. */
export type Appended<S extends Schema, A extends Schema> = string extends WorkedOut<S> | keyof A
  ? AnySchema
  : {
      readonly [K in keyof S | keyof A]: K extends keyof S
        ? K extends keyof A
          ? Ambiguous<S[K], A[K]>
          : S[K]
        : K extends keyof A
          ? A[K]
          : never;
    };

/** `S` with the columns of `A` added or replaced; both of two columns of one name are replaced. */
export type With<S extends Schema, A extends Schema> = string extends WorkedOut<S> | keyof A
  ? AnySchema
  : {
      readonly [K in keyof S | keyof A]: K extends keyof A
        ? K extends keyof S
          ? S[K] extends Ambiguous
            ? Ambiguous<A[K], A[K]>
            : A[K]
          : A[K]
        : K extends keyof S
          ? S[K]
          : never;
    };

type DroppedName<C> = C extends string ? C : C extends Column<FieldType, infer N> ? N : string;

/**
 * `S` without the columns named or given; {@link AnySchema} if a name is only known at run time.
 *
 * Of two columns of one name, a column of one side drops that side's, and the name drops both.
 */
export type Without<S extends Schema, C> = string extends DroppedName<C> | WorkedOut<S>
  ? AnySchema
  : {
      readonly [K in Exclude<keyof S, Gone<S, C>>]: K extends DroppedName<C> ? Left<S[K]> : S[K];
    };

type Gone<S extends Schema, C> = {
  [K in DroppedName<C>]: K extends keyof S ? (S[K] extends Ambiguous ? Extract<K, C> : K) : never;
}[DroppedName<C>];

/** What is left of two columns of one name: the one or the other. */
type Left<F> = F extends Ambiguous<infer L, infer R> ? EachOf<readonly [L, R]> : F;

/** `S` with columns renamed by `R`, a map from old to new names; a new name beside an equal one is that of two. */
export type Renamed<S extends Schema, R extends { readonly [from: string]: string }> = string extends
  | WorkedOut<S>
  | R[keyof R]
  ? AnySchema
  : {
      readonly [K in Exclude<keyof S, keyof R> | R[keyof R & keyof S]]: K extends R[keyof R & keyof S]
        ? K extends Exclude<keyof S, keyof R>
          ? Ambiguous<S[K], S[FormerName<R, K>]>
          : S[FormerName<R, K>]
        : K extends keyof S
          ? S[K]
          : never;
    };

type FormerName<R extends { readonly [from: string]: string }, To> = {
  [From in keyof R & string]: R[From] extends To ? From : never;
}[keyof R & string];

/** The fields of columns by their names, in a DataFrame of schema `S`. */
export type FieldsOf<S extends Schema, C extends { readonly [name: string]: Column }> = {
  readonly [K in keyof C]: ColumnField<S, C[K]>;
};

/** The columns of new names, whose types follow from an order the compiler does not know. */
export type NamedAnew<N extends readonly string[]> = { readonly [K in N[number]]: FieldType };
