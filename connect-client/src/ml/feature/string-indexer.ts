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

/** Maps each known string to its index. PySpark: `StringIndexerModel`. */
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
 * const indexer = new StringIndexer({ inputCol: "zone", outputCol: "zone_index", handleInvalid: "keep" });
 * const model = await indexer.fit(hours);
 * await model.labels(); // ["DE-LU", "FR"]
 * ```
 * @see PySpark `StringIndexer`
 */
export class StringIndexer extends estimator({
  className: "org.apache.spark.ml.feature.StringIndexer",
  params,
  model: StringIndexerModel,
}) {}
