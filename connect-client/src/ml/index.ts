export { DenseMatrix, isMatrix, type Matrix, SparseMatrix } from "../types/matrix.ts";
export { matrixType, vectorType } from "../types/ml-types.ts";
export { DenseVector, isVector, SparseVector, type Vector } from "../types/vector.ts";
export {
  DecisionTreeClassificationModel,
  DecisionTreeClassifier,
} from "./classification/decision-tree-classifier.ts";
export { FMClassificationModel, FMClassifier } from "./classification/fm-classifier.ts";
export { GBTClassificationModel, GBTClassifier } from "./classification/gbt-classifier.ts";
export { LinearSVC, LinearSVCModel } from "./classification/linear-svc.ts";
export {
  LogisticRegression,
  LogisticRegressionModel,
  LogisticRegressionSummary,
  LogisticRegressionTrainingSummary,
} from "./classification/logistic-regression.ts";
export {
  MultilayerPerceptronClassificationModel,
  MultilayerPerceptronClassifier,
} from "./classification/multilayer-perceptron-classifier.ts";
export { NaiveBayes, NaiveBayesModel } from "./classification/naive-bayes.ts";
export {
  RandomForestClassificationModel,
  RandomForestClassifier,
} from "./classification/random-forest-classifier.ts";
export {
  BisectingKMeans,
  BisectingKMeansModel,
  BisectingKMeansSummary,
} from "./clustering/bisecting-k-means.ts";
export {
  GaussianMixture,
  GaussianMixtureModel,
  GaussianMixtureSummary,
} from "./clustering/gaussian-mixture.ts";
export { KMeans, KMeansModel, KMeansSummary } from "./clustering/k-means.ts";
export { LDA, LDAModel } from "./clustering/lda.ts";
export { Estimator } from "./estimator.ts";
export { BinaryClassificationEvaluator } from "./evaluation/binary-classification-evaluator.ts";
export { ClusteringEvaluator } from "./evaluation/clustering-evaluator.ts";
export { MulticlassClassificationEvaluator } from "./evaluation/multiclass-classification-evaluator.ts";
export { MultilabelClassificationEvaluator } from "./evaluation/multilabel-classification-evaluator.ts";
export { RankingEvaluator } from "./evaluation/ranking-evaluator.ts";
export { RegressionEvaluator } from "./evaluation/regression-evaluator.ts";
export { Evaluator } from "./evaluator.ts";
export { Binarizer } from "./feature/binarizer.ts";
export {
  BucketedRandomProjectionLSH,
  BucketedRandomProjectionLSHModel,
} from "./feature/bucketed-random-projection-lsh.ts";
export { Bucketizer } from "./feature/bucketizer.ts";
export { ChiSqSelector, ChiSqSelectorModel } from "./feature/chi-sq-selector.ts";
export { CountVectorizer, CountVectorizerModel } from "./feature/count-vectorizer.ts";
export { DCT } from "./feature/dct.ts";
export { ElementwiseProduct } from "./feature/elementwise-product.ts";
export { FeatureHasher } from "./feature/feature-hasher.ts";
export { HashingTF } from "./feature/hashing-tf.ts";
export { IDF, IDFModel } from "./feature/idf.ts";
export { Imputer, ImputerModel } from "./feature/imputer.ts";
export { IndexToString } from "./feature/index-to-string.ts";
export { Interaction } from "./feature/interaction.ts";
export { MaxAbsScaler, MaxAbsScalerModel } from "./feature/max-abs-scaler.ts";
export { MinHashLSH, MinHashLSHModel } from "./feature/min-hash-lsh.ts";
export { MinMaxScaler, MinMaxScalerModel } from "./feature/min-max-scaler.ts";
export { NGram } from "./feature/n-gram.ts";
export { Normalizer } from "./feature/normalizer.ts";
export { OneHotEncoder, OneHotEncoderModel } from "./feature/one-hot-encoder.ts";
export { PCA, PCAModel } from "./feature/pca.ts";
export { PolynomialExpansion } from "./feature/polynomial-expansion.ts";
export { QuantileBucketizer, QuantileDiscretizer } from "./feature/quantile-discretizer.ts";
export { RFormula, RFormulaModel } from "./feature/r-formula.ts";
export { RegexTokenizer } from "./feature/regex-tokenizer.ts";
export { RobustScaler, RobustScalerModel } from "./feature/robust-scaler.ts";
export { SQLTransformer } from "./feature/sql-transformer.ts";
export { StandardScaler, StandardScalerModel } from "./feature/standard-scaler.ts";
export { StopWordsRemover } from "./feature/stop-words-remover.ts";
export { StringIndexer, StringIndexerModel } from "./feature/string-indexer.ts";
export { TargetEncoder, TargetEncoderModel } from "./feature/target-encoder.ts";
export { Tokenizer } from "./feature/tokenizer.ts";
export {
  UnivariateFeatureSelector,
  UnivariateFeatureSelectorModel,
} from "./feature/univariate-feature-selector.ts";
export {
  VarianceThresholdSelector,
  VarianceThresholdSelectorModel,
} from "./feature/variance-threshold-selector.ts";
export { VectorAssembler } from "./feature/vector-assembler.ts";
export { VectorIndexer, VectorIndexerModel } from "./feature/vector-indexer.ts";
export { VectorSizeHint } from "./feature/vector-size-hint.ts";
export { VectorSlicer } from "./feature/vector-slicer.ts";
export { Word2Vec, Word2VecModel } from "./feature/word2-vec.ts";
export { FPGrowth, FPGrowthModel } from "./fpm/fp-growth.ts";
export { MlWriter } from "./ml-writer.ts";
export { Model } from "./model.ts";
export { Params } from "./params/params.ts";
export { Pipeline, PipelineModel } from "./pipeline.ts";
export type { FittableStage, Fitted, PipelineStage, TransformingStage } from "./pipeline-stage.ts";
export { ALS, ALSModel } from "./recommendation/als.ts";
export { AFTSurvivalRegression, AFTSurvivalRegressionModel } from "./regression/aft-survival-regression.ts";
export {
  DecisionTreeRegressionModel,
  DecisionTreeRegressor,
} from "./regression/decision-tree-regressor.ts";
export { FMRegressionModel, FMRegressor } from "./regression/fm-regressor.ts";
export { GBTRegressionModel, GBTRegressor } from "./regression/gbt-regressor.ts";
export {
  GeneralizedLinearRegression,
  GeneralizedLinearRegressionModel,
  GeneralizedLinearRegressionTrainingSummary,
} from "./regression/generalized-linear-regression.ts";
export { IsotonicRegression, IsotonicRegressionModel } from "./regression/isotonic-regression.ts";
export {
  LinearRegression,
  LinearRegressionModel,
  LinearRegressionSummary,
  LinearRegressionTrainingSummary,
} from "./regression/linear-regression.ts";
export { RandomForestRegressionModel, RandomForestRegressor } from "./regression/random-forest-regressor.ts";
export { Summary } from "./summary.ts";
export { Transformer } from "./transformer.ts";
