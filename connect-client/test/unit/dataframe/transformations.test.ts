import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { col } from "../../../src/column/index.ts";
import type { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { ArgumentError, PlanError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { RecordingExecutor } from "../recording-executor.ts";
import { people } from "./fake-dataframe.ts";

function json(df: Pick<DataFrame, "toRelation">) {
  return toJson(RelationSchema, df.toRelation());
}

class OtherSession extends RecordingExecutor {
  override readonly sessionId = "11111111-1111-4111-8111-111111111111";
}

describe("plans", () => {
  it("have ids that only grow, and never change what they are made of", () => {
    const df = people();
    const before = JSON.stringify(json(df));
    const filtered = df.filter("id > 1").select("id");
    expect(JSON.stringify(json(df))).toBe(before);
    expect(filtered.planId).toBeGreaterThan(df.planId);
  });

  it("orderBy sorts globally and sortWithinPartitions does not", () => {
    expect(json(people().orderBy("id"))).toMatchObject({ sort: { isGlobal: true } });
    expect(json(people().sortWithinPartitions("id"))).toMatchObject({ sort: { isGlobal: false } });
  });

  it("union keeps repeats", () => {
    expect(json(people().union(people()))).toMatchObject({
      setOp: { isAll: true, setOpType: "SET_OP_TYPE_UNION" },
    });
  });

  it("columns of one DataFrame carry its id", () => {
    const df = people();
    expect(json(df.select(df.col("id")))).toMatchObject({
      project: {
        expressions: [{ unresolvedAttribute: { unparsedIdentifier: "id", planId: String(df.planId) } }],
      },
    });
  });

  it("randomSplit cuts one order of rows into neighbouring ranges with one seed", () => {
    const parts = people()
      .randomSplit([1, 1, 2])
      .map((part) => json(part));
    const samples = parts.map((part) => (part as { sample: Record<string, unknown> }).sample);
    expect(samples.map(({ lowerBound = 0, upperBound }) => [lowerBound, upperBound])).toEqual([
      [0, 0.25],
      [0.25, 0.5],
      [0.5, 1],
    ]);
    expect(new Set(samples.map(({ seed }) => seed)).size).toBe(1);
    expect(samples.every(({ deterministicOrder }) => deterministicOrder === true)).toBe(true);
  });

  it("subqueries travel as references of the plan they stand in", () => {
    const executor = new RecordingExecutor();
    const top = people(executor).agg(F.max("id").alias("top"));
    const plan = json(people(executor).filter(col("id").eq(top.scalar())));
    expect(plan).toMatchObject({
      withRelations: {
        root: {
          filter: {
            condition: {
              unresolvedFunction: { arguments: [{}, { subqueryExpression: { planId: String(top.planId) } }] },
            },
          },
        },
        references: [{ common: { planId: String(top.planId) }, aggregate: {} }],
      },
    });
  });

  it("isin of a DataFrame asks for its rows", () => {
    const executor = new RecordingExecutor([], "4.1.0");
    const ids = people(executor).select("id");
    expect(json(people(executor).filter(col("id").isin(ids)))).toMatchObject({
      withRelations: {
        root: {
          filter: {
            condition: {
              subqueryExpression: {
                subqueryType: "SUBQUERY_TYPE_IN",
                inSubqueryValues: [{ unresolvedAttribute: {} }],
              },
            },
          },
        },
      },
    });
  });
});

describe("wrong calls", () => {
  it.each<[string, () => unknown, RegExp]>([
    [
      "a join type nobody knows",
      () => people().join(people(), "id", "sideways" as "inner"),
      /left_semi.*"sideways"/,
    ],
    [
      "names and conditions in one join",
      () => people().join(people(), ["id", col("x")] as never),
      /not both/,
    ],
    ["a negative limit", () => people().limit(-1), /limit must be a whole number/],
    ["no partitions", () => people().repartition(0), /at least 1/],
    ["weights that are all 0", () => people().randomSplit([0, 0]), /not all 0/],
    ["no columns to add", () => people().withColumns({}), /at least one column/],
    ["an empty list of keys", () => people().dropDuplicates([]), /at least one column name/],
    ["an aggregation of nothing", () => people().groupBy("id").agg({}), /at least one aggregate/],
    ["fill with nothing", () => people().na.fill({}), /at least one column/],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });

  it("DataFrames of two sessions", () => {
    const other = people(new OtherSession());
    expect(() => people().union(other)).toThrow(/different sessions/);
    expect(() => people().join(other, "id")).toThrow(/one SparkSession/);
  });

  it("a pivot after a pivot or a rollup", () => {
    expect(() => people().groupBy("id").pivot("name").pivot("name")).toThrow(PlanError);
    expect(() => people().rollup("id").pivot("name")).toThrow(/rollup/);
  });

  it("a merge that does nothing", async () => {
    await expect(people().mergeInto("t", "true").merge()).rejects.toThrow(/nothing to do/);
  });
});
