import {
  DecisionTreeClassificationModel,
  DecisionTreeClassifier,
} from "./classification/decision-tree-classifier.ts";
import { FMClassificationModel, FMClassifier } from "./classification/fm-classifier.ts";
import { GBTClassificationModel, GBTClassifier } from "./classification/gbt-classifier.ts";
import { LinearSVC, LinearSVCModel } from "./classification/linear-svc.ts";
import { LogisticRegression, LogisticRegressionModel } from "./classification/logistic-regression.ts";
import {
  MultilayerPerceptronClassificationModel,
  MultilayerPerceptronClassifier,
} from "./classification/multilayer-perceptron-classifier.ts";
import { NaiveBayes, NaiveBayesModel } from "./classification/naive-bayes.ts";
import {
  RandomForestClassificationModel,
  RandomForestClassifier,
} from "./classification/random-forest-classifier.ts";
import { BisectingKMeans, BisectingKMeansModel } from "./clustering/bisecting-k-means.ts";
import { GaussianMixture, GaussianMixtureModel } from "./clustering/gaussian-mixture.ts";
import { KMeans, KMeansModel } from "./clustering/k-means.ts";
import { LDA, LDAModel } from "./clustering/lda.ts";
import { Binarizer } from "./feature/binarizer.ts";
import {
  BucketedRandomProjectionLSH,
  BucketedRandomProjectionLSHModel,
} from "./feature/bucketed-random-projection-lsh.ts";
import { Bucketizer } from "./feature/bucketizer.ts";
import { ChiSqSelector, ChiSqSelectorModel } from "./feature/chi-sq-selector.ts";
import { CountVectorizer, CountVectorizerModel } from "./feature/count-vectorizer.ts";
import { DCT } from "./feature/dct.ts";
import { ElementwiseProduct } from "./feature/elementwise-product.ts";
import { FeatureHasher } from "./feature/feature-hasher.ts";
import { HashingTF } from "./feature/hashing-tf.ts";
import { IDF, IDFModel } from "./feature/idf.ts";
import { Imputer, ImputerModel } from "./feature/imputer.ts";
import { IndexToString } from "./feature/index-to-string.ts";
import { Interaction } from "./feature/interaction.ts";
import { MaxAbsScaler, MaxAbsScalerModel } from "./feature/max-abs-scaler.ts";
import { MinHashLSH, MinHashLSHModel } from "./feature/min-hash-lsh.ts";
import { MinMaxScaler, MinMaxScalerModel } from "./feature/min-max-scaler.ts";
import { NGram } from "./feature/n-gram.ts";
import { Normalizer } from "./feature/normalizer.ts";
import { OneHotEncoder, OneHotEncoderModel } from "./feature/one-hot-encoder.ts";
import { PCA, PCAModel } from "./feature/pca.ts";
import { PolynomialExpansion } from "./feature/polynomial-expansion.ts";
import { QuantileDiscretizer } from "./feature/quantile-discretizer.ts";
import { RFormula, RFormulaModel } from "./feature/r-formula.ts";
import { RegexTokenizer } from "./feature/regex-tokenizer.ts";
import { RobustScaler, RobustScalerModel } from "./feature/robust-scaler.ts";
import { SQLTransformer } from "./feature/sql-transformer.ts";
import { StandardScaler, StandardScalerModel } from "./feature/standard-scaler.ts";
import { StopWordsRemover } from "./feature/stop-words-remover.ts";
import { StringIndexer, StringIndexerModel } from "./feature/string-indexer.ts";
import { TargetEncoder, TargetEncoderModel } from "./feature/target-encoder.ts";
import { Tokenizer } from "./feature/tokenizer.ts";
import {
  UnivariateFeatureSelector,
  UnivariateFeatureSelectorModel,
} from "./feature/univariate-feature-selector.ts";
import {
  VarianceThresholdSelector,
  VarianceThresholdSelectorModel,
} from "./feature/variance-threshold-selector.ts";
import { VectorAssembler } from "./feature/vector-assembler.ts";
import { VectorIndexer, VectorIndexerModel } from "./feature/vector-indexer.ts";
import { VectorSizeHint } from "./feature/vector-size-hint.ts";
import { VectorSlicer } from "./feature/vector-slicer.ts";
import { Word2Vec, Word2VecModel } from "./feature/word2-vec.ts";
import { FPGrowth, FPGrowthModel } from "./fpm/fp-growth.ts";
import type { MlSession } from "./ml-session.ts";
import type { PipelineStage } from "./pipeline-stage.ts";
import { ALS, ALSModel } from "./recommendation/als.ts";
import { AFTSurvivalRegression, AFTSurvivalRegressionModel } from "./regression/aft-survival-regression.ts";
import { DecisionTreeRegressionModel, DecisionTreeRegressor } from "./regression/decision-tree-regressor.ts";
import { FMRegressionModel, FMRegressor } from "./regression/fm-regressor.ts";
import { GBTRegressionModel, GBTRegressor } from "./regression/gbt-regressor.ts";
import {
  GeneralizedLinearRegression,
  GeneralizedLinearRegressionModel,
} from "./regression/generalized-linear-regression.ts";
import { IsotonicRegression, IsotonicRegressionModel } from "./regression/isotonic-regression.ts";
import { LinearRegression, LinearRegressionModel } from "./regression/linear-regression.ts";
import { RandomForestRegressionModel, RandomForestRegressor } from "./regression/random-forest-regressor.ts";

/** A class whose saved instances a pipeline can load by the class name in their metadata. */
interface StageClass {
  readonly className: string;
  readonly load: (spark: MlSession, path: string) => Promise<PipelineStage>;
}

/** Every estimator, transformer and model of this library. */
export const operatorClasses: readonly StageClass[] = [
  AFTSurvivalRegression,
  AFTSurvivalRegressionModel,
  ALS,
  ALSModel,
  Binarizer,
  BisectingKMeans,
  BisectingKMeansModel,
  BucketedRandomProjectionLSH,
  BucketedRandomProjectionLSHModel,
  Bucketizer,
  ChiSqSelector,
  ChiSqSelectorModel,
  CountVectorizer,
  CountVectorizerModel,
  DCT,
  DecisionTreeClassificationModel,
  DecisionTreeClassifier,
  DecisionTreeRegressionModel,
  DecisionTreeRegressor,
  ElementwiseProduct,
  FMClassificationModel,
  FMClassifier,
  FMRegressionModel,
  FMRegressor,
  FPGrowth,
  FPGrowthModel,
  FeatureHasher,
  GBTClassificationModel,
  GBTClassifier,
  GBTRegressionModel,
  GBTRegressor,
  GaussianMixture,
  GaussianMixtureModel,
  GeneralizedLinearRegression,
  GeneralizedLinearRegressionModel,
  HashingTF,
  IDF,
  IDFModel,
  Imputer,
  ImputerModel,
  IndexToString,
  Interaction,
  IsotonicRegression,
  IsotonicRegressionModel,
  KMeans,
  KMeansModel,
  LDA,
  LDAModel,
  LinearRegression,
  LinearRegressionModel,
  LinearSVC,
  LinearSVCModel,
  LogisticRegression,
  LogisticRegressionModel,
  MaxAbsScaler,
  MaxAbsScalerModel,
  MinHashLSH,
  MinHashLSHModel,
  MinMaxScaler,
  MinMaxScalerModel,
  MultilayerPerceptronClassificationModel,
  MultilayerPerceptronClassifier,
  NGram,
  NaiveBayes,
  NaiveBayesModel,
  Normalizer,
  OneHotEncoder,
  OneHotEncoderModel,
  PCA,
  PCAModel,
  PolynomialExpansion,
  QuantileDiscretizer,
  RFormula,
  RFormulaModel,
  RandomForestClassificationModel,
  RandomForestClassifier,
  RandomForestRegressionModel,
  RandomForestRegressor,
  RegexTokenizer,
  RobustScaler,
  RobustScalerModel,
  SQLTransformer,
  StandardScaler,
  StandardScalerModel,
  StopWordsRemover,
  StringIndexer,
  StringIndexerModel,
  TargetEncoder,
  TargetEncoderModel,
  Tokenizer,
  UnivariateFeatureSelector,
  UnivariateFeatureSelectorModel,
  VarianceThresholdSelector,
  VarianceThresholdSelectorModel,
  VectorAssembler,
  VectorIndexer,
  VectorIndexerModel,
  VectorSizeHint,
  VectorSlicer,
  Word2Vec,
  Word2VecModel,
];
