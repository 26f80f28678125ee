import type { DataType, Schema } from "../types/index.ts";
import type { ColumnAt, NameFault } from "./names.ts";
import type { Faults, Results } from "./rules.ts";

declare const waitsFor: unique symbol;

/** What only the DataFrame settles that a column is used in. */
export interface Unsettled {
  readonly [waitsFor]: unknown;
}

/** The type of `col("price")`: that of the column `price`, wherever it is used. */
export interface Attribute<Name extends string> extends DataType, Unsettled {
  readonly [waitsFor]: Name;
}

/** The type a rule makes of others that are not settled: that of `F.sum("price")`. */
export interface Unresolved<Rule extends keyof Results<[]>, Of extends readonly unknown[]>
  extends DataType,
    Unsettled {
  readonly [waitsFor]: readonly ["result", Rule, Of];
}

/** What must hold of types that are not settled: that `price` is a number in `col("price").gt(0)`. */
export interface Requirement<Rule extends keyof Faults<[]>, Of extends readonly unknown[]> extends Unsettled {
  readonly [waitsFor]: readonly ["requirement", Rule, Of];
}

/** What an aggregate function takes its value from. */
export interface Aggregated<Uses> extends Unsettled {
  readonly [waitsFor]: readonly ["aggregated", Uses];
}

type Settled<Types> = [Extract<Types, Unsettled>] extends [never] ? true : false;

/** The type a rule makes of a list of others: now where all are settled, otherwise later. */
export type Result<Rule extends keyof Results<[]>, Of extends readonly unknown[]> =
  Settled<Of[number]> extends true ? Results<Of>[Rule] : Unresolved<Rule, Of>;

/** What a rule requires of types that are not settled; those that are, are checked at once. */
export type Requires<Rule extends keyof Faults<[]>, Of extends readonly unknown[]> =
  Settled<Of[number]> extends true ? never : Requirement<Rule, Of>;

/** Why settled types do not obey a rule, if they do not. */
export type FaultNow<Rule extends keyof Faults<[]>, Of extends readonly unknown[]> =
  Settled<Of[number]> extends true ? Faults<Of>[Rule] : never;

/** A type inside a DataFrame of schema `S`. */
export type Resolved<S extends Schema, T> =
  T extends Attribute<infer Name>
    ? ColumnAt<S, Name>
    : T extends Unresolved<infer Rule, infer Of extends readonly unknown[]>
      ? Results<ResolvedAll<S, Of>>[Rule]
      : T;

type ResolvedAll<S extends Schema, Of extends readonly unknown[]> = { [I in keyof Of]: Resolved<S, Of[I]> };

/** Why a column that uses `Uses` has no place in a DataFrame of schema `S`, if it has none. */
export type FaultIn<S extends Schema, Uses> = string extends keyof S ? never : KnownFault<S, Uses>;

type KnownFault<S extends Schema, Uses> =
  Uses extends Attribute<infer Name>
    ? NameFault<S, Name>
    : Uses extends Requirement<infer Rule, infer Of extends readonly unknown[]>
      ? Faults<ResolvedAll<S, Of>>[Rule]
      : Uses extends Aggregated<infer Inner>
        ? KnownFault<S, Inner>
        : never;

/** The names a column uses outside aggregate functions. */
export type NamesOutside<Uses> = Uses extends Attribute<infer Name> ? Name : never;

/** The names a column uses anywhere. */
export type NamesIn<Uses> =
  Uses extends Attribute<infer Name> ? Name : Uses extends Aggregated<infer Inner> ? NamesIn<Inner> : never;
