import type { FieldType, Schema, SparkNameError } from "../types/index.ts";
import type { AmbiguityFault } from "./ambiguous.ts";
import type { FieldFault, FieldOf } from "./nested.ts";

/** The names of the columns of `S`; any string when the compiler does not know them. */
export type ColumnNames<S extends Schema> = keyof S & string;

/**
 * `keyof S`, with all fields of `S` worked out. Left to the end of a job they would be worked out through all of its
 * steps at once, which is deeper than the compiler goes.
 */
export type WorkedOut<S extends Schema> = S extends Schema ? keyof S : never;

/** The name a column has by itself: that of the innermost field, where there is no star and no quoting. */
export type OwnName<N extends string> = N extends `${string}${"`" | "*"}${string}`
  ? [Quoted<N>] extends [never]
    ? string
    : Quoted<N>
  : N extends `${string}.${infer Rest}`
    ? OwnName<Rest>
    : N;

/** The field at a path of names from another field. */
type FieldAt<T, Path extends string> = Path extends `${infer Name}.${infer Rest}`
  ? FieldAt<FieldOf<T, Name>, Rest>
  : FieldOf<T, Path>;

type PathFault<T, Path extends string> = Path extends `${infer Name}.${infer Rest}`
  ? [FieldFault<T, Name>] extends [never]
    ? PathFault<FieldOf<T, Name>, Rest>
    : FieldFault<T, Name>
  : FieldFault<T, Path>;

/** Names that are read as more than the name of a column: paths into structs, quoted names, stars. */
type Special = `${string}${"." | "`" | "*"}${string}`;

/** The field a name stands for in `S`, dots and quotes read as Spark does; general where only the server knows. */
export type ColumnAt<S extends Schema, Name extends string> = Name extends Special
  ? SpecialAt<S, Name>
  : Name extends keyof S
    ? S[Name]
    : FieldType;

type SpecialAt<S extends Schema, Name extends string> = [Quoted<Name>] extends [never]
  ? Name extends `${infer Head}.${infer Path}`
    ? Head extends keyof S
      ? FieldAt<S[Head], Path>
      : FieldType
    : FieldType
  : Quoted<Name> extends keyof S
    ? S[Quoted<Name>]
    : FieldType;

/** The name inside a pair of backticks; `never` for what is not only that. */
type Quoted<Name extends string> = Name extends `\`${infer Inner}\``
  ? Inner extends `${string}\`${string}`
    ? never
    : Inner
  : never;

/** Why a name stands for nothing in `S`, if it does not; what only the server knows is no fault. */
export type NameFault<S extends Schema, Name extends string> = string extends Name | keyof S
  ? never
  : Name extends Special
    ? SpecialFault<S, Name>
    : PlainFault<S, Name>;

type PlainFault<S extends Schema, Name extends string> = Name extends keyof S
  ? AmbiguityFault<Name, S[Name]>
  : SparkNameError<`column '${Name}' is not in this DataFrame, which has`, keyof S & string>;

/** The head of a path that is no column may be the alias of a DataFrame: only the server knows. */
type SpecialFault<S extends Schema, Name extends string> = [Quoted<Name>] extends [never]
  ? Name extends `${infer Head}.${infer Path}`
    ? Head extends keyof S
      ? Path extends "*"
        ? never
        : PathFault<S[Head], Path>
      : never
    : never
  : PlainFault<S, Quoted<Name>>;
