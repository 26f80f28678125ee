import type { RemoteObject } from "./remote-object.ts";

/**
 * What the server knows of a model's fit, or of its predictions for a DataFrame.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new LinearRegression().fit(rows);
 * const summary = await model.evaluate(rows);
 * console.log((await summary.r2()).toFixed(2));
 * // 1.00
 * await summary.delete();
 * ```
 * @see PySpark `JavaWrapper` summaries · since Spark 4.0
 */
export abstract class Summary {
  /** @internal */
  readonly remote: RemoteObject;

  /** @internal Summaries come from a model's `summary` and `evaluate`. */
  constructor(remote: RemoteObject) {
    this.remote = remote;
  }

  /** Runs a job: deletes the summary on the server; one of the fit itself stays with its model. */
  async delete(): Promise<void> {
    await this.remote.delete();
  }

  /** Deletes this summary at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.delete();
  }
}
