import { afterAll, beforeAll, expect, it } from "vitest";
import { ParseError } from "../../../src/errors/index.ts";
import { commandResult } from "../../../src/execution/command-result.ts";
import { commandPlan } from "../../../src/plan/plan.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { commands, queries, undecided, wrong } from "../../support/sql-texts.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
  await spark.range(1).createOrReplaceTempView("sql_texts_view");
});
afterAll(() => spark.stop());

/** What the server makes of a text: a query comes back as the text, a command as its rows. */
async function kindOf(query: string): Promise<string | undefined> {
  const plan = commandPlan("sqlCommand", { input: { relType: { case: "sql", value: { query } } } });
  const { relation } = await commandResult(spark.executor, plan, "sqlCommandResult");
  return relation?.relType.case;
}

it.each([...queries, ...undecided])("the server takes %j for a query too", async (text) => {
  expect(await kindOf(text)).toBe("sql");
});

it.each(commands)("the server takes %j for a command", async (text) => {
  expect(await kindOf(text)).toBe("localRelation");
});

it.each(wrong)("the server cannot read %j", async (text) => {
  await expect(spark.sql(text)).rejects.toBeInstanceOf(ParseError);
});
