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

/**
 * Hashes vectors, as learned by {@link BucketedRandomProjectionLSH}.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame(
 *   [[1, new DenseVector([0, 0])], [2, new DenseVector([9, 9])]],
 *   t.struct({ id: t.long, v: vectorType }),
 * );
 * const lsh = new BucketedRandomProjectionLSH({ inputCol: "v", outputCol: "hashes", bucketLength: 2, seed: 7 });
 * await using model = await lsh.fit(rows);
 * console.log(await model.approxNearestNeighbors(rows, new DenseVector([0, 0]), 1).select("id").first());
 * // { id: 1n }
 * console.log(await model.approxSimilarityJoin(rows, rows, 1).count()); // each with itself
 * // 2
 * ```
 * @see PySpark `BucketedRandomProjectionLSHModel` · since Spark 4.0
 */
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
 * @example
 * ```ts
 * const rows = spark.createDataFrame(
 *   [[1, new DenseVector([0, 0])], [2, new DenseVector([9, 9])]],
 *   t.struct({ id: t.long, v: vectorType }),
 * );
 * const lsh = new BucketedRandomProjectionLSH({ inputCol: "v", outputCol: "hashes", bucketLength: 2, seed: 7 });
 * await using model = await lsh.fit(rows);
 * console.log(await model.transform(rows).columns());
 * // [ 'id', 'v', 'hashes' ]
 * ```
 * @see PySpark `BucketedRandomProjectionLSH` · since Spark 4.0
 */
export class BucketedRandomProjectionLSH extends estimator({
  className: "org.apache.spark.ml.feature.BucketedRandomProjectionLSH",
  params,
  model: BucketedRandomProjectionLSHModel,
}) {}
