import { toCondition } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import { operand } from "../column/column.ts";
import { sortOrderOf } from "../column/window-spec.ts";
import { ArgumentError } from "../errors/index.ts";
import { checkCount, toSeed, wrongArgument } from "../plan/arguments.ts";
import { checkDuration } from "../plan/duration.ts";
import { randomSeed } from "../plan/random-seed.ts";
import type { Schema } from "../types/index.ts";
import type { ColumnNames } from "../typing/names.ts";
import type { CheckColumns, CheckCondition, CheckName } from "./check-types.ts";
import type { DataFrame } from "./dataframe.ts";
import type { OfSchema } from "./dataframe-base.ts";
import { DataFrameMissing } from "./dataframe-missing.ts";
import { type SampleArguments, type SampleOptions, sampleFields } from "./sample-arguments.ts";
import { type SortArguments, type SortKey, type SortOptions, sortKeys } from "./sort-keys.ts";

/** Transformations of rows that leave the columns as they are: nothing here runs until an action. */
export abstract class DataFrameRows<out S extends Schema> extends DataFrameMissing<S> {
  /**
   * Keeps the rows for which the condition is true; lazy. Rows where it is null are dropped, as in SQL.
   *
   * @param condition - a boolean column, or SQL such as `"id > 2"`
   * @throws {@link ArgumentError} if it is neither a column nor text
   * @example
   * ```ts
   * await spark.range(5).filter(col("id").gt(2)).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  3|
   * // |  4|
   * // +---+
   * ```
   * @see PySpark `DataFrame.filter` · proto `Filter`
   */
  filter<T extends Schema, const C extends Column | string>(
    this: OfSchema<T>,
    condition: C & CheckCondition<T, C>,
  ): DataFrame<T>;
  filter(condition: Column | string): DataFrame<S> {
    return this.#filter(condition);
  }

  /** {@link filter}, by SQL's word. */
  where<T extends Schema, const C extends Column | string>(
    this: OfSchema<T>,
    condition: C & CheckCondition<T, C>,
  ): DataFrame<T>;
  where(condition: Column | string): DataFrame<S> {
    return this.#filter(condition);
  }

  #filter(condition: Column | string): DataFrame<S> {
    const column = toCondition(condition);
    return this.derive("filter", { input: this.toRelation(), condition: column.toExpression() }, [column]);
  }

  /**
   * Sorts all rows; ascending with nulls first unless a column or the options say otherwise; lazy.
   *
   * @param columns - one by one or in one list: names, columns, or positions from 1, negative for descending
   *   (if the server's `spark.sql.orderByOrdinal` is off, it does not sort by positions)
   * @throws {@link ArgumentError} if a key is none of them, or there are not as many directions as keys
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98], ["DE", 143]], ["zone", "price"]);
   * await prices.orderBy("zone", col("price").desc()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE|  143|
   * // |  DE|   90|
   * // |  FR|   98|
   * // +----+-----+
   * await prices.orderBy(["zone", "price"], { ascending: [true, false] }).show(); // the same
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE|  143|
   * // |  DE|   90|
   * // |  FR|   98|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrame.orderBy` · proto `Sort`
   */
  orderBy<T extends Schema, const C extends readonly SortKey[]>(
    this: OfSchema<T>,
    columns: C & CheckColumns<T, C>,
    options?: SortOptions,
  ): DataFrame<T>;
  orderBy<T extends Schema, const C extends readonly (SortKey | SortOptions)[]>(
    this: OfSchema<T>,
    ...columns: C & CheckColumns<T, C>
  ): DataFrame<T>;
  orderBy(...keys: SortArguments): DataFrame<S> {
    return this.#sort(keys, true);
  }

  /** {@link orderBy}. */
  sort<T extends Schema, const C extends readonly SortKey[]>(
    this: OfSchema<T>,
    columns: C & CheckColumns<T, C>,
    options?: SortOptions,
  ): DataFrame<T>;
  sort<T extends Schema, const C extends readonly (SortKey | SortOptions)[]>(
    this: OfSchema<T>,
    ...columns: C & CheckColumns<T, C>
  ): DataFrame<T>;
  sort(...keys: SortArguments): DataFrame<S> {
    return this.#sort(keys, true);
  }

  /**
   * Sorts the rows of each partition on their own, without moving them; lazy.
   *
   * @throws {@link ArgumentError} if a key is neither a name, a column nor a position
   * @example
   * ```ts
   * await spark.range(0, 4, 1, 1).sortWithinPartitions(col("id").desc()).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  3|
   * // |  2|
   * // |  1|
   * // |  0|
   * // +---+
   * ```
   * @see PySpark `DataFrame.sortWithinPartitions` · proto `Sort.is_global`
   */
  sortWithinPartitions<T extends Schema, const C extends readonly SortKey[]>(
    this: OfSchema<T>,
    columns: C & CheckColumns<T, C>,
    options?: SortOptions,
  ): DataFrame<T>;
  sortWithinPartitions<T extends Schema, const C extends readonly (SortKey | SortOptions)[]>(
    this: OfSchema<T>,
    ...columns: C & CheckColumns<T, C>
  ): DataFrame<T>;
  sortWithinPartitions(...keys: SortArguments): DataFrame<S> {
    return this.#sort(keys, false);
  }

  #sort(args: SortArguments, isGlobal: boolean): DataFrame<S> {
    const keys = sortKeys(args);
    const order = keys.map((key) => sortOrderOf(key.toExpression()));
    return this.derive("sort", { input: this.toRelation(), order, isGlobal }, keys);
  }

  /**
   * Keeps at most the first `rows` rows; lazy. Which ones, only {@link orderBy} decides.
   *
   * @throws {@link ArgumentError} if the number is not whole or negative
   * @example
   * ```ts
   * await spark.range(9).orderBy("id").limit(2).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  0|
   * // |  1|
   * // +---+
   * ```
   * @see PySpark `DataFrame.limit` · proto `Limit`
   */
  limit(rows: number): DataFrame<S> {
    return this.derive("limit", { input: this.toRelation(), limit: checkCount("limit", rows) });
  }

  /**
   * Leaves out the first `rows` rows; lazy.
   *
   * @throws {@link ArgumentError} if the number is not whole or negative
   * @example
   * ```ts
   * await spark.range(4).orderBy("id").offset(2).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  2|
   * // |  3|
   * // +---+
   * ```
   * @see PySpark `DataFrame.offset` · proto `Offset`
   */
  offset(rows: number): DataFrame<S> {
    return this.derive("offset", { input: this.toRelation(), offset: checkCount("offset", rows) });
  }

  /**
   * Keeps one of each set of equal rows; lazy.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE"], ["FR"], ["DE"]], ["zone"]);
   * await zones.distinct().orderBy("zone").show();
   * // +----+
   * // |zone|
   * // +----+
   * // |  DE|
   * // |  FR|
   * // +----+
   * ```
   * @see PySpark `DataFrame.distinct` · proto `Deduplicate`
   */
  distinct(): DataFrame<S> {
    return this.dropDuplicates();
  }

  /**
   * Keeps one row for each combination of values in `columns`, or of all columns; lazy.
   *
   * On a stream the state of seen values is kept for ever unless a watermark bounds it.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE", 1], ["DE", 1], ["FR", 2]], ["zone", "hour"]);
   * await zones.dropDuplicates(["zone"]).orderBy("zone").show();
   * // +----+----+
   * // |zone|hour|
   * // +----+----+
   * // |  DE|   1|
   * // |  FR|   2|
   * // +----+----+
   * ```
   * @see PySpark `DataFrame.dropDuplicates` · proto `Deduplicate`
   */
  dropDuplicates(columns?: readonly ColumnNames<S>[]): DataFrame<S> {
    return this.derive("deduplicate", { input: this.toRelation(), ...keysOf(columns) });
  }

  /**
   * Drops repeats in a stream, forgetting values older than the watermark: late repeats may return; lazy.
   *
   * @example
   * ```ts
   * const events = spark.readStream.format("rate").load();
   * const once = events.withWatermark("timestamp", "10 minutes").dropDuplicatesWithinWatermark(["value"]);
   * console.log(await once.isStreaming());
   * // true
   * ```
   * @see PySpark `DataFrame.dropDuplicatesWithinWatermark` · proto `Deduplicate.within_watermark`
   */
  dropDuplicatesWithinWatermark(columns?: readonly ColumnNames<S>[]): DataFrame<S> {
    return this.derive("deduplicate", {
      input: this.toRelation(),
      ...keysOf(columns),
      withinWatermark: true,
    });
  }

  /**
   * A random part of the rows, each kept with the same chance; lazy.
   *
   * @param fraction - the chance of a row from 0 to 1; `withReplacement`, how often it is expected
   * @param seed - the same seed gives the same rows from the same input
   * @throws {@link ArgumentError} if the fraction is negative, or above 1 without replacement
   * @example
   * ```ts
   * const hours = spark.range(1_000);
   * console.log((await hours.sample(0.1, 42).count()) === (await hours.sample(0.1, 42).count())); // one seed, one sample
   * // true
   * console.log((await hours.sample(true, 3, 42).count()) > 2_000); // with replacement
   * // true
   * ```
   * @see PySpark `DataFrame.sample` · proto `Sample`
   */
  sample(fraction: number, seed?: number | bigint): DataFrame<S>;
  sample(withReplacement: boolean, fraction: number, seed?: number | bigint): DataFrame<S>;
  sample(fraction: number, options: SampleOptions): DataFrame<S>;
  sample(...args: SampleArguments): DataFrame<S> {
    return this.derive("sample", { input: this.toRelation(), lowerBound: 0, ...sampleFields(args) });
  }

  /**
   * Splits the rows at random into parts that do not overlap and together are all rows; lazy.
   *
   * @param weights - the share of each part; they need not add up to 1
   * @param seed - the same seed gives the same parts from the same input
   * @throws {@link ArgumentError} if there is no weight, or one is negative
   * @example
   * ```ts
   * const [training, test] = spark.range(1_000).randomSplit([0.8, 0.2], 42);
   * console.log((await training.count()) + (await test.count()), await training.intersect(test).count());
   * // 1000 0
   * ```
   * @see PySpark `DataFrame.randomSplit` · proto `Sample`
   */
  randomSplit<const W extends readonly number[]>(
    weights: W,
    seed: number | bigint = randomSeed(),
  ): { [I in keyof W]: DataFrame<S> } {
    if (!Array.isArray(weights)) throw wrongArgument("weights", "a list of numbers", weights);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (
      !weights.every((weight) => typeof weight === "number" && weight >= 0) ||
      !(total > 0 && total < Infinity)
    )
      throw wrongArgument("weights", "numbers from 0 that are not all 0", weights);
    let lowerBound = 0;
    const parts = weights.map((weight) => {
      const upperBound = lowerBound + weight / total;
      const part = this.derive<S, "sample">("sample", {
        input: this.toRelation(),
        lowerBound,
        upperBound,
        withReplacement: false,
        seed: toSeed(seed),
        // Without it each part would number the rows in its own way, and the parts would overlap.
        deterministicOrder: true,
      });
      lowerBound = upperBound;
      return part;
    });
    return parts as { [I in keyof W]: DataFrame<S> };
  }

  /**
   * Says how late events may come: state older than the newest event time minus `delay` is dropped; lazy.
   *
   * @param delay - Spark's text of a length of time, such as `"10 minutes"` or `"48 hours"`
   * @throws {@link ArgumentError} if `delay` is not that
   * @example
   * ```ts
   * const events = spark.readStream.format("rate").load();
   * const perMinute = events.withWatermark("timestamp", "10 minutes").groupBy(F.window("timestamp", "1 minute")).count();
   * console.log(await perMinute.columns());
   * // [ 'window', 'count' ]
   * ```
   * @see PySpark `DataFrame.withWatermark` · proto `WithWatermark`
   */
  withWatermark<T extends Schema, const N extends string>(
    this: OfSchema<T>,
    eventTime: N & CheckName<T, N>,
    delay: string,
  ): DataFrame<T>;
  withWatermark(eventTime: string, delay: string): DataFrame<S> {
    const delayThreshold = checkDuration("delay", delay);
    return this.derive("withWatermark", { input: this.toRelation(), eventTime, delayThreshold });
  }

  /**
   * Names this DataFrame, so that `col("name.column")` means its column after a join; lazy.
   *
   * @example
   * ```ts
   * const hours = spark.createDataFrame([[1, 90], [2, 143]], ["hour", "price"]);
   * const [now, before] = [hours.alias("now"), hours.alias("before")];
   * await now
   *   .join(before, expr("now.hour = before.hour + 1"))
   *   .select(col("now.hour"), expr("now.price - before.price AS change"))
   *   .show();
   * // +----+------+
   * // |hour|change|
   * // +----+------+
   * // |   2|    53|
   * // +----+------+
   * ```
   * @see PySpark `DataFrame.alias` · proto `SubqueryAlias`
   */
  alias(name: string): DataFrame<S> {
    return this.derive("subqueryAlias", { input: this.toRelation(), alias: name });
  }

  /**
   * Advises the optimizer how to join or spread the rows; lazy.
   *
   * @param name - `broadcast`, `merge`, `shuffle_hash`, `rebalance`, …
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE", "Germany"]], ["zone", "country"]);
   * const plan = await spark.createDataFrame([["DE", 90]], ["zone", "price"]).join(zones.hint("broadcast"), "zone").explainString();
   * console.log(plan.includes("BroadcastHashJoin"));
   * // true
   * await spark.range(3).hint("rebalance", 8, "id").count();
   * ```
   * @see PySpark `DataFrame.hint` · proto `Hint`
   */
  hint(
    name: string,
    ...parameters: readonly (string | number | Column | readonly (string | number)[])[]
  ): DataFrame<S> {
    const list = parameters.map(operand);
    return this.derive(
      "hint",
      { input: this.toRelation(), name, parameters: list.map((column) => column.toExpression()) },
      list,
    );
  }

  /**
   * What a function makes of this, so that own transformations read from left to right; lazy.
   *
   * @example
   * ```ts
   * const withGross = (df: DataFrame) => df.withColumn("gross", col("price").multiply(1.19));
   * await spark.createDataFrame([["FR", 100]], ["zone", "price"]).transform(withGross).show();
   * // +----+-----+-----+
   * // |zone|price|gross|
   * // +----+-----+-----+
   * // |  FR|  100|119.0|
   * // +----+-----+-----+
   * ```
   * @see PySpark `DataFrame.transform`
   */
  transform<R extends Schema>(f: (df: this) => DataFrame<R>): DataFrame<R> {
    return f(this);
  }
}

function keysOf(columns: readonly string[] | undefined) {
  if (columns !== undefined && !Array.isArray(columns))
    throw wrongArgument("columns", 'a list of column names such as ["id"]', columns);
  if (columns?.length === 0)
    throw new ArgumentError(
      "dropDuplicates() needs at least one column name, or no list to mean all columns",
    );
  return columns === undefined ? { allColumnsAsKeys: true } : { columnNames: [...columns] };
}
