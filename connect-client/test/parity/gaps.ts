/** What a class of PySpark has that the library has not, or has under another name; keyed by the reason. */
export interface Gaps {
  /** PySpark's name to ours, or to `Class.member` if another class has it, where the derived name is not used. */
  readonly renamed?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Cannot be done from TypeScript. */
  readonly never?: Readonly<Record<string, readonly string[]>>;
  /** Can be done, and is not. */
  readonly notYet?: Readonly<Record<string, readonly string[]>>;
}

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

const runsPython = "runs Python on the server";
const pythonLibrary = "gives an object of a Python library";
const server = "the server is configured where it is started";
const oldSpelling = "an older spelling of the same";

/** By the titles of subjects.ts; a class that is not here is complete, with the names derived from PySpark's. */
export const gaps: Readonly<Record<string, Gaps>> = {
  SparkSession: {
    never: {
      [runsPython]: ["udtf", "dataSource"],
      "profiles Python on the server": ["profile"],
      "Python's own connection object": ["client"],
    },
  },
  "SparkSession.Builder": {
    never: {
      [server]: ["master", "enableHiveSupport"],
      "takes a channel of Python's gRPC; `remote` has TLS, tokens and headers": ["channelBuilder"],
    },
  },
  Catalog: {
    renamed: { "deprecated in PySpark": { createExternalTable: "createTable" } },
    never: { [runsPython]: ["registerFunction"] },
  },
  DataFrame: {
    renamed: {
      [oldSpelling]: { groupby: "groupBy", registerTempTable: "createOrReplaceTempView" },
      "only the server knows": { is_cached: "storageLevel" },
    },
    never: {
      [runsPython]: names("foreach foreachPartition mapInArrow mapInPandas"),
      [pythonLibrary]: names("pandas_api plot toPandas"),
    },
  },
  GroupedData: {
    never: {
      [runsPython]: names(
        "apply applyInArrow applyInPandas applyInPandasWithState cogroup transformWithState transformWithStateInPandas",
      ),
    },
  },
  PandasCogroupedOps: { never: { [runsPython]: ["applyInArrow", "applyInPandas"] } },
  Column: {
    renamed: {
      [oldSpelling]: { name: "alias" },
      "not for use from outside": { to_plan: "toExpression" },
    },
  },
  "Column, operators": {
    renamed: {
      "JavaScript has no operators for objects": {
        __add__: "plus",
        __and__: "and",
        __div__: "divide",
        __eq__: "eq",
        __ge__: "geq",
        __getitem__: "getItem",
        __gt__: "gt",
        __invert__: "not",
        __le__: "leq",
        __lt__: "lt",
        __mod__: "mod",
        __mul__: "multiply",
        __ne__: "notEqual",
        __neg__: "negate",
        __or__: "or",
        __pow__: "pow",
        __sub__: "minus",
        __truediv__: "divide",
      },
      "with the value on the left: `lit(1).plus(column)`": {
        __radd__: "plus",
        __rand__: "and",
        __rdiv__: "divide",
        __rmod__: "mod",
        __rmul__: "multiply",
        __ror__: "or",
        __rpow__: "pow",
        __rsub__: "minus",
        __rtruediv__: "divide",
      },
    },
  },
  functions: {
    renamed: {
      [oldSpelling]: {
        bitwiseNOT: "bitwiseNot",
        shiftLeft: "shiftleft",
        shiftRight: "shiftright",
        shiftRightUnsigned: "shiftrightunsigned",
        toDegrees: "degrees",
        toRadians: "radians",
      },
    },
    never: {
      [runsPython]: names(`
        AnalyzeArgument AnalyzeResult ArrowUDFType OrderingColumn PandasUDFType PartitioningColumn SelectedColumn
        SkipRestOfInputTableException UserDefinedFunction UserDefinedTableFunction arrow_udf arrow_udtf pandas_udf
        udf udtf
      `),
    },
  },
  StorageLevel: {
    renamed: {
      "the levels are Scala's, where rows are not serialised": { MEMORY_AND_DISK_DESER: "MEMORY_AND_DISK" },
    },
  },
  TableValuedFunction: { renamed: { "a method of the session as well": { range: "SparkSession.range" } } },
  TableArg: { renamed: { "not for use from outside": { to_plan: "toExpression" } } },
  DataStreamWriter: { never: { [runsPython]: ["foreach", "foreachBatch"] } },
  StreamingQueryListener: {
    never: { "a listener is an object of this process, which has its session at hand": ["spark"] },
  },
  UDFRegistration: {
    never: { [runsPython]: ["register"] },
  },
  UDTFRegistration: { never: { [runsPython]: ["register"] } },
  DataSourceRegistration: { never: { [runsPython]: ["register"] } },
  types: {
    renamed: { "as the other values are named": { VariantVal: "VariantValue" } },
  },
  ml: {
    renamed: {
      "the classes make their own": { Matrices: "DenseMatrix", Vectors: "DenseVector" },
      "one class for both ways of training": { DistributedLDAModel: "LDAModel", LocalLDAModel: "LDAModel" },
    },
    never: {
      "bases for operators written in Python": ["PredictionModel", "Predictor", "UnaryTransformer"],
      "how Python stores pipelines": names(
        "PipelineModelReader PipelineModelWriter PipelineReader PipelineSharedReadWrite PipelineWriter",
      ),
    },
    notYet: {
      "model selection": names(
        "CrossValidator CrossValidatorModel OneVsRest OneVsRestModel ParamGridBuilder TrainValidationSplit TrainValidationSplitModel",
      ),
      statistics: names(
        "ChiSquareTest Correlation KolmogorovSmirnovTest MultivariateGaussian Summarizer SummaryBuilder",
      ),
      "not operators, but calls of a helper": ["PowerIterationClustering", "PrefixSpan"],
      "summaries of training, beyond those of the plain regressions and clusterings": names(`
        BinaryLogisticRegressionSummary BinaryLogisticRegressionTrainingSummary
        BinaryRandomForestClassificationSummary BinaryRandomForestClassificationTrainingSummary
        FMClassificationSummary FMClassificationTrainingSummary GeneralizedLinearRegressionSummary
        LinearSVCSummary LinearSVCTrainingSummary MultilayerPerceptronClassificationSummary
        MultilayerPerceptronClassificationTrainingSummary RandomForestClassificationSummary
        RandomForestClassificationTrainingSummary
      `),
    },
  },
  pipelines: {
    notYet: {
      "declarative pipelines": names(
        "append_flow create_auto_cdc_flow create_sink create_streaming_table materialized_view table temporary_view",
      ),
    },
  },
};
