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
};

const params = {
  ...modelParams,
  seed: param(seed),
};

/**
 * Hashes sets, as learned by {@link MinHashLSH}.
 *
 * @example
 * ```ts
 * const set = (...places: number[]) => new SparseVector(6, places, places.map(() => 1));
 * const rows = spark.createDataFrame([[1, set(0, 1, 2)], [2, set(3, 4)]], t.struct({ id: t.long, v: vectorType }));
 * await using model = await new MinHashLSH({ inputCol: "v", outputCol: "hashes", numHashTables: 3, seed: 7 }).fit(rows);
 * console.log(await model.approxNearestNeighbors(rows, set(0, 1, 2), 1).select("id").first());
 * // { id: 1n }
 * console.log(await model.approxSimilarityJoin(rows, rows, 0.5).count()); // each with itself
 * // 2
 * ```
 * @see PySpark `MinHashLSHModel` · since Spark 4.0
 */
export class MinHashLSHModel extends model({
  className: "org.apache.spark.ml.feature.MinHashLSHModel",
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
 * Hashes sets (sparse vectors of ones) so that those close by Jaccard distance often share a hash.
 *
 * @example
 * ```ts
 * const set = (...places: number[]) => new SparseVector(6, places, places.map(() => 1));
 * const rows = spark.createDataFrame([[1, set(0, 1, 2)], [2, set(3, 4)]], t.struct({ id: t.long, v: vectorType }));
 * await using model = await new MinHashLSH({ inputCol: "v", outputCol: "hashes", numHashTables: 3, seed: 7 }).fit(rows);
 * console.log(await model.transform(rows).columns());
 * // [ 'id', 'v', 'hashes' ]
 * ```
 * @see PySpark `MinHashLSH` · since Spark 4.0
 */
export class MinHashLSH extends estimator({
  className: "org.apache.spark.ml.feature.MinHashLSH",
  params,
  model: MinHashLSHModel,
}) {}
