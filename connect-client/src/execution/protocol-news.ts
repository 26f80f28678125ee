/** What a server must be to understand a field, and what the user calls it. */
export interface News {
  readonly since: string;
  readonly feature: string;
  /** Only this value of the field is new. */
  readonly value?: unknown;
}

const since =
  (version: string) =>
  (feature: string, value?: unknown): News => ({ since: version, feature, value });
const [in40, in41, in42, in43] = [since("4.0"), since("4.1"), since("4.2"), since("4.3")];

const machineLearning = in40("Machine learning");
const clusterBy = in40("clusterBy()");
const withSchemaEvolution = in42("withSchemaEvolution()");
const catalog42 = (...kinds: readonly string[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, in42(`catalog.${kind}()`)]));

/** The version with which the newest entry came: such a server understands everything. */
export const newestProtocol = "4.3";

/**
 * What the protocol got after Spark 3.5, by message and field: an older server drops what it does not know without a
 * word, or says that a plan is empty.
 *
 * Read from the descriptors of each release. Left out is what every server may ignore: ids, origins, hints.
 */
export const protocolNews: Readonly<Record<string, Readonly<Record<string, News>>>> = {
  Relation: {
    asOfJoin: in40("joinAsOf()"),
    withRelations: in40("A DataFrame inside a column or SQL"),
    transpose: in40("transpose()"),
    unresolvedTableValuedFunction: in40("A table function"),
    lateralJoin: in40("lateralJoin()"),
    mlRelation: machineLearning,
    chunkedCachedLocalRelation: in41("An upload in chunks"),
    relationChanges: in42("changes()"),
    nearestByJoin: in42("nearestByJoin()"),
    zip: in43("zip()"),
  },
  Aggregate: { groupingSets: in40("groupingSets()") },
  WithColumnsRenamed: { renames: in40("An ordered list of new names") },
  SQL: {
    namedArguments: in40("A parameter that is a column"),
    posArguments: in40("A parameter that is a column"),
  },
  "Read.DataSource": { sourceName: in42("readStream.name()") },
  Parse: { format: in42("read.xml() of a DataFrame", 3) },
  MlRelation: { modelSummaryDataset: in41("A summary of another process") },
  Expression: {
    namedArgumentExpression: in40("A named argument"),
    mergeAction: in40("mergeInto()"),
    subqueryExpression: in40("A DataFrame inside a column"),
    directShufflePartitionId: in41("repartitionById()"),
  },
  "Expression.Cast": { evalMode: in40("tryCast()") },
  "Expression.UnresolvedAttribute": { isMetadataColumn: in40("metadataColumn()") },
  "Expression.UnresolvedFunction": { isInternal: in40("An internal function of Spark") },
  "Expression.UnresolvedStar": { planId: in40('df.col("*")') },
  "Expression.Literal": {
    specializedArray: machineLearning,
    time: in41("A TIME"),
    timestampLtzNanos: in43("A timestamp to the nanosecond"),
    timestampNtzNanos: in43("A timestamp to the nanosecond"),
  },
  SubqueryExpression: { inSubqueryValues: in41("isin() of a DataFrame") },
  DataType: {
    variant: in40("The type VARIANT"),
    time: in41("The type TIME"),
    geometry: in41("The type GEOMETRY"),
    geography: in41("The type GEOGRAPHY"),
    timestampLtzNanos: in43("The type TIMESTAMP_LTZ(9)"),
    timestampNtzNanos: in43("The type TIMESTAMP_NTZ(9)"),
  },
  "DataType.String": { collation: in40("A collation") },
  Command: {
    streamingQueryListenerBusCommand: in40("streams.addListener()"),
    checkpointCommand: in40("checkpoint()"),
    mergeIntoTableCommand: in40("mergeInto()"),
    mlCommand: machineLearning,
    executeExternalCommand: in40("An external command"),
    pipelineCommand: in41("A declarative pipeline"),
  },
  SqlCommand: { input: in40("A DataFrame inside SQL") },
  WriteOperation: { clusteringColumns: clusterBy, withSchemaEvolution },
  WriteOperationV2: { clusteringColumns: clusterBy, withSchemaEvolution },
  WriteStreamOperationStart: {
    clusteringColumnNames: clusterBy,
    realTimeBatchDuration: in42("The real-time trigger"),
  },
  MlCommand: {
    cleanCache: in41("Cleaning the cache of models"),
    getCacheInfo: in41("Looking into the cache of models"),
    createSummary: in41("A summary of another process"),
    getModelSize: in41("The size of a model"),
  },
  Catalog: catalog42(
    "dropTable",
    "dropView",
    "createDatabase",
    "dropDatabase",
    "listPartitions",
    "listViews",
    "getTableProperties",
    "getCreateTableString",
    "truncateTable",
    "analyzeTable",
  ),
  "PipelineCommand.DefineFlow.AutoCdcFlowDetails": {
    trackHistoryColumnList: in43("Tracking the history of chosen columns"),
    trackHistoryExceptColumnList: in43("Tracking the history of chosen columns"),
  },
};
