import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, doubleLists, doubles, int, ints } from "../params/param-type.ts";
import { columnPairs, hasHandleInvalid } from "../params/shared-params.ts";

const modelParams = { ...columnPairs, ...hasHandleInvalid };

/**
 * A `Bucketizer` on the server with the splits learned by {@link QuantileDiscretizer}.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[1, 5], [2, 6], [3, 7], [4, 8]], "price DOUBLE, load DOUBLE");
 * await using one = await new QuantileDiscretizer({ inputCol: "price", outputCol: "half", numBuckets: 2 }).fit(hours);
 * console.log(await one.getSplits());
 * // [ -Infinity, 2, Infinity ]
 * const columns = { inputCols: ["price", "load"], outputCols: ["p", "l"] };
 * await using several = await new QuantileDiscretizer({ ...columns, numBuckets: 2 }).fit(hours);
 * console.log((await several.getSplitsArray()).length);
 * // 2
 * ```
 * @see PySpark `QuantileBucketizer` · since Spark 4.0
 */
export class QuantileBucketizer extends model({
  className: "org.apache.spark.ml.feature.Bucketizer",
  params: modelParams,
  attributes: {},
}) {
  /** Asks the server for the learned splits of a model with one column. */
  getSplits(): Promise<readonly number[]> {
    return this.remote.value("getSplits", doubles);
  }

  /** Asks the server for the learned splits of each column of a model with several. */
  getSplitsArray(): Promise<readonly (readonly number[])[]> {
    return this.remote.value("getSplitsArray", doubleLists);
  }
}

/**
 * Learns the splits that put numbers into buckets of about equal size.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[1], [2], [3], [4]], "price DOUBLE");
 * await using model = await new QuantileDiscretizer({ inputCol: "price", outputCol: "half", numBuckets: 2 }).fit(hours);
 * await model.transform(hours).show();
 * // +-----+----+
 * // |price|half|
 * // +-----+----+
 * // |  1.0| 0.0|
 * // |  2.0| 1.0|
 * // |  3.0| 1.0|
 * // |  4.0| 1.0|
 * // +-----+----+
 * ```
 * @see PySpark `QuantileDiscretizer` · since Spark 4.0
 */
export class QuantileDiscretizer extends estimator({
  className: "org.apache.spark.ml.feature.QuantileDiscretizer",
  params: {
    ...modelParams,
    numBuckets: param(int, 2),
    numBucketsArray: param(ints),
    relativeError: param(double, 0.001),
  },
  model: QuantileBucketizer,
}) {}
