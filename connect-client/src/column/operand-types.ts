import type { LiteralInput } from "../plan/infer-type.ts";
import type { DataType, Decimal, DoubleType, FieldType, TypeOf } from "../types/index.ts";
import type { Column } from "./column.ts";

/** A mistake the compiler found, as a sentence: its message is what the editor shows. */
export interface SparkTypeError<Message extends string> {
  readonly error: Message;
}

/** What can stand where Spark expects an expression: a column, or a value that becomes a literal. */
export type ColumnValue = Column | LiteralInput;

/** Type names by what their values can be compared with; a name in no family is not checked. */
interface Families {
  number: "byte" | "short" | "integer" | "long" | "float" | "double" | "decimal";
  string: "string" | "char" | "varchar";
  boolean: "boolean";
  binary: "binary";
  date: "date" | "timestamp" | "timestamp_ntz";
}

type Family = keyof Families;

type FamilyOfName<Name extends string> = string extends Name
  ? never
  : { [F in Family]: Name extends Families[F] ? F : never }[Family];

/** The family of a column's type; `never` when the compiler does not know it. */
type FamilyOf<T extends FieldType> = TypeOf<T> extends DataType ? FamilyOfName<TypeOf<T>["typeName"]> : never;

/** The family of an operand, likewise. */
type FamilyOfValue<V> =
  V extends Column<infer T>
    ? FamilyOf<T>
    : V extends number | bigint | Decimal
      ? "number"
      : V extends string
        ? "string"
        : V extends boolean
          ? "boolean"
          : V extends Uint8Array
            ? "binary"
            : never;

/** Spark reads text as a date where it meets one; any other two families need a cast. */
type Comparable<A, B> = [A] extends [never]
  ? true
  : [B] extends [never]
    ? true
    : A extends B
      ? true
      : [A, B] extends ["date", "string"] | ["string", "date"]
        ? true
        : false;

/** `V` when it can be compared with a column of type `T`, as far as the compiler knows. */
export type Compared<T extends FieldType, V> =
  Comparable<FamilyOf<T>, FamilyOfValue<V>> extends true
    ? V
    : SparkTypeError<`a ${FamilyOf<T>} column cannot be compared with a ${FamilyOfValue<V>}: cast one of them`>;

/** {@link Compared} for every value in a list of arguments. */
export type ComparedAll<T extends FieldType, V extends readonly unknown[]> = {
  readonly [I in keyof V]: V[I] extends readonly (infer E)[] ? readonly Compared<T, E>[] : Compared<T, V[I]>;
};

/** Doubles make doubles; other results depend on precision rules that only the server applies. */
export type Arithmetic<T extends FieldType> = TypeOf<T> extends DoubleType ? DoubleType : FieldType;

/** `C` when it can be a condition: SQL text, or a column that is boolean as far as the compiler knows. */
export type Condition<C> =
  C extends Column<infer T>
    ? [FamilyOf<T>] extends ["boolean"]
      ? C
      : SparkTypeError<`a condition is a boolean column, not a ${FamilyOf<T>}`>
    : C;
