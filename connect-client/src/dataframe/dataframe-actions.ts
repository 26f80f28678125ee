import { arrowTable } from "../arrow/index.ts";
import { lit } from "../column/col.ts";
import { invoke } from "../column/column.ts";
import type { ExecuteOptions } from "../execution/executor.ts";
import { checkCount } from "../plan/arguments.ts";
import type { Row, Schema } from "../types/index.ts";
import { DataFrameAnalysis } from "./dataframe-analysis.ts";
import { checkRowCount, type ResultBatch, resultBatches, resultRows } from "./result-batches.ts";

/** Actions: each of them runs a job and waits for its rows. */
export abstract class DataFrameActions<out S extends Schema> extends DataFrameAnalysis<S> {
  /**
   * Runs a job: loads all rows, as plain objects.
   *
   * @param options - a `signal` cancels the job on the server
   * @throws {@link PlanError} if two columns have one name: an object cannot hold both
   * @example
   * ```ts
   * await spark.range(2).collect();   // [{ id: 0n }, { id: 1n }]
   * ```
   * @see PySpark `DataFrame.collect`
   */
  async collect(options?: ExecuteOptions): Promise<Row<S>[]> {
    const rows: Row<S>[] = [];
    for await (const row of this.toLocalIterator(options)) rows.push(row);
    return rows;
  }

  /**
   * Runs a job: gives the rows as they arrive, holding one batch at a time; leaving the loop cancels the rest.
   *
   * @example
   * ```ts
   * for await (const row of df) process(row);   // the same as df.toLocalIterator()
   * ```
   */
  toLocalIterator(options?: ExecuteOptions): AsyncGenerator<Row<S>, void, undefined> {
    return resultRows(this.executor, this.toRelation(), options);
  }

  /** {@link toLocalIterator}, for `for await`. */
  [Symbol.asyncIterator](): AsyncGenerator<Row<S>, void, undefined> {
    return this.toLocalIterator();
  }

  /**
   * Runs a job: loads all rows as one Arrow table, in columns; names may repeat.
   *
   * @see PySpark `DataFrame.toArrow`
   */
  async toArrow(options?: ExecuteOptions): Promise<ReturnType<typeof arrowTable>> {
    const batches: ResultBatch[] = [];
    for await (const batch of resultBatches(this.executor, this.toRelation(), options)) batches.push(batch);
    const schema = batches[0]?.schema ?? (await this.schema());
    const table = arrowTable(
      schema,
      batches.map(({ data }) => data),
    );
    checkRowCount(
      batches.reduce((rows, batch) => rows + batch.rowCount, 0),
      table.numRows,
    );
    return table;
  }

  /** Runs a job: the first `rows` rows. */
  take(rows: number): Promise<Row<S>[]> {
    return this.limit(rows).collect();
  }

  /** Runs a job: the first row, or null when there is none. */
  async first(): Promise<Row<S> | null> {
    return (await this.take(1))[0] ?? null;
  }

  /** Runs a job: the first row or null; with a number, that many first rows. */
  head(): Promise<Row<S> | null>;
  head(rows: number): Promise<Row<S>[]>;
  head(rows?: number): Promise<Row<S> | null | Row<S>[]> {
    return rows === undefined ? this.first() : this.take(rows);
  }

  /** Runs a job: the last `rows` rows. */
  tail(rows: number): Promise<Row<S>[]> {
    return this.derive<S, "tail">("tail", {
      input: this.toRelation(),
      limit: checkCount("tail", rows),
    }).collect();
  }

  /** Runs a job: the number of rows. */
  async count(): Promise<number> {
    const counted = this.agg(invoke("count", lit(1)).alias("count"));
    return Number((await counted.first())?.count);
  }

  /** Runs a job: whether there is no row. */
  async isEmpty(): Promise<boolean> {
    return (await this.select().take(1)).length === 0;
  }

  /**
   * Runs a job: prints the first rows as a table.
   *
   * @param rows - how many, 20 unless given
   * @param truncate - characters of a cell to show; true for 20, false for all
   * @param vertical - one line a cell instead of a table
   * @example
   * ```ts
   * await spark.range(1).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  0|
   * // +---+
   * ```
   */
  async show(rows = 20, truncate: boolean | number = true, vertical = false): Promise<void> {
    console.log(await this.showString(rows, truncate, vertical));
  }

  /** Runs a job: what {@link show} prints. */
  async showString(rows = 20, truncate: boolean | number = true, vertical = false): Promise<string> {
    const shown = this.derive("showString", {
      input: this.toRelation(),
      numRows: checkCount("rows", rows),
      truncate: checkCount("truncate", Number(truncate === true ? 20 : truncate)),
      vertical,
    });
    return String(Object.values((await shown.first()) ?? {})[0] ?? "");
  }
}
