import { type ColumnOrName, toColumn } from "../column/col.ts";
import { ArgumentError, DecodeError } from "../errors/index.ts";
import { textList, toSeed } from "../plan/arguments.ts";
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

  /**
   * Runs a job: the sample covariance of two numeric columns.
   *
   * @example
   * ```ts
   * const hours = spark.createDataFrame([[1, 2], [2, 4], [3, 7]], ["load", "price"]);
   * console.log(await hours.stat.cov("load", "price"));
   * // 2.5
   * ```
   * @see PySpark `DataFrameStatFunctions.cov` · proto `StatCov`
   */
  async cov(first: ColumnNames<S>, second: ColumnNames<S>): Promise<number> {
    const input = this.#df.toRelation();
    return toNumber(await onlyValue(this.#df.derive("cov", { input, col1: first, col2: second })));
  }

  /**
   * Runs a job: Pearson's correlation of two numeric columns, from -1 to 1; NaN where it is not defined.
   *
   * @example
   * ```ts
   * const hours = spark.createDataFrame([[1, 2], [2, 4], [3, 6]], ["load", "price"]);
   * console.log((await hours.stat.corr("load", "price")).toFixed(3));
   * // 1.000
   * ```
   * @see PySpark `DataFrameStatFunctions.corr` · proto `StatCorr`
   */
  async corr(first: ColumnNames<S>, second: ColumnNames<S>): Promise<number> {
    const input = this.#df.toRelation();
    const corr = this.#df.derive("corr", { input, col1: first, col2: second, method: "pearson" });
    return toNumber(await onlyValue(corr));
  }

  /**
   * Runs a job: quantiles of a numeric column, one for each probability; of several columns, a list for each.
   *
   * @param probabilities - from 0, the minimum, to 1, the maximum
   * @param relativeError - how far the rank of an answer may be off, as a share of the rows; 0 is exact and dear
   * @throws {@link ArgumentError} if a probability is not from 0 to 1 or the error is negative
   * @example
   * ```ts
   * console.log(await spark.range(101).stat.approxQuantile("id", [0, 0.5, 0.9], 0));
   * // [ 0, 50, 90 ]
   * ```
   * @see PySpark `DataFrameStatFunctions.approxQuantile` · proto `StatApproxQuantile`
   */
  async approxQuantile(
    column: ColumnNames<S>,
    probabilities: readonly number[],
    relativeError: number,
  ): Promise<number[]>;
  async approxQuantile(
    columns: readonly ColumnNames<S>[],
    probabilities: readonly number[],
    relativeError: number,
  ): Promise<number[][]>;
  async approxQuantile(
    columns: string | readonly string[],
    probabilities: readonly number[],
    relativeError: number,
  ): Promise<number[] | number[][]> {
    const wrong = probabilities.find((probability) => !(probability >= 0 && probability <= 1));
    if (wrong !== undefined) throw new ArgumentError(`a probability must be from 0 to 1, not ${wrong}`);
    if (!(relativeError >= 0))
      throw new ArgumentError(`relativeError must be 0 or more, not ${relativeError}`);
    const quantiles = await onlyValue(
      this.#df.derive("approxQuantile", {
        input: this.#df.toRelation(),
        cols: [...textList("columns", columns)],
        probabilities: [...probabilities],
        relativeError,
      }),
    );
    const numbers = toList(quantiles).map((each) => toList(each).map(toNumber));
    return typeof columns === "string" ? (numbers[0] ?? []) : numbers;
  }

  /**
   * How often each pair of values of two columns appears: one row for each value of the first; lazy.
   *
   * @example
   * ```ts
   * const trips = spark.createDataFrame([["card", 1], ["card", 2], ["cash", 1]], ["payment", "riders"]);
   * await trips.stat.crosstab("payment", "riders").orderBy("payment_riders").show();
   * // +--------------+---+---+
   * // |payment_riders|  1|  2|
   * // +--------------+---+---+
   * // |          card|  1|  1|
   * // |          cash|  1|  0|
   * // +--------------+---+---+
   * ```
   * @see PySpark `DataFrameStatFunctions.crosstab` · proto `StatCrosstab`
   */
  crosstab(first: ColumnNames<S>, second: ColumnNames<S>): DataFrame {
    return this.#df.derive("crosstab", { input: this.#df.toRelation(), col1: first, col2: second });
  }

  /**
   * Values that appear in at least the share `support` of the rows; some may be too many, none is missing; lazy.
   *
   * @param support - from 0.0001 to 1
   * @example
   * ```ts
   * const trips = spark.createDataFrame([["card"], ["card"], ["cash"]], ["payment"]);
   * await trips.stat.freqItems(["payment"], 0.6).show();
   * // +-----------------+
   * // |payment_freqItems|
   * // +-----------------+
   * // |           [card]|
   * // +-----------------+
   * ```
   * @see PySpark `DataFrameStatFunctions.freqItems` · proto `StatFreqItems`
   */
  freqItems(columns: readonly ColumnNames<S>[], support = 0.01): DataFrame {
    return this.#df.derive("freqItems", {
      input: this.#df.toRelation(),
      cols: [...textList("columns", columns)],
      support,
    });
  }

  /**
   * A random part of the rows, with a share of its own for each value of `column`, 0 for values not named; lazy.
   *
   * @param fractions - from values of the column to shares from 0 to 1
   * @param seed - the same gives the same rows; a random one unless given
   * @throws {@link ArgumentError} if the seed is not a whole number
   * @example
   * ```ts
   * const trips = spark.range(100).withColumn("zone", col("id").mod(2));
   * const sample = trips.stat.sampleBy("zone", new Map([[0n, 0], [1n, 1]]), 42);
   * console.log(await sample.count(), await sample.filter("zone = 0").count());
   * // 50 0
   * ```
   * @see PySpark `DataFrameStatFunctions.sampleBy` · proto `StatSampleBy`
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
  const [row = {}] = await df.collect();
  return Object.values(row)[0];
}

function toNumber(value: SparkValue | undefined): number {
  if (typeof value !== "number") throw new DecodeError(`the server sent ${value} in place of a number`);
  return value;
}

function toList(value: SparkValue | undefined): SparkValue[] {
  if (!Array.isArray(value)) throw new DecodeError(`the server sent ${value} in place of an array`);
  return value;
}
