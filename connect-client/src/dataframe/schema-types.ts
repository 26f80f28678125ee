import type { Column } from "../column/column.ts";
import type { SparkTypeError } from "../column/operand-types.ts";
import type { AnySchema, FieldType, IsAnySchema, NotNull, Schema } from "../types/index.ts";

/** The names of the columns of `S`; any string when the compiler does not know them. */
export type ColumnNames<S extends Schema> = keyof S & string;

type MissingColumn<
  S extends Schema,
  N extends string,
> = SparkTypeError<`column '${N}' is not in this DataFrame, which has ${ColumnNames<S>}`>;

/** Names Spark resolves without their being a column: all of them, a nested field, a quoted name. */
type Reference<S extends Schema> = "*" | `${ColumnNames<S>}.${string}` | `\`${string}\`${string}`;

/** `N` when it names a column of `S`, or may; otherwise a {@link SparkTypeError}. */
export type CheckName<S extends Schema, N extends string> =
  IsAnySchema<S> extends true
    ? N
    : string extends N
      ? N
      : N extends ColumnNames<S> | Reference<S>
        ? N
        : MissingColumn<S, N>;

/** {@link CheckName} for every name in a list of arguments; other arguments stay as they are. */
export type CheckNames<S extends Schema, C extends readonly unknown[]> = {
  readonly [I in keyof C]: C[I] extends string ? CheckName<S, C[I]> : C[I];
};

/** `true` for an argument whose name or type only the server knows. */
type Unknown<S extends Schema, C> = C extends string
  ? C extends ColumnNames<S> | "*"
    ? never
    : true
  : C extends Column<FieldType, infer N>
    ? string extends N
      ? true
      : never
    : true;

type NameOf<S extends Schema, C> = C extends "*"
  ? ColumnNames<S>
  : C extends string
    ? C
    : C extends Column<FieldType, infer N>
      ? N
      : never;

type FieldOf<S extends Schema, C, K extends string> = C extends "*"
  ? K extends keyof S
    ? S[K]
    : never
  : C extends string
    ? K extends C
      ? S[C]
      : never
    : C extends Column<infer T extends FieldType, infer N>
      ? K extends N
        ? T
        : never
      : never;

/** The schema of the listed names and columns of `S`; {@link AnySchema} if one of them is not known. */
export type Selected<S extends Schema, C extends readonly unknown[]> =
  IsAnySchema<S> extends true
    ? SelectedColumns<S, Exclude<C[number], string>, Extract<C[number], string>>
    : SelectedKnown<S, C[number]>;

/** Without a known input, names alone say nothing about types, but columns may. */
type SelectedColumns<S extends Schema, C, Names> = [Names] extends [never] ? SelectedKnown<S, C> : AnySchema;

type SelectedKnown<S extends Schema, C> = [Unknown<S, C>] extends [never]
  ? { readonly [K in NameOf<S, C>]: FieldOf<S, C, K> }
  : AnySchema;

/** `S` with the columns of `A` added or replaced. */
export type With<S extends Schema, A extends Schema> =
  IsAnySchema<S> extends true
    ? AnySchema
    : IsAnySchema<A> extends true
      ? AnySchema
      : { readonly [K in keyof S | keyof A]: K extends keyof A ? A[K] : K extends keyof S ? S[K] : never };

/** `S` without the columns `N`; {@link AnySchema} if a name is only known at run time. */
export type Without<S extends Schema, N> = string extends N
  ? AnySchema
  : { readonly [K in keyof S as K extends N ? never : K]: S[K] };

/** `S` with columns renamed by `R`, a map from old to new names. */
export type Renamed<S extends Schema, R extends { readonly [from: string]: string }> =
  IsAnySchema<S> extends true
    ? AnySchema
    : string extends R[keyof R]
      ? AnySchema
      : { readonly [K in keyof S as K extends keyof R ? R[K] : K]: S[K] };

/** `S` as an outer join or `unionByName` with missing columns gives it: no promise against nulls. */
export type Nullable<S extends Schema> = {
  readonly [K in keyof S]: S[K] extends NotNull<infer T> ? T : S[K];
};

/** The names of the types of joins, PySpark's spellings. */
export type JoinType =
  | "inner"
  | "cross"
  | "outer"
  | "full"
  | "fullouter"
  | "full_outer"
  | "left"
  | "leftouter"
  | "left_outer"
  | "right"
  | "rightouter"
  | "right_outer"
  | "semi"
  | "leftsemi"
  | "left_semi"
  | "anti"
  | "leftanti"
  | "left_anti";

type LeftSide<S extends Schema, How> = How extends `${"outer" | "full" | "right"}${string}` ? Nullable<S> : S;
type RightSide<S extends Schema, How> = How extends `${"outer" | "full" | "left"}${string}` ? Nullable<S> : S;

/** Columns of both sides; a name on both sides that is not joined on may come from either. */
type Merged<L extends Schema, R extends Schema> = {
  readonly [K in keyof L | keyof R]: K extends keyof L
    ? K extends keyof R
      ? L[K] | R[K]
      : L[K]
    : K extends keyof R
      ? R[K]
      : never;
};

/** The schema of a join by condition (`On` is `never`) or on the names `On`, which then appear once. */
export type Joined<L extends Schema, R extends Schema, How extends JoinType, On = never> =
  IsAnySchema<L> extends true
    ? AnySchema
    : IsAnySchema<R> extends true
      ? How extends `${string}${"semi" | "anti"}`
        ? L
        : AnySchema
      : How extends `${string}${"semi" | "anti"}`
        ? L
        : string extends On
          ? AnySchema
          : Merged<LeftSide<L, How>, Without<RightSide<R, How>, On>>;

/** A name both sides of a join have. */
export type CheckJoinName<L extends Schema, R extends Schema, N extends string> =
  CheckName<L, N> extends N ? CheckName<R, N> : CheckName<L, N>;

/** {@link CheckJoinName} for every name in a list. */
export type CheckJoinNames<L extends Schema, R extends Schema, N extends readonly unknown[]> = {
  readonly [I in keyof N]: N[I] extends string ? CheckJoinName<L, R, N[I]> : N[I];
};
