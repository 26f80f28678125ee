import { type ColumnOrName, toColumn } from "../column/col.ts";
import { ArgumentError, DecodeError } from "../errors/index.ts";
import { toSeed } from "../plan/arguments.ts";
import { type LiteralInput, literal } from "../plan/literal.ts";
import type { AnySchema, Schema, SparkValue } from "../types/index.ts";
import type { ColumnNames } from "../typing/names.ts";
import type { DataFrame } from "./dataframe.ts";
import type { DataFrameActions } from "./dataframe-actions.ts";

/**
 * Statistics of columns, reached as `df.stat`.
 *
 * @see PySpark `DataFrameStatFunctions`
 */
export class DataFrameStatFunctions<out S extends Schema = AnySchema> {
  readonly #df: DataFrameActions<S>;

  /** @internal Use `df.stat`. */
  constructor(df: DataFrameActions<S>) {
    this.#df = df;
  }

  /** Runs a job: the sample covariance of two numeric columns. */
  async cov(first: ColumnNames<S>, second: ColumnNames<S>): Promise<number> {
    const input = this.#df.toRelation();
    return toNumber(await onlyValue(this.#df.derive("cov", { input, col1: first, col2: second })));
  }

  /** Runs a job: Pearson's correlation of two numeric columns, from -1 to 1; NaN where it is not defined. */
  async corr(first: ColumnNames<S>, second: ColumnNames<S>): Promise<number> {
    const input = this.#df.toRelation();
    const corr = this.#df.derive("corr", { input, col1: first, col2: second, method: "pearson" });
    return toNumber(await onlyValue(corr));
  }

  /**
   * Runs a job: quantiles of numeric columns, for each column one for each probability.
   *
   * @param probabilities - from 0, the minimum, to 1, the maximum
   * @param relativeError - how far the rank of an answer may be off, as a share of the rows; 0 is exact and dear
   */
  async approxQuantile(
    columns: readonly ColumnNames<S>[],
    probabilities: readonly number[],
    relativeError: number,
  ): Promise<number[][]> {
    const wrong = probabilities.find((probability) => !(probability >= 0 && probability <= 1));
    if (wrong !== undefined) throw new ArgumentError(`a probability must be from 0 to 1, not ${wrong}`);
    if (!(relativeError >= 0))
      throw new ArgumentError(`relativeError must be 0 or more, not ${relativeError}`);
    const quantiles = await onlyValue(
      this.#df.derive("approxQuantile", {
        input: this.#df.toRelation(),
        cols: [...columns],
        probabilities: [...probabilities],
        relativeError,
      }),
    );
    return toList(quantiles).map((each) => toList(each).map(toNumber));
  }

  /** How often each pair of values of two columns appears: one row for each value of the first. */
  crosstab(first: ColumnNames<S>, second: ColumnNames<S>): DataFrame {
    return this.#df.derive("crosstab", { input: this.#df.toRelation(), col1: first, col2: second });
  }

  /** Values that appear in at least the share `support` of the rows; some may be too many, none is missing. */
  freqItems(columns: readonly ColumnNames<S>[], support = 0.01): DataFrame {
    return this.#df.derive("freqItems", { input: this.#df.toRelation(), cols: [...columns], support });
  }

  /**
   * A random part of the rows, with a share of its own for each value of `column`; 0 for values not named.
   *
   * @example
   * ```ts
   * df.stat.sampleBy("zone", new Map([["DE-LU", 0.1], ["FR", 0.2]]), 42)
   * ```
   */
  sampleBy(
    column: ColumnOrName,
    fractions: ReadonlyMap<LiteralInput, number>,
    seed?: number | bigint,
  ): DataFrame<S> {
    const by = toColumn(column);
    return this.#df.derive(
      "sampleBy",
      {
        input: this.#df.toRelation(),
        col: by.toExpression(),
        fractions: [...fractions].map(([stratum, fraction]) => ({ stratum: literal(stratum), fraction })),
        seed: toSeed(seed),
      },
      [by],
    );
  }
}

/** The value of a result of one row and one column. */
async function onlyValue(df: DataFrame): Promise<SparkValue | undefined> {
  return Object.values((await df.first()) ?? {})[0];
}

function toNumber(value: SparkValue | undefined): number {
  if (typeof value !== "number") throw new DecodeError(`the server sent ${value} in place of a number`);
  return value;
}

function toList(value: SparkValue | undefined): SparkValue[] {
  if (!Array.isArray(value)) throw new DecodeError(`the server sent ${value} in place of an array`);
  return value;
}
