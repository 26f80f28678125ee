import type { ArrayType, DataType, FieldType, NotNull } from "../types/index.ts";
import type { Cast } from "./casts.ts";
import type { AnyOf, EachOf, EachOfOrNull } from "./common.ts";
import type { ComparedFault, OperandFault } from "./families.ts";
import type { Exploded, Inlined, OrNulls, RenamedTo, WithPosition } from "./generated.ts";
import type {
  ArrayOf,
  ElementOf,
  EntriesOf,
  FieldFault,
  FieldOf,
  ItemOf,
  JoinedArray,
  KeyOf,
  KeysOf,
  MapOf,
  MapOfArrays,
  RangeOf,
  ValueOf,
  ValuesOf,
  WithFieldOf,
  WithItemOf,
  WithKeys,
  WithoutFieldsOf,
  WithValues,
} from "./nested.ts";
import type { Bare } from "./nullability.ts";
import type { ArithmeticOfAll, MeanOf, MedianOf, Quotient, Remainder, SumOf } from "./numbers.ts";
import type { StructOf } from "./structs.ts";

type Field<T> = Extract<T, FieldType>;

/** Texts in a list of arguments. */
type Texts<A extends readonly unknown[]> = { readonly [I in keyof A]: A[I] & string };

/** By a rule, the type it makes of a list of types, names among them where a rule needs some. */
export interface Results<A extends readonly unknown[]> {
  same: Field<A[0]>;
  nullable: Field<Bare<A[0]>>;
  arithmetic: ArithmeticOfAll<A>;
  quotient: Quotient<A[0], A[1]>;
  remainder: Remainder<A[0], A[1]>;
  sum: SumOf<A[0]>;
  mean: MeanOf<A[0]>;
  median: MedianOf<A[0]>;
  anyOf: AnyOf<A>;
  eachOf: EachOf<A>;
  cases: EachOfOrNull<A>;
  cast: Cast<A[0], Extract<A[1], DataType>>;
  list: NotNull<ArrayType<NotNull<Extract<Bare<A[0]>, DataType>>>>;
  array: NotNull<ArrayOf<EachOf<A>>>;
  member: Field<ElementOf<A[0]>>;
  arrayOf: ArrayOf<A[0]>;
  withItem: WithItemOf<A[0]>;
  range: RangeOf<A[0], A[1]>;
  key: KeyOf<A[0]>;
  value: ValueOf<A[0]>;
  valueOrNull: Field<Bare<ValueOf<A[0]>>>;
  withKeys: WithKeys<A[0], A[1]>;
  withValues: WithValues<A[0], A[1]>;
  element: Field<Bare<ElementOf<A[0]>>>;
  joined: JoinedArray<A[0], A[1]>;
  map: MapOf<A>;
  mapOfArrays: MapOfArrays<A[0], A[1]>;
  item: ItemOf<A[0], A[1]>;
  field: FieldOf<A[0], A[1]>;
  withField: WithFieldOf<A[0], A[1] & string, A[2]>;
  withoutFields: WithoutFieldsOf<A[0], A[1] & string>;
  keys: KeysOf<A[0]>;
  values: ValuesOf<A[0]>;
  entries: EntriesOf<A[0]>;
  struct: StructOf<A>;
  exploded: Exploded<A[0]>;
  explodedOuter: OrNulls<Exploded<A[0]>>;
  posExploded: WithPosition<Exploded<A[0]>>;
  posExplodedOuter: OrNulls<WithPosition<Exploded<A[0]>>>;
  inlined: Inlined<A[0]>;
  inlinedOuter: OrNulls<Inlined<A[0]>>;
  renamed: A extends readonly [infer G, ...infer To] ? RenamedTo<G, Texts<To>> : never;
}

/** By a rule, why a list of types does not obey it; `never` where it does, or where only the server knows. */
export interface Faults<A extends readonly unknown[]> {
  compared: ComparedFault<A[0], A[1]>;
  numbers: OperandFault<A[0], "a number" | "a date or time", A[1] & string, "numbers">;
  booleans: OperandFault<A[0], "a boolean", A[1] & string, "booleans">;
  texts: OperandFault<A[0], "a string" | "binary data", A[1] & string, "strings">;
  field: FieldFault<A[0], A[1]>;
}
