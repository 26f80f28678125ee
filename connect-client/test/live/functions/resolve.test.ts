import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { isAtLeast } from "../../../src/execution/server-version.ts";
import { relation } from "../../../src/plan/relation.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { functionPlans } from "../../golden/spark/function-plans.ts";
import { remote } from "../remote.ts";

const simple = "struct<id:bigint,a:int,b:double>";
const shared = `id:bigint,a:int,b:double,t:timestamp,s:string,x:bigint,flag:boolean,bytes:binary,e:array<int>,f:map<string,${simple}>,g:string`;

/** Functions whose column `d` is a struct; for all others it is a date. */
const ofStructs = new Set(["greatest", "least", "to_csv", "to_json"]);

/** The first version of Spark that knows a function, where it is not 4.0. */
const since: Readonly<Record<string, string>> = { try_to_date: "4.1", try_to_date_with_format: "4.1" };

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

function input(name: string): DataFrame {
  const { executor } = spark;
  const schema = `struct<d:${ofStructs.has(name) ? simple : "date"},${shared}>`;
  return new DataFrame(executor, relation(executor.nextPlanId(), "localRelation", { schema }));
}

describe("the server knows every function by the name and arguments we send", () => {
  it.each(Object.entries(functionPlans))("%s", async (name, build) => {
    const schema = input(name).select(build()).schema();
    if (isAtLeast(await spark.version(), since[name] ?? "4.0")) expect((await schema).fields).not.toEqual([]);
    else await expect(schema).rejects.toThrow(/UNRESOLVED_ROUTINE/);
  });
});
