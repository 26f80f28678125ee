import type { FieldType } from "../types/index.ts";
import type { LiteralType } from "../typing/literals.ts";
import type { OwnName } from "../typing/names.ts";
import type { Attribute, Unsettled } from "../typing/unresolved.ts";
import type { Column } from "./column.ts";

/** The type of an argument that is a column: text is the name of one. */
export type ArgumentType<A> = A extends string
  ? TypeOfName<A>
  : A extends Column<infer T extends FieldType>
    ? T
    : LiteralType<A>;

/** What an argument that is a column uses of the DataFrame. */
export type ArgumentUses<A> = A extends string
  ? UsesOfName<A>
  : A extends Column<FieldType, string, infer U extends Unsettled>
    ? U
    : never;

/** What arguments use of the DataFrame, given one by one or in one list. */
export type ListUses<A> = A extends readonly (infer E)[] ? ArgumentUses<E> : ArgumentUses<A>;

/** Stars and names known at run time only stand for anything. */
type TypeOfName<N extends string> = string extends N
  ? FieldType
  : N extends "*" | `${string}.*`
    ? FieldType
    : Attribute<N>;

/** Whatever the name, it is of a column: a name known at run time only is checked by the server. */
type UsesOfName<N extends string> = string extends N
  ? never
  : N extends "*" | `${string}.*`
    ? never
    : Attribute<N>;

/** The types of arguments, given one by one or in one list. */
export type ListTypes<C extends readonly unknown[]> = C extends readonly [
  infer List extends readonly unknown[],
]
  ? ArgumentTypes<List>
  : ArgumentTypes<C>;

type ArgumentTypes<C extends readonly unknown[]> = { readonly [I in keyof C]: ArgumentType<C[I]> };

/** The name Spark gives the call of a function with one column, where that is a column by its own name. */
export type CallName<Name extends string, A> = A extends string
  ? NameOfCall<Name, A>
  : A extends Column<Attribute<infer P>, infer N>
    ? OwnName<P> extends N
      ? NameOfCall<Name, P>
      : string
    : string;

type NameOfCall<Name extends string, P extends string> = string extends P
  ? string
  : P extends `${string}${"*" | "`"}${string}`
    ? string
    : `${Name}(${P})`;

/** The names and types of arguments in turn, for a struct of them. */
export type NamedTypes<C extends readonly unknown[]> = C extends readonly [
  infer List extends readonly unknown[],
]
  ? NamedList<List>
  : NamedList<C>;

type NamedList<
  C extends readonly unknown[],
  Sofar extends readonly unknown[] = readonly [],
> = C extends readonly [infer First, ...infer Rest]
  ? NamedList<Rest, readonly [...Sofar, ArgumentName<First>, ArgumentType<First>]>
  : number extends C["length"]
    ? readonly string[]
    : Sofar;

type ArgumentName<A> = A extends "*"
  ? string
  : A extends string
    ? OwnName<A>
    : A extends Column<FieldType, infer N>
      ? N
      : string;
