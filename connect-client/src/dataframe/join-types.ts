import type { Ambiguous, AnySchema, FieldType, Schema } from "../types/index.ts";
import type { AnyOf } from "../typing/common.ts";
import type { NameFault, WorkedOut } from "../typing/names.ts";
import type { Bare } from "../typing/nullability.ts";
import type { CheckCondition, Checked } from "./check-types.ts";

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

type LeftOnly = Extract<JoinType, `${string}${"semi" | "anti"}`>;
type Full = Extract<JoinType, `${"outer" | "full"}${string}`>;
type NullsLeft = Full | Extract<JoinType, `right${string}`>;
type NullsRight = Full | Exclude<Extract<JoinType, `left${string}`>, LeftOnly>;

/** A field of one side, null where a row of the other side has no match. */
type Side<F, How, WithNulls> = [Extract<How, WithNulls>] extends [never] ? F : Bare<F>;

/** A column joined on by name: that of the side all rows are kept of, or the one that is there. */
type Key<L, R, How> = [Extract<How, Full>] extends [never]
  ? [Extract<How, NullsLeft>] extends [never]
    ? L
    : R
  : Bare<AnyOf<readonly [L, R]>>;

type Field<T> = Extract<T, FieldType>;

/** The schema of a join by condition (`On` is `never`) or on the names `On`, which then appear once. */
export type Joined<L extends Schema, R extends Schema, How extends JoinType, On = never> = [How] extends [
  LeftOnly,
]
  ? L
  : string extends WorkedOut<L> | WorkedOut<R> | On
    ? AnySchema
    : {
        readonly [K in keyof L | keyof R]: K extends keyof L
          ? K extends keyof R
            ? K extends On
              ? Field<Key<L[K], R[K], How>>
              : Ambiguous<Field<Side<L[K], How, NullsLeft>>, Field<Side<R[K], How, NullsRight>>>
            : Field<Side<L[K], How, NullsLeft>>
          : K extends keyof R
            ? Field<Side<R[K], How, NullsRight>>
            : never;
      };

/** A name both sides of a join have. */
export type CheckJoinName<L extends Schema, R extends Schema, N extends string> = Checked<
  N,
  NameFault<L, N> | NameFault<R, N>
>;

/** {@link CheckJoinName} for every name in a list. */
export type CheckJoinNames<L extends Schema, R extends Schema, N extends readonly unknown[]> = {
  readonly [I in keyof N]: N[I] extends string ? CheckJoinName<L, R, N[I]> : N[I];
};

/** One or several conditions, when each is one over the columns of both sides. */
export type CheckJoinConditions<L extends Schema, R extends Schema, C> = C extends readonly unknown[]
  ? { readonly [I in keyof C]: CheckCondition<Joined<L, R, "inner">, C[I]> }
  : CheckCondition<Joined<L, R, "inner">, C>;
