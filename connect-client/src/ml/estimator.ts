import type { DataFrame } from "../dataframe/dataframe.ts";
import type { Schema } from "../types/index.ts";
import { mlOperator, objectId, runMlCommand } from "./ml-command.ts";
import type { MlSession } from "./ml-session.ts";
import type { MlWriter } from "./ml-writer.ts";
import type { Model } from "./model.ts";
import { operatorWriter } from "./operator-files.ts";
import { type OperatorSpec, Params } from "./params/params.ts";
import { RemoteObject } from "./remote-object.ts";

/** Makes a model of the object the server fitted, with the estimator's parameters that it shares. */
export type ModelFactory<M extends Model> = (
  remote: RemoteObject,
  params: Readonly<Record<string, unknown>>,
  uid: string,
) => M;

/**
 * Learns a model from a DataFrame.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * const estimator = new LinearRegression({ regParam: 0.01 });
 * await using model = await estimator.fit(rows);
 * console.log(await model.numFeatures());
 * // 1
 *
 * await estimator.write(spark).overwrite().save("/tmp/demo/estimator");
 * console.log((await LinearRegression.load(spark, "/tmp/demo/estimator")).getRegParam());
 * // 0.01
 * ```
 * @see PySpark `Estimator` · proto `MlCommand.Fit` · since Spark 4.0
 */
export abstract class Estimator<M extends Model = Model> extends Params {
  readonly #createModel: ModelFactory<M>;

  constructor(
    spec: OperatorSpec,
    createModel: ModelFactory<M>,
    params: Readonly<Record<string, unknown>> | undefined,
    uid: string | undefined,
  ) {
    super(spec, params, uid);
    this.#createModel = createModel;
  }

  /**
   * Runs a job: learns a model from `dataset`.
   *
   * @throws {@link SparkServerError} if a column is missing or has a type this estimator cannot learn from
   */
  async fit<S extends Schema>(dataset: DataFrame<S>): Promise<M> {
    const result = await runMlCommand(dataset.executor, {
      case: "fit",
      value: {
        estimator: mlOperator("estimator", this.className, this.uid),
        params: this.toMlParams(),
        dataset: dataset.toRelation(),
      },
    });
    const remote = RemoteObject.own(dataset.executor, objectId(result));
    return this.#createModel(remote, this.paramMap, this.uid);
  }

  /** A writer that saves this estimator with its parameters. */
  write(spark: MlSession): MlWriter {
    return operatorWriter("estimator", this, spark);
  }
}
