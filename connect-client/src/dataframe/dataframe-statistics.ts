import type { ColumnOrName } from "../column/col.ts";
import type { LiteralInput } from "../plan/literal.ts";
import type { Schema } from "../types/index.ts";
import type { ColumnNames } from "../typing/names.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameActions } from "./dataframe-actions.ts";
import { DataFrameStatFunctions } from "./stat-functions.ts";

/** What `df.stat` computes, by PySpark's names for it on the DataFrame itself. */
export abstract class DataFrameStatistics<out S extends Schema> extends DataFrameActions<S> {
  /** Statistics of columns. */
  get stat(): DataFrameStatFunctions<S> {
    return new DataFrameStatFunctions(this);
  }

  /** {@link DataFrameStatFunctions.cov}; runs a job. */
  cov(first: ColumnNames<S>, second: ColumnNames<S>): Promise<number> {
    return this.stat.cov(first, second);
  }

  /** {@link DataFrameStatFunctions.corr}; runs a job. */
  corr(first: ColumnNames<S>, second: ColumnNames<S>): Promise<number> {
    return this.stat.corr(first, second);
  }

  /** {@link DataFrameStatFunctions.approxQuantile}; runs a job. */
  approxQuantile(
    columns: readonly ColumnNames<S>[],
    probabilities: readonly number[],
    relativeError: number,
  ): Promise<number[][]> {
    return this.stat.approxQuantile(columns, probabilities, relativeError);
  }

  /** {@link DataFrameStatFunctions.crosstab}. */
  crosstab(first: ColumnNames<S>, second: ColumnNames<S>): DataFrame {
    return this.stat.crosstab(first, second);
  }

  /** {@link DataFrameStatFunctions.freqItems}. */
  freqItems(columns: readonly ColumnNames<S>[], support?: number): DataFrame {
    return this.stat.freqItems(columns, support);
  }

  /** {@link DataFrameStatFunctions.sampleBy}. */
  sampleBy(
    column: ColumnOrName,
    fractions: ReadonlyMap<LiteralInput, number>,
    seed?: number | bigint,
  ): DataFrame<S> {
    return this.stat.sampleBy(column, fractions, seed);
  }
}
