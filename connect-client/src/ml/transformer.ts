import type { DataFrame } from "../dataframe/dataframe.ts";
import type { Schema } from "../types/index.ts";
import { mlOperator } from "./ml-command.ts";
import type { MlSession } from "./ml-session.ts";
import type { MlWriter } from "./ml-writer.ts";
import { operatorWriter } from "./operator-files.ts";
import { Params } from "./params/params.ts";

/**
 * Adds columns to a DataFrame, batch or streaming.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([["Wind and Sun"]], ["text"]);
 * const tokenizer = new Tokenizer({ inputCol: "text", outputCol: "words" });
 * console.log(await tokenizer.transform(texts).columns());
 * // [ 'text', 'words' ]
 *
 * await tokenizer.write(spark).overwrite().save("/tmp/demo/tokenizer");
 * console.log((await Tokenizer.load(spark, "/tmp/demo/tokenizer")).getInputCol());
 * // text
 * ```
 * @see PySpark `Transformer` · proto `MlRelation.Transform`
 */
export abstract class Transformer extends Params {
  /**
   * The rows of `dataset` with this transformer's output columns.
   *
   * Transformation: nothing runs until an action. Works on streaming DataFrames.
   */
  transform<S extends Schema>(dataset: DataFrame<S>): DataFrame {
    return dataset.derive("mlRelation", {
      mlType: {
        case: "transform",
        value: {
          operator: { case: "transformer", value: mlOperator("transformer", this.className, this.uid) },
          input: dataset.toRelation(),
          params: this.toMlParams(),
        },
      },
    });
  }

  /** A writer that saves this transformer with its parameters. */
  write(spark: MlSession): MlWriter {
    return operatorWriter("transformer", this, spark);
  }
}
