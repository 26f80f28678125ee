import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, ints } from "../params/param-type.ts";
import { hasFeaturesCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasFeaturesCol,
  ...hasOutputCol,
  varianceThreshold: param(double, 0),
};

/**
 * Keeps the features that vary, learned by {@link VarianceThresholdSelector}.
 *
 * @see PySpark `VarianceThresholdSelectorModel` · since Spark 4.0
 */
export class VarianceThresholdSelectorModel extends model({
  className: "org.apache.spark.ml.feature.VarianceThresholdSelectorModel",
  params,
  attributes: { selectedFeatures: ints },
}) {}

/**
 * Learns which features vary at all.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([0, 1])], [new DenseVector([10, 3])]], t.struct({ v: vectorType }));
 * await using model = await new VarianceThresholdSelector({ featuresCol: "v", outputCol: "out", varianceThreshold: 5 }).fit(rows);
 * await model.transform(rows).show(2, false);
 * // +----------+------+
 * // |v         |out   |
 * // +----------+------+
 * // |[0.0,1.0] |[0.0] |
 * // |[10.0,3.0]|[10.0]|
 * // +----------+------+
 * ```
 * @see PySpark `VarianceThresholdSelector` · since Spark 4.0
 */
export class VarianceThresholdSelector extends estimator({
  className: "org.apache.spark.ml.feature.VarianceThresholdSelector",
  params,
  model: VarianceThresholdSelectorModel,
}) {}
