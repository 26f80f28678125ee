import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SparkSession } from "../../../src/index.ts";
import { comparedWithPyspark } from "../../pyspark/compared-with-pyspark.ts";
import { askPython } from "../../pyspark/environment.ts";
import { remote } from "../remote.ts";
import { differences } from "./differences.ts";
import { queries } from "./queries/index.ts";
import { type Answer, evaluateAll, type Query } from "./query-language.ts";
import { setup } from "./setup.ts";

const lost: Answer = { broken: "there is no answer" };
const script = new URL("./evaluate.py", import.meta.url);
const all = Object.values(queries).flat();

await comparedWithPyspark("4.0.0", "queries on one server", (python) => {
  let spark: SparkSession;
  const answers = new Map<Query, readonly [ours: Answer, theirs: Answer]>();

  beforeAll(async () => {
    spark = await SparkSession.builder.remote(remote).appName("differential").create();
    for (const statement of setup) await spark.sql(statement);
    const [ours, theirs] = await Promise.all([
      evaluateAll(spark, all),
      askPython<readonly Answer[]>(python, script, [remote], { setup, queries: all }),
    ]);
    for (const [i, query] of all.entries()) answers.set(query, [ours[i] ?? lost, theirs[i] ?? lost]);
  });
  afterAll(() => spark.stop());

  it("no query is there twice", () => {
    expect(all.filter((query, i) => all.indexOf(query) !== i)).toEqual([]);
  });

  describe.each(Object.entries(queries))("%s", (_, ofArea) => {
    it.each(ofArea)("%s", (query) => {
      const [ours, theirs] = answers.get(query) ?? [lost, lost];
      if (!(query in differences)) expect(ours).toEqual(failedOnBothSides(ours, theirs) ? ours : theirs);
      expect(ours).not.toHaveProperty("broken");
    });
  });
});

/** One client may find at once what the other leaves to the server, and then says it in words of its own. */
function failedOnBothSides(ours: Answer, theirs: Answer): boolean {
  const failed = (answer: Answer) => "refused" in answer || "error" in answer;
  return failed(ours) && failed(theirs) && ("refused" in ours || "refused" in theirs);
}
