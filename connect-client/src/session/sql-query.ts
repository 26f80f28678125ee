import type { ColumnValue } from "../column/index.ts";
import type { DataFrame } from "../dataframe/index.ts";

/** Values for the parameters of a SQL text: by name (`:name`) or, in order, for each `?`. */
export type SqlArguments = Readonly<Record<string, ColumnValue>> | readonly ColumnValue[];

/** A SQL text with all that it refers to. */
export interface SqlQuery {
  readonly query: string;
  readonly parameters: SqlArguments;
  /** The DataFrames that stand in the text, by the names they have there. */
  readonly views: ReadonlyMap<string, DataFrame>;
}
