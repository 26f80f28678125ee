/**
 * Spark's functions, by their names in camelCase: `date_trunc` is `dateTrunc`.
 *
 * What they have in common is said here and not again with each of them.
 *
 * - A function asks the server for nothing: it returns a {@link Column}, which an action computes for all rows.
 * - Where a column is expected, text is the name of one: `F.upper("zone")` is the column, `F.upper(lit("zone"))` the
 *   text. Other values are literals: `F.pow("x", 2)`. Parameters typed `string` or `number` are values, not columns.
 * - A null among the arguments makes the result null, and aggregates leave nulls out, unless the function says
 *   otherwise.
 * - Errors are the server's, at the action. Those named with a function are of ANSI mode, which Spark 4 has on; with
 *   `spark.sql.ansi.enabled` off most of them are nulls.
 * - The name in PySpark and SQL is ours in snake_case; the plan holds an `UnresolvedFunction` of that name.
 * - What is newer than Spark 4.0 says since when; an older server answers with `UNRESOLVED_ROUTINE`.
 * - Types that Spark ships unfinished are off until the session sets `spark.sql.timeType.enabled`,
 *   `spark.sql.timestampNanosTypes.enabled` or `spark.sql.geospatial.enabled`.
 * - Examples run in a session whose time zone is UTC.
 */
export { col, col as column, expr, lit } from "../column/col.ts";
export * from "./aggregate/index.ts";
export {
  anyValue,
  approxCountDistinct,
  arrayAgg,
  avg,
  bitAnd,
  bitOr,
  bitXor,
  boolAnd,
  boolOr,
  collectList,
  collectSet,
  collectUnion,
  count,
  countDistinct,
  countIf,
  countMinSketch,
  every,
  first,
  firstValue,
  grouping,
  groupingId,
  histogramNumeric,
  last,
  lastValue,
  listagg,
  listaggDistinct,
  max,
  maxBy,
  mean,
  median,
  min,
  minBy,
  mode,
  product,
  schemaOfVariantAgg,
  some,
  stringAgg,
  stringAggDistinct,
  sum,
  sumDistinct,
  tryAvg,
  trySum,
} from "./aggregate.ts";
export {
  array,
  arrayAppend,
  arrayCompact,
  arrayContains,
  arrayDistinct,
  arrayExcept,
  arrayInsert,
  arrayIntersect,
  arrayJoin,
  arrayMax,
  arrayMin,
  arrayPosition,
  arrayPrepend,
  arrayRemove,
  arrayRepeat,
  arraySize,
  arraysOverlap,
  arraysZip,
  arrayUnion,
  cardinality,
  elementAt,
  flatten,
  get,
  sequence,
  shuffle,
  size,
  slice,
  sortArray,
  tryElementAt,
} from "./array.ts";
export * from "./binary/index.ts";
export {
  coalesce,
  equalNull,
  greatest,
  ifnull,
  isnan,
  isnotnull,
  isnull,
  least,
  nanvl,
  nullif,
  nullifzero,
  nvl,
  nvl2,
  when,
  zeroifnull,
} from "./conditional.ts";
export * from "./format/index.ts";
export {
  explode,
  explodeOuter,
  inline,
  inlineOuter,
  jsonTuple,
  posexplode,
  posexplodeOuter,
  stack,
} from "./generator.ts";
export { stAsbinary, stGeogfromwkb, stGeomfromwkb, stSetsrid, stSrid } from "./geospatial.ts";
export {
  aggregate,
  arraySort,
  exists,
  filter,
  forall,
  mapFilter,
  mapZipWith,
  reduce,
  transform,
  transformKeys,
  transformValues,
  zipWith,
} from "./higher-order.ts";
export {
  createMap,
  mapConcat,
  mapContainsKey,
  mapEntries,
  mapFromArrays,
  mapFromEntries,
  mapKeys,
  mapValues,
  namedStruct,
  strToMap,
  struct,
} from "./map.ts";
export {
  assertTrue,
  broadcast,
  callFunction,
  callUdf,
  currentCatalog,
  currentDatabase,
  currentPath,
  currentSchema,
  currentUser,
  inputFileBlockLength,
  inputFileBlockStart,
  inputFileName,
  javaMethod,
  monotonicallyIncreasingId,
  namedArgument,
  raiseError,
  reflect,
  sessionUser,
  sparkPartitionId,
  tryReflect,
  typeof_,
  unwrapUdt,
  user,
  uuid,
  version,
} from "./misc.ts";
export * from "./number/index.ts";
export { bucket, days, hours, months, years } from "./partition-transform.ts";
export {
  counterDiff,
  cumeDist,
  denseRank,
  lag,
  lead,
  nthValue,
  ntile,
  percentRank,
  rank,
  rowNumber,
} from "./ranking.ts";
export * from "./sketch/index.ts";
export { asc, ascNullsFirst, ascNullsLast, desc, descNullsFirst, descNullsLast } from "./sort.ts";
export * from "./string/index.ts";
export * from "./time/index.ts";
export {
  vectorAvg,
  vectorCosineSimilarity,
  vectorInnerProduct,
  vectorL2Distance,
  vectorNorm,
  vectorNormalize,
  vectorSum,
} from "./vector.ts";
