import { type ColumnOrName, expr, toColumn, toSortKey } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import { operand } from "../column/column.ts";
import type { Condition } from "../column/operand-types.ts";
import { sortOrderOf } from "../column/window-spec.ts";
import { ArgumentError } from "../errors/index.ts";
import { directShufflePartitionId } from "../plan/expression.ts";
import { randomSeed } from "../plan/random-seed.ts";
import type { Schema } from "../types/index.ts";
import { checkCount, checkPositive, toSeed } from "./arguments.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameColumns } from "./dataframe-columns.ts";
import type { CheckName, CheckNames, ColumnNames } from "./schema-types.ts";

/** Transformations of rows that leave the columns as they are: nothing here runs until an action. */
export abstract class DataFrameRows<out S extends Schema> extends DataFrameColumns<S> {
  /**
   * Keeps the rows for which `condition` is true; where it is null the row goes, as in SQL.
   *
   * @param condition - a boolean column, or an SQL expression
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
  filter<C extends Column | string>(condition: C & Condition<C>): DataFrame<S> {
    return this.#filter(condition);
  }

  /** {@link filter}, by SQL's word. */
  where<C extends Column | string>(condition: C & Condition<C>): DataFrame<S> {
    return this.#filter(condition);
  }

  #filter(condition: Column | string): DataFrame<S> {
    const column = typeof condition === "string" ? expr(condition) : condition;
    return this.derive("filter", { input: this.toRelation(), condition: column.toExpression() }, [column]);
  }

  /**
   * Sorts all rows; ascending with nulls first unless a column says otherwise.
   *
   * @example
   * ```ts
   * df.orderBy("zone", col("price").desc())
   * ```
   * @see PySpark `DataFrame.orderBy` · proto `Sort`
   */
  orderBy<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: DataFrameRows<T>,
    ...columns: C & CheckNames<T, C>
  ): DataFrame<T> {
    return this.#sort(columns, true);
  }

  /** {@link orderBy}. */
  sort<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: DataFrameRows<T>,
    ...columns: C & CheckNames<T, C>
  ): DataFrame<T> {
    return this.#sort(columns, true);
  }

  /** Sorts the rows of each partition on their own, without moving them. */
  sortWithinPartitions<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: DataFrameRows<T>,
    ...columns: C & CheckNames<T, C>
  ): DataFrame<T> {
    return this.#sort(columns, false);
  }

  #sort(columns: readonly ColumnOrName[], isGlobal: boolean): DataFrame<S> {
    const keys = columns.map(toSortKey);
    const order = keys.map((key) => sortOrderOf(key.toExpression()));
    return this.derive("sort", { input: this.toRelation(), order, isGlobal }, keys);
  }

  /** Keeps at most the first `rows` rows; which ones, only {@link orderBy} decides. */
  limit(rows: number): DataFrame<S> {
    return this.derive("limit", { input: this.toRelation(), limit: checkCount("limit", rows) });
  }

  /** Leaves out the first `rows` rows. */
  offset(rows: number): DataFrame<S> {
    return this.derive("offset", { input: this.toRelation(), offset: checkCount("offset", rows) });
  }

  /** Keeps one of each set of equal rows. */
  distinct(): DataFrame<S> {
    return this.dropDuplicates();
  }

  /**
   * Keeps one row for each combination of values in `columns`, or of all columns. On a stream the state of
   * seen values is kept for ever unless a watermark bounds it.
   */
  dropDuplicates(columns?: readonly ColumnNames<S>[]): DataFrame<S> {
    return this.derive("deduplicate", { input: this.toRelation(), ...keysOf(columns) });
  }

  /** {@link dropDuplicates} for streams: forgets values older than the watermark, so late repeats may return. */
  dropDuplicatesWithinWatermark(columns?: readonly ColumnNames<S>[]): DataFrame<S> {
    return this.derive("deduplicate", {
      input: this.toRelation(),
      ...keysOf(columns),
      withinWatermark: true,
    });
  }

  /**
   * A random part of the rows, each kept with the same chance.
   *
   * @param fraction - the chance of a row from 0 to 1; `withReplacement`, how often it is expected
   * @param options - the same `seed` gives the same rows from the same input
   */
  sample(
    fraction: number,
    options: { readonly withReplacement?: boolean; readonly seed?: number | bigint } = {},
  ): DataFrame<S> {
    if (!(fraction >= 0)) throw new ArgumentError(`fraction must be 0 or more, not ${fraction}`);
    return this.derive("sample", {
      input: this.toRelation(),
      lowerBound: 0,
      upperBound: fraction,
      withReplacement: options.withReplacement ?? false,
      seed: toSeed(options.seed),
    });
  }

  /**
   * Splits the rows at random into parts that do not overlap and together are all rows.
   *
   * @param weights - the share of each part; they need not add up to 1
   * @param seed - the same seed gives the same parts from the same input
   * @example
   * ```ts
   * const [training, test] = df.randomSplit([0.8, 0.2], 42);
   * ```
   */
  randomSplit<const W extends readonly number[]>(
    weights: W,
    seed: number | bigint = randomSeed(),
  ): { [I in keyof W]: DataFrame<S> } {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (weights.some((weight) => !(weight >= 0)) || !(total > 0))
      throw new ArgumentError(`weights must be 0 or more and not all 0, not [${weights.join(", ")}]`);
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
   * Spreads the rows over partitions: evenly, or by the hash of columns.
   *
   * @example
   * ```ts
   * df.repartition(8)
   * df.repartition(8, "zone")
   * df.repartition("zone")     // as many as spark.sql.shuffle.partitions
   * ```
   */
  repartition(partitions: number, ...columns: readonly ColumnOrName[]): DataFrame<S>;
  repartition(...columns: readonly [ColumnOrName, ...ColumnOrName[]]): DataFrame<S>;
  repartition(first: number | ColumnOrName, ...rest: readonly ColumnOrName[]): DataFrame<S> {
    if (typeof first !== "number") return this.#repartitionBy([first, ...rest].map(toColumn));
    if (rest.length > 0) return this.#repartitionBy(rest.map(toColumn), first);
    return this.#repartition(first, true);
  }

  /** Spreads the rows over partitions by ranges of the columns, found by sampling. */
  repartitionByRange(
    partitions: number,
    ...columns: readonly [ColumnOrName, ...ColumnOrName[]]
  ): DataFrame<S>;
  repartitionByRange(...columns: readonly [ColumnOrName, ...ColumnOrName[]]): DataFrame<S>;
  repartitionByRange(first: number | ColumnOrName, ...rest: readonly ColumnOrName[]): DataFrame<S> {
    if (typeof first === "number") return this.#repartitionBy(rest.map(toSortKey), first);
    return this.#repartitionBy([first, ...rest].map(toSortKey));
  }

  /** Puts every row into the partition whose number `column` gives; since Spark 4.1. */
  repartitionById(partitions: number, column: ColumnOrName): DataFrame<S> {
    const id = toColumn(column);
    return this.derive(
      "repartitionByExpression",
      {
        input: this.toRelation(),
        partitionExprs: [directShufflePartitionId(id.toExpression())],
        numPartitions: checkPositive("partitions", partitions),
      },
      [id],
    );
  }

  /** Merges partitions down to at most `partitions`, without moving rows across the cluster where possible. */
  coalesce(partitions: number): DataFrame<S> {
    return this.#repartition(partitions, false);
  }

  #repartition(partitions: number, shuffle: boolean): DataFrame<S> {
    return this.derive("repartition", {
      input: this.toRelation(),
      numPartitions: checkPositive("partitions", partitions),
      shuffle,
    });
  }

  #repartitionBy(columns: readonly Column[], partitions?: number): DataFrame<S> {
    return this.derive(
      "repartitionByExpression",
      {
        input: this.toRelation(),
        partitionExprs: columns.map((column) => column.toExpression()),
        ...(partitions !== undefined && { numPartitions: checkPositive("partitions", partitions) }),
      },
      columns,
    );
  }

  /**
   * Says how late events may come: state older than the newest event time minus `delay` is dropped.
   *
   * @param delay - such as `"10 minutes"` or `"48 hours"`
   * @see PySpark `DataFrame.withWatermark` · proto `WithWatermark`
   */
  withWatermark<T extends Schema, const N extends string>(
    this: DataFrameRows<T>,
    eventTime: N & CheckName<T, N>,
    delay: string,
  ): DataFrame<T> {
    return this.derive("withWatermark", { input: this.toRelation(), eventTime, delayThreshold: delay });
  }

  /** Names this DataFrame, so that `col("name.column")` means its column after a join. */
  alias(name: string): DataFrame<S> {
    return this.derive("subqueryAlias", { input: this.toRelation(), alias: name });
  }

  /** Advises the optimizer: `df.hint("broadcast")`, `df.hint("rebalance", 8, "zone")`. */
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

  /** `f(this)`: lets own transformations read from left to right. */
  transform<R extends Schema>(f: (df: this) => DataFrame<R>): DataFrame<R> {
    return f(this);
  }
}

function keysOf(columns: readonly string[] | undefined) {
  if (columns?.length === 0)
    throw new ArgumentError(
      "dropDuplicates() needs at least one column name, or no list to mean all columns",
    );
  return columns === undefined ? { allColumnsAsKeys: true } : { columnNames: [...columns] };
}
