import { type ColumnOrName, toColumn, toColumns, toSortKey } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import { checkPositive } from "../plan/arguments.ts";
import { directShufflePartitionId } from "../plan/expression.ts";
import type { Schema } from "../types/index.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameRows } from "./dataframe-rows.ts";

/** How rows are spread over partitions: nothing here runs until an action. */
export abstract class DataFramePartitions<out S extends Schema> extends DataFrameRows<S> {
  /**
   * Spreads the rows over partitions: evenly, or by the hash of columns; lazy.
   *
   * @throws {@link ArgumentError} if the number is not positive
   * @example
   * ```ts
   * const parts = (df: DataFrame) => df.select(F.sparkPartitionId()).distinct().count();
   * console.log(await parts(spark.range(100).repartition(8)));
   * // 8
   * await spark.range(100).repartition(8, "id").count(); // rows with one id in one partition
   * await spark.range(100).repartition("id").count(); // as many as spark.sql.shuffle.partitions
   * ```
   * @see PySpark `DataFrame.repartition` · proto `Repartition` and `RepartitionByExpression`
   */
  repartition(partitions: number, ...columns: readonly ColumnOrName[]): DataFrame<S>;
  repartition(...columns: readonly [ColumnOrName, ...ColumnOrName[]]): DataFrame<S>;
  repartition(first: number | ColumnOrName, ...rest: readonly ColumnOrName[]): DataFrame<S> {
    if (typeof first !== "number") return this.#repartitionBy(toColumns([first, ...rest]));
    if (rest.length > 0) return this.#repartitionBy(toColumns(rest), first);
    return this.#repartition(first, true);
  }

  /**
   * Spreads the rows over partitions by ranges of the columns, found by sampling; lazy.
   *
   * @throws {@link ArgumentError} if the number is not positive, or there is no column
   * @example
   * ```ts
   * const ranges = spark.range(100).repartitionByRange(2, "id").groupBy(F.sparkPartitionId().alias("part"));
   * console.log((await ranges.agg(F.min("id").alias("first")).collect()).length);
   * // 2
   * ```
   * @see PySpark `DataFrame.repartitionByRange` · proto `RepartitionByExpression`
   */
  repartitionByRange(
    partitions: number,
    ...columns: readonly [ColumnOrName, ...ColumnOrName[]]
  ): DataFrame<S>;
  repartitionByRange(...columns: readonly [ColumnOrName, ...ColumnOrName[]]): DataFrame<S>;
  repartitionByRange(first: number | ColumnOrName, ...rest: readonly ColumnOrName[]): DataFrame<S> {
    const [columns, partitions] = typeof first === "number" ? [rest, first] : [[first, ...rest]];
    if (columns.length === 0) throw new ArgumentError("repartitionByRange() needs at least one column");
    return this.#repartitionBy(
      columns.map((column, i) => toSortKey(column, `columns[${i}]`)),
      partitions,
    );
  }

  /**
   * Puts every row into the partition whose number `column` gives; lazy; since Spark 4.1.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link ArgumentError} if the number is not positive
   * @example
   * ```ts
   * const rows = spark.range(6).repartitionById(3, col("id").mod(3).cast("int"));
   * console.log(await rows.select(F.sparkPartitionId()).distinct().count());
   * // 3
   * ```
   * @see PySpark `DataFrame.repartitionById` · proto `DirectShufflePartitionID`
   */
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

  /**
   * Merges partitions down to at most `partitions`, without moving rows across the cluster where possible; lazy.
   *
   * @throws {@link ArgumentError} if the number is not positive
   * @example
   * ```ts
   * console.log(await spark.range(0, 100, 1, 8).coalesce(1).select(F.sparkPartitionId()).distinct().count());
   * // 1
   * ```
   * @see PySpark `DataFrame.coalesce` · proto `Repartition.shuffle`
   */
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
}
