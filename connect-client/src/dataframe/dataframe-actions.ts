import { arrowTable, RowDecoder } from "../arrow/index.ts";
import { lit } from "../column/col.ts";
import { invoke } from "../column/column.ts";
import type { ExecuteOptions } from "../execution/executor.ts";
import { checkCount } from "../plan/arguments.ts";
import type { Row, Schema, StructType } from "../types/index.ts";
import { DataFrameAnalysis } from "./dataframe-analysis.ts";
import type { PlanHolder } from "./dataframe-base.ts";
import { type ExecutionInfo, executionOf, shareExecution } from "./execution-info.ts";
import { allRows, checkRowCount, type ResultBatch, resultBatches, resultRows } from "./result-batches.ts";

/** Actions: each of them runs a job and waits for its rows. */
export abstract class DataFrameActions<out S extends Schema> extends DataFrameAnalysis<S> {
  /**
   * Runs a job: loads all rows, as plain objects.
   *
   * @param options - a `signal` cancels the job on the server
   * @throws {@link DecodeError} if two columns have one name: an object cannot hold both; {@link collectArrays} can
   * @example
   * ```ts
   * console.log(await spark.range(2).collect());
   * // [ { id: 0n }, { id: 1n } ]
   * ```
   * @see PySpark `DataFrame.collect` · proto `ExecutePlanRequest`
   */
  collect(options?: ExecuteOptions): Promise<Row<S>[]> {
    return allRows(this.executor, this.toRelation(), objectsOf<S>, options);
  }

  /**
   * Runs a job: loads all rows as arrays of their values, in the order of the columns; a struct in them is an array
   * too. So two columns, or two fields of a struct, may have one name.
   *
   * @param options - a `signal` cancels the job on the server
   * @example
   * ```ts
   * const twice = await spark.sql("SELECT 1 AS n, named_struct('x', 'a', 'x', 'b') AS s, 2 AS n");
   * console.log(await twice.collectArrays());
   * // [ [ 1, [ 'a', 'b' ], 2 ] ]
   * ```
   * @see PySpark `DataFrame.collect`, whose rows are tuples
   */
  collectArrays(options?: ExecuteOptions): Promise<unknown[][]> {
    return allRows(this.executor, this.toRelation(), RowDecoder.ofArrays, options);
  }

  /**
   * Runs a job: gives the rows as they arrive, holding one batch at a time; leaving the loop cancels the rest.
   *
   * @param options - a `signal` cancels the job on the server
   * @throws {@link DecodeError} if two columns have one name: an object cannot hold both
   * @example
   * ```ts
   * for await (const { id } of spark.range(1_000_000)) {
   *   if (id === 2n) break; // the rest is not loaded
   *   console.log(id);
   * }
   * // 0n
   * // 1n
   * ```
   * @see PySpark `DataFrame.toLocalIterator` · proto `ExecutePlanRequest`
   */
  toLocalIterator(options?: ExecuteOptions): AsyncGenerator<Row<S>, void, undefined> {
    return resultRows(this.executor, this.toRelation(), objectsOf<S>, options);
  }

  /** {@link toLocalIterator}, for `for await`. */
  [Symbol.asyncIterator](): AsyncGenerator<Row<S>, void, undefined> {
    return this.toLocalIterator();
  }

  /**
   * Runs a job: loads all rows as one Arrow table, in columns; names may repeat.
   *
   * @param options - a `signal` cancels the job on the server
   * @throws {@link DecodeError} if rows are missing
   * @example
   * ```ts
   * const table = await spark.range(3).toArrow();
   * console.log(table.numRows, table.getChild("id")?.toArray());
   * // 3 BigInt64Array(3) [ 0n, 1n, 2n ]
   * ```
   * @see PySpark `DataFrame.toArrow` · proto `ExecutePlanResponse.ArrowBatch`
   */
  async toArrow(options?: ExecuteOptions): ReturnType<typeof arrowTable> {
    const batches: ResultBatch[] = [];
    for await (const batch of resultBatches(this.executor, this.toRelation(), options)) batches.push(batch);
    const schema = batches[0]?.schema ?? (await this.schema());
    const table = await arrowTable(
      schema,
      batches.map(({ data }) => data),
    );
    checkRowCount(
      batches.reduce((rows, batch) => rows + batch.rowCount, 0),
      table.numRows,
    );
    return table;
  }

  /**
   * Runs a job: the first `rows` rows.
   *
   * @param options - a `signal` cancels the job on the server
   * @throws {@link ArgumentError} if the number is not whole or negative
   * @example
   * ```ts
   * console.log(await spark.range(9).take(2));
   * // [ { id: 0n }, { id: 1n } ]
   * ```
   * @see PySpark `DataFrame.take` · proto `Limit`
   */
  take(rows: number, options?: ExecuteOptions): Promise<Row<S>[]> {
    return this.#through(this.limit(rows), (limited) => limited.collect(options));
  }

  /**
   * Runs a job: the first row, or null when there is none.
   *
   * @param options - a `signal` cancels the job on the server
   * @example
   * ```ts
   * console.log(await spark.range(9).first(), await spark.range(0).first());
   * // { id: 0n } null
   * ```
   * @see PySpark `DataFrame.first` · proto `Limit`
   */
  async first(options?: ExecuteOptions): Promise<Row<S> | null> {
    return (await this.take(1, options))[0] ?? null;
  }

  /**
   * Runs a job: the first row or null; with a number, that many first rows.
   *
   * @example
   * ```ts
   * console.log(await spark.range(9).head(), await spark.range(9).head(1));
   * // { id: 0n } [ { id: 0n } ]
   * ```
   * @see PySpark `DataFrame.head` · proto `Limit`
   */
  head(): Promise<Row<S> | null>;
  head(rows: number): Promise<Row<S>[]>;
  head(rows?: number): Promise<Row<S> | null | Row<S>[]> {
    return rows === undefined ? this.first() : this.take(rows);
  }

  /**
   * Runs a job: the last `rows` rows.
   *
   * @param options - a `signal` cancels the job on the server
   * @throws {@link ArgumentError} if the number is not whole or negative
   * @example
   * ```ts
   * console.log(await spark.range(9).tail(2));
   * // [ { id: 7n }, { id: 8n } ]
   * ```
   * @see PySpark `DataFrame.tail` · proto `Tail`
   */
  tail(rows: number, options?: ExecuteOptions): Promise<Row<S>[]> {
    const limit = checkCount("tail", rows);
    const last = this.derive<S, "tail">("tail", { input: this.toRelation(), limit });
    return this.#through(last, (df) => df.collect(options));
  }

  /**
   * Runs a job: the number of rows.
   *
   * @param options - a `signal` cancels the job on the server
   * @example
   * ```ts
   * console.log(await spark.range(9).count());
   * // 9
   * ```
   * @see PySpark `DataFrame.count` · proto `Aggregate`
   */
  async count(options?: ExecuteOptions): Promise<number> {
    const counted = this.agg(invoke("count", lit(1)).alias("count"));
    // Not `first`: a limit makes the server go through all its rules once more, and local rows with each of them.
    const [row] = await this.#through(counted, (df) => df.collect(options));
    return Number(row?.count);
  }

  /**
   * Runs a job: whether there is no row.
   *
   * @param options - a `signal` cancels the job on the server
   * @example
   * ```ts
   * console.log(await spark.range(9).isEmpty(), await spark.range(0).isEmpty());
   * // false true
   * ```
   * @see PySpark `DataFrame.isEmpty` · proto `Limit`
   */
  async isEmpty(options?: ExecuteOptions): Promise<boolean> {
    return (await this.#through(this.select(), (df) => df.take(1, options))).length === 0;
  }

  /**
   * Runs a job: prints the first rows as a table.
   *
   * @param rows - how many, 20 unless given
   * @param truncate - cells are cut to 20 characters; false for whole cells, or a number of characters
   * @param vertical - one line for each cell
   * @throws {@link ArgumentError} if a number is not whole or negative
   * @example
   * ```ts
   * const hours = spark.createDataFrame([{ zone: "DE-LU", note: "a day without wind and without sun" }]);
   * await hours.show();
   * // +-----+--------------------+
   * // | zone|                note|
   * // +-----+--------------------+
   * // |DE-LU|a day without win...|
   * // +-----+--------------------+
   * await hours.show(1, 10, true);
   * // -RECORD 0----------
   * //  zone | DE-LU
   * //  note | a day w...
   * ```
   * @see PySpark `DataFrame.show` · proto `ShowString`
   */
  async show(rows = 20, truncate: boolean | number = true, vertical = false): Promise<void> {
    console.log(await this.showString(rows, truncate, vertical));
  }

  /**
   * Runs a job: what {@link show} prints, as text.
   *
   * @throws {@link ArgumentError} if a number is not whole or negative
   * @example
   * ```ts
   * console.log((await spark.range(1).showString()).split("\n").length);
   * // 6
   * ```
   * @see Scala `Dataset.showString` · proto `ShowString`
   */
  async showString(rows = 20, truncate: boolean | number = true, vertical = false): Promise<string> {
    const shown = this.derive("showString", {
      input: this.toRelation(),
      numRows: checkCount("rows", rows),
      truncate: checkCount("truncate", Number(truncate === true ? 20 : truncate)),
      vertical,
    });
    const [row] = await this.#through(shown, (df) => df.collect());
    return String(Object.values(row ?? {})[0] ?? "");
  }

  /**
   * What the server told about the last action of this DataFrame that ended, or the last time it was written: the
   * operators it ran, and what they counted; null before.
   *
   * @example
   * ```ts
   * const hours = spark.range(100);
   * console.log(hours.executionInfo);
   * // null
   * await hours.count();
   * console.log(hours.executionInfo?.metrics.map(({ name }) => name).includes("Range"));
   * // true
   * ```
   * @see PySpark `DataFrame.executionInfo` · proto `ExecutePlanResponse.Metrics`
   */
  get executionInfo(): ExecutionInfo | null {
    return executionOf(this.toRelation());
  }

  /** Runs an action of another DataFrame in place of one of this, and keeps what the server tells of it. */
  async #through<D extends PlanHolder, R>(df: D, action: (df: D) => Promise<R>): Promise<R> {
    const result = await action(df);
    shareExecution(df.toRelation(), this.toRelation());
    return result;
  }
}

/** The server's schema is the run-time side of `S`. */
function objectsOf<S extends Schema>(schema: StructType): RowDecoder<Row<S>> {
  return RowDecoder.ofObjects(schema as StructType<S>);
}
