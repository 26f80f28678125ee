import { readFileSync } from "node:fs";
import type { DataFrame, SparkSession } from "../../src/index.ts";

export const rowCount = 1_000_000;

/** A million rows of ten mixed columns, which the server computes from the row's number. */
export function tenColumns(spark: SparkSession): DataFrame {
  const expressions: readonly string[] = JSON.parse(readFileSync("ten-columns.json", "utf8"));
  return spark.range(rowCount).selectExpr(...expressions);
}
