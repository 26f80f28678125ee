import type { DataFrame } from "../../dataframe/dataframe.ts";
import type { Schema } from "../../types/index.ts";
import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, int, seed, string, vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";
import { relationArgument, valueArgument } from "../remote-object.ts";

const modelParams = {
  ...hasInputCol,
  ...hasOutputCol,
  numHashTables: param(int, 1),
  bucketLength: param(double),
};

const params = {
  ...modelParams,
  seed: param(seed),
};

/** Hashes vectors. PySpark: `BucketedRandomProjectionLSHModel`. */
export class BucketedRandomProjectionLSHModel extends model({
  className: "org.apache.spark.ml.feature.BucketedRandomProjectionLSHModel",
  params: modelParams,
  attributes: {},
}) {
  /** The `count` rows of `dataset` whose vectors are closest to `key`, as far as hashing finds them. */
  approxNearestNeighbors<S extends Schema>(
    dataset: DataFrame<S>,
    key: Vector,
    count: number,
    distCol = "distCol",
  ): DataFrame {
    return this.remote.frame("approxNearestNeighbors", [
      relationArgument(dataset.toRelation()),
      valueArgument(vector, key),
      valueArgument(int, count),
      valueArgument(string, distCol),
    ]);
  }

  /** The pairs of rows of two DataFrames that are closer than `threshold`, as far as hashing finds them. */
  approxSimilarityJoin<A extends Schema, B extends Schema>(
    left: DataFrame<A>,
    right: DataFrame<B>,
    threshold: number,
    distCol = "distCol",
  ): DataFrame {
    return this.remote.frame("approxSimilarityJoin", [
      relationArgument(left.toRelation()),
      relationArgument(right.toRelation()),
      valueArgument(double, threshold),
      valueArgument(string, distCol),
    ]);
  }
}

/**
 * Hashes vectors so that those close by Euclidean distance often share a hash.
 *
 * @see PySpark `BucketedRandomProjectionLSH`
 */
export class BucketedRandomProjectionLSH extends estimator({
  className: "org.apache.spark.ml.feature.BucketedRandomProjectionLSH",
  params,
  model: BucketedRandomProjectionLSHModel,
}) {}
