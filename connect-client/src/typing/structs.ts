import type { FieldType, NotNull, StructType } from "../types/index.ts";

/** The fields of a list of names and types in turn. */
type Fields<List, Sofar = unknown> = List extends readonly [infer Name extends string, infer T, ...infer Rest]
  ? Fields<Rest, Sofar & { readonly [K in Name]: Extract<T, FieldType> }>
  : { readonly [K in keyof Sofar]: Extract<Sofar[K], FieldType> };

/** The struct of a list of names and types in turn; of unknown fields where a name is only known at run time. */
export type StructOf<List extends readonly unknown[]> = string extends List[number]
  ? NotNull<StructType>
  : NotNull<StructType<Fields<List>>>;
