import type { Column } from "../column/column.ts";
import type { FieldType, Schema, SparkNameError, SparkTypeError } from "../types/index.ts";
import type { FamilyOf } from "../typing/families.ts";
import type { NameFault, OwnName, WorkedOut } from "../typing/names.ts";
import type { Attribute, FaultIn, Resolved, Unsettled } from "../typing/unresolved.ts";

/** `V`, or why it has no place here. */
export type Checked<V, Fault> = [Fault] extends [never] ? V : Fault;

/** Why a column or the name of one has no place in a DataFrame of schema `S`, if it has none. */
type ColumnFault<S extends Schema, C> = C extends string
  ? NameFault<S, C>
  : C extends Column<FieldType, string, infer U extends Unsettled>
    ? FaultIn<S, U>
    : never;

/** `N` when it names a column of `S`, or may. */
export type CheckName<S extends Schema, N extends string> = Checked<N, NameFault<S, N>>;

/** Why a name is not there; that two columns have it is no fault where they are dropped or renamed. */
type MissingFault<S extends Schema, N extends string> = Extract<
  NameFault<S, N>,
  SparkNameError<string, unknown>
>;

/** `N` when it names a column of `S`, or may, or two of them. */
export type CheckPresent<S extends Schema, N extends string> = Checked<N, MissingFault<S, N>>;

/** {@link CheckPresent} for every name in a list; columns as {@link CheckColumns} has them. */
export type CheckDropped<S extends Schema, C extends readonly unknown[]> = {
  readonly [I in keyof C]: C[I] extends string ? CheckPresent<S, C[I]> : CheckColumn<S, C[I]>;
};

/** Each name or column when it has a place in a DataFrame of schema `S`; other arguments stay as they are. */
export type CheckColumns<S extends Schema, C extends readonly unknown[]> = {
  readonly [I in keyof C]: Checked<C[I], ColumnFault<S, C[I]>>;
};

/** A column when it has a place in a DataFrame of schema `S`. */
export type CheckColumn<S extends Schema, C> = Checked<C, ColumnFault<S, C>>;

/** {@link CheckColumn} for each column of an object. */
export type CheckColumnsByName<S extends Schema, C extends object> = {
  readonly [K in keyof C]: CheckColumn<S, C[K]>;
};

/** An object whose keys are names of columns of `S`. */
export type CheckNamesOf<S extends Schema, M extends object> = {
  readonly [K in keyof M]: Checked<M[K], K extends string ? MissingFault<S, K> : never>;
};

/** {@link CheckColumns} where a column may also use the names that others of the same list are given. */
export type CheckSelected<S extends Schema, C extends readonly unknown[]> = {
  readonly [I in keyof C]: Checked<C[I], SelectedFault<S, C[I], C[number]>>;
};

type SelectedFault<S extends Schema, C, All> = [ColumnFault<S, C>] extends [never]
  ? never
  : C extends string
    ? ColumnFault<S, C>
    : ColumnFault<Knowing<S, AliasOf<All>>, C>;

/** `S` and names beside its columns, of types that do not matter. */
export type Knowing<S extends Schema, N extends string> = {
  readonly [K in WorkedOut<S> | N]: K extends keyof S ? S[K] : FieldType;
};

/** The name a column is given, where it is not a column's own. */
type AliasOf<C> =
  C extends Column<infer T extends FieldType, infer N>
    ? string extends N
      ? never
      : T extends Attribute<infer Name>
        ? OwnName<Name> extends N
          ? never
          : N
        : N
    : never;

/** `C` when it can be a condition in a DataFrame of schema `S`: SQL text, or a boolean column of it. */
export type CheckCondition<S extends Schema, C> =
  C extends Column<infer T extends FieldType, string, infer U extends Unsettled>
    ? Checked<C, FaultIn<S, U> | ConditionFault<FamilyOf<Resolved<S, T>>>>
    : C;

type ConditionFault<F extends string> = [Exclude<F, "a boolean">] extends [never]
  ? never
  : SparkTypeError<`a condition is a boolean, not ${F}`>;
