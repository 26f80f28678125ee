import { param } from "./param.ts";
import { boolean, double, doubles, int, oneOf, seed, string } from "./param-type.ts";
import { hasWeightCol, predictorParams, probabilisticClassifierParams } from "./shared-params.ts";

const decisionTreeParams = {
  maxDepth: param(int, 5),
  maxBins: param(int, 32),
  minInstancesPerNode: param(int, 1),
  minWeightFractionPerNode: param(double, 0),
  minInfoGain: param(double, 0),
  maxMemoryInMB: param(int, 256),
  cacheNodeIds: param(boolean, false),
  checkpointInterval: param(int, 10),
  leafCol: param(string, ""),
  /** Without one, Spark uses a fixed seed of its own. */
  seed: param(seed),
  ...hasWeightCol,
};

const regressionImpurity = { impurity: param(oneOf("variance"), "variance") };
const classificationImpurity = { impurity: param(oneOf("gini", "entropy"), "gini") };

const ensembleParams = {
  ...decisionTreeParams,
  subsamplingRate: param(double, 1),
};

const forestParams = {
  ...ensembleParams,
  numTrees: param(int, 20),
  bootstrap: param(boolean, true),
  /** `auto`, `all`, `onethird`, `sqrt`, `log2`, a share such as `0.5` or a number such as `4`. */
  featureSubsetStrategy: param(string, "auto"),
};

const boostingParams = {
  ...ensembleParams,
  ...regressionImpurity,
  maxIter: param(int, 20),
  stepSize: param(double, 0.1),
  featureSubsetStrategy: param(string, "all"),
  validationTol: param(double, 0.01),
  validationIndicatorCol: param(string),
};

const classifierParams = { ...probabilisticClassifierParams, thresholds: param(doubles) };

export const decisionTreeRegressorParams = {
  ...predictorParams,
  ...decisionTreeParams,
  ...regressionImpurity,
  varianceCol: param(string),
};

export const decisionTreeClassifierParams = {
  ...classifierParams,
  ...decisionTreeParams,
  ...classificationImpurity,
};

export const randomForestRegressorParams = { ...predictorParams, ...forestParams, ...regressionImpurity };

export const randomForestClassifierParams = {
  ...classifierParams,
  ...forestParams,
  ...classificationImpurity,
};

export const gbtRegressorParams = {
  ...predictorParams,
  ...boostingParams,
  lossType: param(oneOf("squared", "absolute"), "squared"),
};

export const gbtClassifierParams = {
  ...classifierParams,
  ...boostingParams,
  lossType: param(oneOf("logistic"), "logistic"),
};
