import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, long, longs, vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  minDocFreq: param(int, 0),
};

/** Weighs term counts. PySpark: `IDFModel`. */
export class IDFModel extends model({
  className: "org.apache.spark.ml.feature.IDFModel",
  params,
  attributes: { idf: vector, docFreq: longs, numDocs: long },
}) {}

/**
 * Learns in how many texts each term occurs, to weigh rare terms more.
 *
 * @see PySpark `IDF`
 */
export class IDF extends estimator({
  className: "org.apache.spark.ml.feature.IDF",
  params,
  model: IDFModel,
}) {}
