export { DenseMatrix, isMatrix, type Matrix, SparseMatrix } from "../types/matrix.ts";
export { matrixType, vectorType } from "../types/ml-types.ts";
export { DenseVector, isVector, SparseVector, type Vector } from "../types/vector.ts";
export {
  DecisionTreeClassificationModel,
  DecisionTreeClassifier,
} from "./classification/decision-tree-classifier.ts";
export { GBTClassificationModel, GBTClassifier } from "./classification/gbt-classifier.ts";
export {
  LogisticRegression,
  LogisticRegressionModel,
  LogisticRegressionSummary,
  LogisticRegressionTrainingSummary,
} from "./classification/logistic-regression.ts";
export {
  RandomForestClassificationModel,
  RandomForestClassifier,
} from "./classification/random-forest-classifier.ts";
export { Estimator } from "./estimator.ts";
export { BinaryClassificationEvaluator } from "./evaluation/binary-classification-evaluator.ts";
export { MulticlassClassificationEvaluator } from "./evaluation/multiclass-classification-evaluator.ts";
export { RegressionEvaluator } from "./evaluation/regression-evaluator.ts";
export { Evaluator } from "./evaluator.ts";
export { Bucketizer } from "./feature/bucketizer.ts";
export { Imputer, ImputerModel } from "./feature/imputer.ts";
export { OneHotEncoder, OneHotEncoderModel } from "./feature/one-hot-encoder.ts";
export { StandardScaler, StandardScalerModel } from "./feature/standard-scaler.ts";
export { StringIndexer, StringIndexerModel } from "./feature/string-indexer.ts";
export { VectorAssembler } from "./feature/vector-assembler.ts";
export { MlWriter } from "./ml-writer.ts";
export { Model } from "./model.ts";
export { Pipeline, PipelineModel } from "./pipeline.ts";
export type { FittableStage, Fitted, PipelineStage, TransformingStage } from "./pipeline-stage.ts";
export {
  DecisionTreeRegressionModel,
  DecisionTreeRegressor,
} from "./regression/decision-tree-regressor.ts";
export { GBTRegressionModel, GBTRegressor } from "./regression/gbt-regressor.ts";
export {
  LinearRegression,
  LinearRegressionModel,
  LinearRegressionSummary,
  LinearRegressionTrainingSummary,
} from "./regression/linear-regression.ts";
export { RandomForestRegressionModel, RandomForestRegressor } from "./regression/random-forest-regressor.ts";
export { Summary } from "./summary.ts";
export { Transformer } from "./transformer.ts";
