import type { LiteralInput } from "../plan/infer-type.ts";
import type { BooleanType, FieldType } from "../types/index.ts";
import type { LiteralType } from "../typing/literals.ts";
import type { Faults } from "../typing/rules.ts";
import type { FaultNow, Requires, Result, Unresolved, Unsettled } from "../typing/unresolved.ts";
import type { Column } from "./column.ts";

/** What can stand where Spark expects an expression: a column, or a value that becomes a literal. */
export type ColumnValue = Column | LiteralInput;

/** The type of an operand. */
export type OperandType<V> = V extends Column<infer T extends FieldType> ? T : LiteralType<V>;

/** What an operand uses of the DataFrame. */
export type UsesOf<V> = V extends Column<FieldType, string, infer U extends Unsettled> ? U : never;

/** `V`, or why it has no place here. */
type Checked<V, Fault> = [Fault] extends [never] ? V : Fault;

/** `V` when it can be compared with a column of type `T`, as far as the compiler knows by now. */
export type Compared<T extends FieldType, V> = Checked<V, FaultNow<"compared", readonly [T, OperandType<V>]>>;

/** {@link Compared} for every value in a list of arguments. */
export type ComparedAll<T extends FieldType, V extends readonly unknown[]> = {
  readonly [I in keyof V]: V[I] extends readonly (infer E)[] ? readonly Compared<T, E>[] : Compared<T, V[I]>;
};

/** A comparison of a column of type `T` with `V`. */
export type Comparison<T extends FieldType, U extends Unsettled, V> = Column<
  BooleanType,
  string,
  U | UsesOf<V> | Requires<"compared", readonly [T, OperandType<V>]>
>;

/** `V` when it and a column of type `T` both obey a rule. */
export type BothObey<Rule extends keyof Faults<[]>, T extends FieldType, V, Method extends string> = Checked<
  V,
  FaultNow<Rule, readonly [T, Method]> | FaultNow<Rule, readonly [OperandType<V>, Method]>
>;

type BothRequire<Rule extends keyof Faults<[]>, T extends FieldType, V, Method extends string> =
  | Requires<Rule, readonly [T, Method]>
  | Requires<Rule, readonly [OperandType<V>, Method]>;

/** A condition that a rule makes of a column of type `T` and `V`. */
export type Condition<
  Rule extends keyof Faults<[]>,
  T extends FieldType,
  U extends Unsettled,
  V,
  Method extends string,
> = Column<BooleanType, string, U | UsesOf<V> | BothRequire<Rule, T, V, Method>>;

/** The operands of a chain of `+`, `-` and `*`, which stay a list until the DataFrame is known. */
type Sum<T extends FieldType, V> =
  T extends Unresolved<"arithmetic", infer Operands>
    ? Unresolved<"arithmetic", readonly [...Operands, OperandType<V>]>
    : Result<"arithmetic", readonly [T, OperandType<V>]>;

/** A number that `+`, `-` or `*` makes of a column of type `T` and `V`. */
export type Computed<T extends FieldType, U extends Unsettled, V, Method extends string> = Column<
  Sum<T, V>,
  string,
  U | UsesOf<V> | BothRequire<"numbers", T, V, Method>
>;

/** A number that a rule makes of a column of type `T` and `V`. */
export type ComputedBy<
  Rule extends "quotient" | "remainder",
  T extends FieldType,
  U extends Unsettled,
  V,
  Method extends string,
> = Column<
  Result<Rule, readonly [T, OperandType<V>]>,
  string,
  U | UsesOf<V> | BothRequire<"numbers", T, V, Method>
>;

/** `C`, a column of one type, when it obeys a rule. */
export type Obeys<Rule extends keyof Faults<[]>, C, Method extends string> = Checked<
  C,
  FaultNow<Rule, readonly [OperandType<C>, Method]>
>;

/** What a condition must be of which it is not known by now. */
export type MustBeCondition<C, Method extends string> = Requires<
  "booleans",
  readonly [OperandType<C>, Method]
>;

/** A chain of conditions, with one more branch. */
export type WithCase<T extends FieldType, V> =
  T extends Unresolved<"cases", infer Branches>
    ? Unresolved<"cases", readonly [...Branches, OperandType<V>]>
    : FieldType;

/** A chain of conditions, with its last branch. */
export type WithLastCase<T extends FieldType, V> =
  T extends Unresolved<"cases", infer Branches>
    ? Result<"eachOf", readonly [...Branches, OperandType<V>]>
    : FieldType;

/** `K` when a column of type `T` may have a field of that name. */
export type FieldNamed<T extends FieldType, K> = Checked<K, FaultNow<"field", readonly [T, K]>>;

/** What a field of a column of type `T` uses of the DataFrame. */
export type FieldUses<T extends FieldType, U extends Unsettled, K> =
  | U
  | UsesOf<K>
  | Requires<"field", readonly [T, K]>;
