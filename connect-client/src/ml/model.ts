import type { DataFrame } from "../dataframe/dataframe.ts";
import type { Schema } from "../types/index.ts";
import { runMlCommand } from "./ml-command.ts";
import { MlWriter } from "./ml-writer.ts";
import type { OperatorSpec } from "./params/params.ts";
import type { RemoteObject } from "./remote-object.ts";
import { Transformer } from "./transformer.ts";

/**
 * A fitted model: it lives on the server and is deleted there when it is disposed of or no longer reachable here.
 *
 * A 4.0 server keeps up to 100 models, trees and summaries of a session, each for an hour after its last use: save
 * what must last.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * const model = await new LinearRegression().fit(rows);
 * await model.save("/tmp/demo/line");
 * await model.delete();
 *
 * await using loaded = await LinearRegressionModel.load(spark, "/tmp/demo/line");
 * console.log(await loaded.transform(rows).filter("abs(prediction - label) < 0.1").count());
 * // 20
 * ```
 * @see PySpark `Model` · proto `ObjectRef` · since Spark 4.0
 */
export abstract class Model extends Transformer {
  /** @internal */
  readonly remote: RemoteObject;

  /** @internal Models come from `fit` and `load`. */
  constructor(
    spec: OperatorSpec,
    remote: RemoteObject,
    params: Readonly<Record<string, unknown>> | undefined,
    uid: string | undefined,
  ) {
    super(spec, params, uid);
    this.remote = remote;
  }

  /**
   * The rows of `dataset` with this model's output columns, such as `prediction`.
   *
   * Transformation: nothing runs until an action. Works on streaming DataFrames; a query that has started no longer
   * needs the model.
   */
  override transform<S extends Schema>(dataset: DataFrame<S>): DataFrame {
    return dataset.derive("mlRelation", {
      mlType: {
        case: "transform",
        value: {
          operator: { case: "objRef", value: this.remote.ref },
          input: dataset.toRelation(),
          params: this.toMlParams(),
        },
      },
    });
  }

  /** A writer that saves this model. */
  override write(): MlWriter {
    return new MlWriter(async (path, { overwrite, options }) => {
      await runMlCommand(this.remote.executor, {
        case: "write",
        value: {
          type: { case: "objRef", value: this.remote.ref },
          params: this.toMlParams(),
          path,
          shouldOverwrite: overwrite,
          options: { ...options },
        },
      });
    });
  }

  /** Runs a job: saves this model to a path; fails if there is something, unlike `write().overwrite().save(path)`. */
  async save(path: string): Promise<void> {
    await this.write().save(path);
  }

  /** Runs a job: deletes this model on the server; DataFrames made by it can no longer run. */
  async delete(): Promise<void> {
    await this.remote.delete();
  }

  /** Deletes this model at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.delete();
  }
}
