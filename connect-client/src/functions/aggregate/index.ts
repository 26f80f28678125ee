export { bitAnd, bitOr, bitXor, boolAnd, boolOr, every, some } from "./boolean-and-bits.ts";
export {
  arrayAgg,
  collectList,
  collectSet,
  collectUnion,
  listagg,
  listaggDistinct,
  stringAgg,
  stringAggDistinct,
} from "./collect.ts";
export { approxCountDistinct, count, countDistinct, countIf } from "./count.ts";
export { max, maxBy, min, minBy } from "./extreme.ts";
export { grouping, groupingId } from "./grouping.ts";
export { histogramNumeric } from "./histogram.ts";
export { approxPercentile, percentile, percentileApprox } from "./percentile.ts";
export { anyValue, first, firstValue, last, lastValue } from "./pick.ts";
export {
  corr,
  covarPop,
  covarSamp,
  regrAvgx,
  regrAvgy,
  regrCount,
  regrIntercept,
  regrR2,
  regrSlope,
  regrSxx,
  regrSxy,
  regrSyy,
} from "./regression.ts";
export {
  kurtosis,
  skewness,
  std,
  stddev,
  stddevPop,
  stddevSamp,
  variance,
  varPop,
  varSamp,
} from "./spread.ts";
export { avg, mean, median, mode, product, sum, sumDistinct, tryAvg, trySum } from "./sum-and-mean.ts";
