import { param } from "./param.ts";
import { boolean, double, int, oneOf, string, strings } from "./param-type.ts";

/*
 * Groups of parameters that several operators have, named as PySpark names its mix-ins. Defaults are Spark's; they
 * are documentation and never ride to the server.
 */

export const hasFeaturesCol = { featuresCol: param(string, "features") };
export const hasLabelCol = { labelCol: param(string, "label") };
export const hasPredictionCol = { predictionCol: param(string, "prediction") };
export const hasWeightCol = { weightCol: param(string) };
export const hasInputCol = { inputCol: param(string) };
export const hasInputCols = { inputCols: param(strings) };
/** Without one, Spark names the output `<uid>__output`. */
export const hasOutputCol = { outputCol: param(string) };
export const hasOutputCols = { outputCols: param(strings) };

/** Operators that take one column or several. */
export const columnPairs = { ...hasInputCol, ...hasInputCols, ...hasOutputCol, ...hasOutputCols };

/** What to do with values the operator cannot handle. */
export const hasHandleInvalid = { handleInvalid: param(oneOf("error", "skip", "keep"), "error") };

/** What every predictor has. */
export const predictorParams = { ...hasFeaturesCol, ...hasLabelCol, ...hasPredictionCol };

/** What every classifier that gives probabilities has. */
export const probabilisticClassifierParams = {
  ...predictorParams,
  rawPredictionCol: param(string, "rawPrediction"),
  probabilityCol: param(string, "probability"),
};

/** What linear models fitted by iteration have. */
export const linearParams = {
  maxIter: param(int, 100),
  regParam: param(double, 0),
  elasticNetParam: param(double, 0),
  tol: param(double, 1e-6),
  fitIntercept: param(boolean, true),
  standardization: param(boolean, true),
  aggregationDepth: param(int, 2),
  maxBlockSizeInMB: param(double, 0),
  ...hasWeightCol,
};
