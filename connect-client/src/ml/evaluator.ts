import type { DataFrame } from "../dataframe/dataframe.ts";
import type { Schema } from "../types/index.ts";
import { mlOperator, runMlCommand, typedResult } from "./ml-command.ts";
import type { MlSession } from "./ml-session.ts";
import type { MlWriter } from "./ml-writer.ts";
import { operatorWriter } from "./operator-files.ts";
import { double } from "./params/param-type.ts";
import { type OperatorSpec, Params } from "./params/params.ts";

/**
 * Measures how good predictions are.
 *
 * @example
 * ```ts
 * const predicted = spark.createDataFrame([[90, 93], [80, 76]], "prediction DOUBLE, label DOUBLE");
 * const evaluator = new RegressionEvaluator({ metricName: "rmse" });
 * console.log((await evaluator.evaluate(predicted)).toFixed(3), evaluator.isLargerBetter());
 * // 3.536 false
 *
 * await evaluator.write(spark).overwrite().save("/tmp/demo/evaluator");
 * console.log((await RegressionEvaluator.load(spark, "/tmp/demo/evaluator")).getMetricName());
 * // rmse
 * ```
 * @see PySpark `Evaluator` · proto `MlCommand.Evaluate` · since Spark 4.0
 */
export abstract class Evaluator extends Params {
  readonly #isLargerBetter: (metricName: unknown) => boolean;

  constructor(
    spec: OperatorSpec & { readonly isLargerBetter: (metricName: unknown) => boolean },
    params: Readonly<Record<string, unknown>> | undefined,
    uid: string | undefined,
  ) {
    super(spec, params, uid);
    this.#isLargerBetter = spec.isLargerBetter;
  }

  /** Runs a job: the metric of a DataFrame that has labels and predictions. */
  async evaluate<S extends Schema>(dataset: DataFrame<S>): Promise<number> {
    const result = await runMlCommand(dataset.executor, {
      case: "evaluate",
      value: {
        evaluator: mlOperator("evaluator", this.className, this.uid),
        params: this.toMlParams(),
        dataset: dataset.toRelation(),
      },
    });
    return typedResult(result, double, `The metric of ${this.uid}`);
  }

  /** True if a higher value of the chosen metric is better. */
  isLargerBetter(): boolean {
    return this.#isLargerBetter(this.get("metricName"));
  }

  /** A writer that saves this evaluator with its parameters. */
  write(spark: MlSession): MlWriter {
    return operatorWriter("evaluator", this, spark);
  }
}
