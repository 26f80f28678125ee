import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SparkSession } from "../../../src/index.ts";
import { comparedWithPyspark } from "../../pyspark/compared-with-pyspark.ts";
import { askPython } from "../../pyspark/environment.ts";
import { remote } from "../remote.ts";
import { queries } from "./queries/index.ts";
import { type Answer, evaluate, type Query } from "./query-language.ts";
import { setup } from "./setup.ts";

const script = new URL("./evaluate.py", import.meta.url);
const all = Object.values(queries).flat();

await comparedWithPyspark("4.0.0", "queries on one server", (python) => {
  let spark: SparkSession;
  let theirs: ReadonlyMap<Query, Answer>;

  beforeAll(async () => {
    spark = await SparkSession.builder.remote(remote).appName("differential").create();
    for (const statement of setup) await spark.sql(statement);
    const answers = await askPython<readonly Answer[]>(python, script, [remote], { setup, queries: all });
    theirs = new Map(answers.map((answer, i) => [all[i] ?? "", answer]));
  });
  afterAll(() => spark.stop());

  describe.each(Object.entries(queries))("%s", (_, ofArea) => {
    it.each(ofArea)("%s", async (query) => {
      expect(comparable(await evaluate(spark, query))).toEqual(comparable(theirs.get(query)));
    });
  });
});

/** What a client itself refuses, each says in its own words. */
function comparable(answer: Answer | undefined): unknown {
  return answer !== undefined && "refused" in answer ? "refused" : answer;
}
