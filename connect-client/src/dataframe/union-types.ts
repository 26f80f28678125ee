import type { AnySchema, FieldType, Schema, SparkNameError, SparkTypeError } from "../types/index.ts";
import type { EachOf } from "../typing/common.ts";
import type { ComparedFault, FamilyOf } from "../typing/families.ts";
import type { WorkedOut } from "../typing/names.ts";
import type { Bare } from "../typing/nullability.ts";

type OnOneSide<S extends Schema, R extends Schema> =
  | { readonly [K in keyof S]: K extends keyof R ? never : K }[keyof S]
  | { readonly [K in keyof R]: K extends keyof S ? never : K }[keyof R];

/** Why two DataFrames cannot be put under each other, if they cannot; `unknown` if they can. */
export type FitsUnder<S extends Schema, R extends Schema, Method extends string> = string extends
  | keyof S
  | keyof R
  ? unknown
  : [OnOneSide<S, R>] extends [never]
    ? FitsByName<S, R, Method>
    : SparkNameError<
        `${Method} needs the same columns on both sides; only one side has`,
        OnOneSide<S, R> & string
      >;

/** {@link FitsUnder} where a column may be missing on one side. */
export type FitsByName<S extends Schema, R extends Schema, Method extends string> = string extends
  | keyof S
  | keyof R
  ? unknown
  : [TypeFault<S, R, Method>] extends [never]
    ? unknown
    : TypeFault<S, R, Method>;

type TypeFault<S extends Schema, R extends Schema, Method extends string> = {
  [K in keyof S & keyof R & string]: [ComparedFault<S[K], R[K]>] extends [never]
    ? never
    : SparkTypeError<`${Method}: column '${K}' is ${FamilyOf<S[K]>} on the left and ${FamilyOf<R[K]>} on the right: cast one of them`>;
}[keyof S & keyof R & string];

type Same<A, B> = [A, B] extends [B, A] ? true : false;

type Widened<A, B> = Same<A, B> extends true ? A : EachOf<readonly [A, B]>;

type Field<T> = Extract<T, FieldType>;

/** The schema of all rows of both; of unknown types where one side has them. */
export type Unioned<S extends Schema, R extends Schema> =
  string extends WorkedOut<S>
    ? AnySchema
    : { readonly [K in keyof S]: K extends keyof R ? Field<Widened<S[K], R[K]>> : FieldType };

/** {@link Unioned} with nulls for the columns only one side has. */
export type UnionedByName<S extends Schema, R extends Schema> = string extends WorkedOut<S> | WorkedOut<R>
  ? AnySchema
  : {
      readonly [K in keyof S | keyof R]: K extends keyof S
        ? K extends keyof R
          ? Field<Widened<S[K], R[K]>>
          : Field<Bare<S[K]>>
        : K extends keyof R
          ? Field<Bare<R[K]>>
          : never;
    };

/** The schema of those rows of the left that are, or are not, on the right: no more nulls than the left has. */
export type OfLeft<S extends Schema, R extends Schema> =
  string extends WorkedOut<S>
    ? AnySchema
    : {
        readonly [K in keyof S]: K extends keyof R
          ? Same<Bare<S[K]>, Bare<R[K]>> extends true
            ? S[K]
            : Field<Widened<S[K], R[K]>>
          : FieldType;
      };
