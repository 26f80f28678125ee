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
export * from "./binary/index.ts";
export { callFunction, callUdf, javaMethod, namedArgument, reflect, tryReflect } from "./call.ts";
export * from "./collection/index.ts";
export { greatest, least, when } from "./conditional.ts";
export * from "./format/index.ts";
export { stAsbinary, stGeogfromwkb, stGeomfromwkb, stSetsrid, stSrid } from "./geospatial.ts";
export { assertTrue, broadcast, raiseError, typeof_, unwrapUdt, uuid } from "./misc.ts";
export {
  coalesce,
  equalNull,
  ifnull,
  isnan,
  isnotnull,
  isnull,
  nanvl,
  nullif,
  nullifzero,
  nvl,
  nvl2,
  zeroifnull,
} from "./null.ts";
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
export {
  inputFileBlockLength,
  inputFileBlockStart,
  inputFileName,
  monotonicallyIncreasingId,
  sparkPartitionId,
} from "./row-origin.ts";
export {
  currentCatalog,
  currentDatabase,
  currentPath,
  currentSchema,
  currentUser,
  sessionUser,
  user,
  version,
} from "./session.ts";
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
