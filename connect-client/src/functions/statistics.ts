import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { DoubleType, LongType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, unary, value } from "./define.ts";

/** Pearson's correlation of two columns. */
export const corr = binary<DoubleType>("corr");

/** The covariance of two columns that are the whole population. */
export const covarPop = binary<DoubleType>("covar_pop");

/** The covariance of two columns that are a sample. */
export const covarSamp = binary<DoubleType>("covar_samp");

/** How heavy the tails of the distribution are, 0 for a normal one. */
export const kurtosis = unary<DoubleType>("kurtosis");

/** How far the distribution leans to one side. */
export const skewness = unary<DoubleType>("skewness");

/** The standard deviation of a sample. */
export const stddev = unary<DoubleType>("stddev");

/** {@link stddev}. */
export const std = unary<DoubleType>("std");

/** {@link stddev}. */
export const stddevSamp = unary<DoubleType>("stddev_samp");

/** The standard deviation of a whole population. */
export const stddevPop = unary<DoubleType>("stddev_pop");

/** The variance of a sample. */
export const variance = unary<DoubleType>("variance");

/** {@link variance}. */
export const varSamp = unary<DoubleType>("var_samp");

/** The variance of a whole population. */
export const varPop = unary<DoubleType>("var_pop");

/**
 * The exact percentile; several percentages in an array give an array.
 *
 * @param percentage - from 0 to 1
 * @param frequency - how often each value counts
 */
export function percentile(values: ColumnLike, percentage: ColumnValue, frequency: ColumnValue = 1): Column {
  return call("percentile", column(values), value(percentage), value(frequency));
}

/**
 * A value of the column that is near the percentile; several percentages in an array give an array.
 *
 * @param percentage - from 0 to 1
 * @param accuracy - the greater, the nearer and the more memory
 */
export function percentileApprox(
  values: ColumnLike,
  percentage: ColumnValue,
  accuracy: ColumnValue = 10000,
): Column {
  return call("percentile_approx", column(values), value(percentage), value(accuracy));
}

/** {@link percentileApprox}. */
export function approxPercentile(
  values: ColumnLike,
  percentage: ColumnValue,
  accuracy: ColumnValue = 10000,
): Column {
  return call("approx_percentile", column(values), value(percentage), value(accuracy));
}

/** The mean of x over pairs (y, x) in which neither is null. */
export const regrAvgx = binary<DoubleType>("regr_avgx");

/** The mean of y over pairs (y, x) in which neither is null. */
export const regrAvgy = binary<DoubleType>("regr_avgy");

/** The number of pairs (y, x) in which neither is null. */
export const regrCount = binary<LongType>("regr_count");

/** Where the regression line of y on x meets the y axis. */
export const regrIntercept = binary<DoubleType>("regr_intercept");

/** How well the regression line of y on x fits, from 0 to 1. */
export const regrR2 = binary<DoubleType>("regr_r2");

/** The slope of the regression line of y on x. */
export const regrSlope = binary<DoubleType>("regr_slope");

/** The sum of squares of x around its mean. */
export const regrSxx = binary<DoubleType>("regr_sxx");

/** The sum of products of y and x around their means. */
export const regrSxy = binary<DoubleType>("regr_sxy");

/** The sum of squares of y around its mean. */
export const regrSyy = binary<DoubleType>("regr_syy");
