import { connectHelper } from "../connect-helper.ts";
import { estimator, model } from "../define-operator.ts";
import type { MlSession } from "../ml-session.ts";
import { param } from "../params/param.ts";
import { oneOf, string, stringLists, strings } from "../params/param-type.ts";
import { newUid } from "../params/params.ts";
import { columnPairs, hasHandleInvalid } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...columnPairs,
  ...hasHandleInvalid,
  stringOrderType: param(
    oneOf("frequencyDesc", "frequencyAsc", "alphabetDesc", "alphabetAsc"),
    "frequencyDesc",
  ),
};

/**
 * Maps each known string to its index, learned by {@link StringIndexer}.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([["FR"], ["DE"], ["FR"]], ["zone"]);
 * await using learned = await new StringIndexer({ inputCol: "zone", outputCol: "index" }).fit(hours);
 * console.log(await learned.labels());
 * // [ 'FR', 'DE' ]
 * await using given = await StringIndexerModel.fromLabels(spark, ["DE", "FR"], { inputCol: "zone", outputCol: "index" });
 * await given.transform(hours.distinct()).orderBy("zone").show();
 * // +----+-----+
 * // |zone|index|
 * // +----+-----+
 * // |  DE|  0.0|
 * // |  FR|  1.0|
 * // +----+-----+
 * ```
 * @see PySpark `StringIndexerModel` · since Spark 4.0
 */
export class StringIndexerModel extends model({
  className: "org.apache.spark.ml.feature.StringIndexerModel",
  params,
  attributes: { labelsArray: stringLists },
}) {
  /** Asks the server for the known strings of a model with one column, in the order of their indices. */
  async labels(): Promise<readonly string[]> {
    const [labels = []] = await this.labelsArray();
    return labels;
  }

  /** Runs a job: makes a model that knows `labels`, without learning them. PySpark: `from_labels`. */
  static async fromLabels(
    spark: MlSession,
    labels: readonly string[],
    columns: { readonly inputCol: string; readonly outputCol?: string },
  ): Promise<StringIndexerModel> {
    const uid = newUid(StringIndexerModel.className);
    const remote = await connectHelper(spark.executor).object("stringIndexerModelFromLabels", [
      valueArgument(string, uid),
      valueArgument(strings, labels),
    ]);
    return new StringIndexerModel(remote, columns, uid);
  }
}

/**
 * Learns the strings of a column, to number them: the most frequent one is 0.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([["FR"], ["DE"], ["FR"]], ["zone"]);
 * await using model = await new StringIndexer({ inputCol: "zone", outputCol: "index" }).fit(hours);
 * await model.transform(hours).show();
 * // +----+-----+
 * // |zone|index|
 * // +----+-----+
 * // |  FR|  0.0|
 * // |  DE|  1.0|
 * // |  FR|  0.0|
 * // +----+-----+
 * ```
 * @see PySpark `StringIndexer` · since Spark 4.0
 */
export class StringIndexer extends estimator({
  className: "org.apache.spark.ml.feature.StringIndexer",
  params,
  model: StringIndexerModel,
}) {}
