import type { Ambiguous, SparkTypeError } from "../types/index.ts";

/** Why a field cannot be used by its name, if it is {@link Ambiguous}. */
export type AmbiguityFault<Name extends string, F> = F extends Ambiguous
  ? SparkTypeError<`column '${Name}' is on both sides of the join: take it from one of them, as left.col('${Name}'), or drop or rename one`>
  : never;
