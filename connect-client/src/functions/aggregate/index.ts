export { approxPercentile, percentile, percentileApprox } from "./percentile.ts";
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
