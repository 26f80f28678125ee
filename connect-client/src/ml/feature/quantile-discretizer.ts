import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, doubleLists, doubles, int, ints } from "../params/param-type.ts";
import { columnPairs, hasHandleInvalid } from "../params/shared-params.ts";

const modelParams = { ...columnPairs, ...hasHandleInvalid };

/**
 * A `Bucketizer` with the learned splits, as it lives on the server.
 *
 * @see PySpark `Bucketizer`, which is the model of `QuantileDiscretizer`
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
 * @see PySpark `QuantileDiscretizer`
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
