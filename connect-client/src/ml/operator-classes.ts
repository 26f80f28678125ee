import {
  DecisionTreeClassificationModel,
  DecisionTreeClassifier,
} from "./classification/decision-tree-classifier.ts";
import { GBTClassificationModel, GBTClassifier } from "./classification/gbt-classifier.ts";
import { LogisticRegression, LogisticRegressionModel } from "./classification/logistic-regression.ts";
import {
  RandomForestClassificationModel,
  RandomForestClassifier,
} from "./classification/random-forest-classifier.ts";
import { Bucketizer } from "./feature/bucketizer.ts";
import { Imputer, ImputerModel } from "./feature/imputer.ts";
import { OneHotEncoder, OneHotEncoderModel } from "./feature/one-hot-encoder.ts";
import { StandardScaler, StandardScalerModel } from "./feature/standard-scaler.ts";
import { StringIndexer, StringIndexerModel } from "./feature/string-indexer.ts";
import { VectorAssembler } from "./feature/vector-assembler.ts";
import type { MlSession } from "./ml-session.ts";
import type { PipelineStage } from "./pipeline-stage.ts";
import { DecisionTreeRegressionModel, DecisionTreeRegressor } from "./regression/decision-tree-regressor.ts";
import { GBTRegressionModel, GBTRegressor } from "./regression/gbt-regressor.ts";
import { LinearRegression, LinearRegressionModel } from "./regression/linear-regression.ts";
import { RandomForestRegressionModel, RandomForestRegressor } from "./regression/random-forest-regressor.ts";

/** A class whose saved instances a pipeline can load by the class name in their metadata. */
interface StageClass {
  readonly className: string;
  readonly load: (spark: MlSession, path: string) => Promise<PipelineStage>;
}

/** Every estimator, transformer and model of this library. */
export const operatorClasses: readonly StageClass[] = [
  Bucketizer,
  DecisionTreeClassificationModel,
  DecisionTreeClassifier,
  DecisionTreeRegressionModel,
  DecisionTreeRegressor,
  GBTClassificationModel,
  GBTClassifier,
  GBTRegressionModel,
  GBTRegressor,
  Imputer,
  ImputerModel,
  LinearRegression,
  LinearRegressionModel,
  LogisticRegression,
  LogisticRegressionModel,
  OneHotEncoder,
  OneHotEncoderModel,
  RandomForestClassificationModel,
  RandomForestClassifier,
  RandomForestRegressionModel,
  RandomForestRegressor,
  StandardScaler,
  StandardScalerModel,
  StringIndexer,
  StringIndexerModel,
  VectorAssembler,
];
