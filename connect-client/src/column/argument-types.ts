import type { FieldType } from "../types/index.ts";
import type { LiteralType } from "../typing/literals.ts";
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
