import { toBinary } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import type { Relation } from "../../../src/gen/spark/connect/relations_pb.ts";
import { type Column, col, expr, functions as F, lit, Window } from "../../../src/index.ts";
import { keepApart, mergeColumns } from "../../../src/plan/merge-columns.ts";
import { queryPlan } from "../../../src/plan/plan.ts";
import { people } from "../dataframe/fake-dataframe.ts";

/** The names each `withColumns` sets, from the last to the first. */
function layers(relation: Relation | undefined): string[][] {
  const { case: kind, value } = relation?.relType ?? { case: undefined };
  if (kind !== "withColumns") return [];
  return [value.aliases.flatMap(({ name }) => name), ...layers(value.input)];
}

const merged = (relation: Relation) => layers(mergeColumns(relation));

describe("mergeColumns", () => {
  it("puts columns that do not depend on each other into one, in order, under the last plan id", () => {
    const df = people()
      .withColumn("a", col("id").plus(1))
      .withColumns({ b: F.upper("name"), c: lit(1) })
      .withColumn("d", expr("cast(id AS int) * 2"));
    const relation = mergeColumns(df.toRelation());
    expect(layers(relation)).toEqual([["a", "b", "c", "d"]]);
    expect(relation.common?.planId).toBe(df.planId);
  });

  it.each<[string, string, Column]>([
    ["reads what was set", "b", col("a").plus(1)],
    ["reads it in another case", "b", col("A")],
    ["reads a part of it", "b", col("a.x")],
    ["reads it in quotes", "b", col("`a`")],
    ["reads it in SQL", "b", expr("upper(name) || a")],
    ["reads it in an argument", "b", F.upper(F.concat(col("name"), col("a")))],
    ["sets it again", "A", lit(2)],
    ["reads all columns", "b", F.struct(col("*"))],
    ["reads all columns in SQL", "b", expr("struct(*)")],
    ["makes several rows", "b", F.explode(F.array(lit(1), lit(2)))],
    ["makes several rows in SQL", "b", expr("explode(array(1, 2))")],
    ["looks at other rows", "b", F.rowNumber().over(Window.orderBy("id"))],
    ["is an aggregate", "b", F.max("id")],
    ["depends on the place of the row", "b", F.monotonicallyIncreasingId()],
    ["calls an unknown function", "b", F.callFunction("my_function", col("id"))],
    ["asks a subquery in SQL", "b", expr("(SELECT max(id) FROM t)")],
  ])("keeps a column that %s apart", (_, name, column) => {
    const df = people().withColumn("a", col("id").plus(1)).withColumn(name, column);
    expect(merged(df.toRelation())).toEqual([[name], ["a"]]);
    expect(mergeColumns(df.toRelation())).toBe(df.toRelation());
  });

  it("lets nothing join a column that makes several rows", () => {
    const df = people()
      .withColumn("a", F.explode(F.array(lit(1))))
      .withColumn("b", col("id"));
    expect(merged(df.toRelation())).toEqual([["b"], ["a"]]);
  });

  it("begins anew after a column that depends on another", () => {
    const df = people()
      .withColumn("a", col("id"))
      .withColumn("b", col("name"))
      .withColumn("c", col("a"))
      .withColumn("d", col("b"));
    expect(merged(df.toRelation())).toEqual([
      ["c", "d"],
      ["a", "b"],
    ]);
  });

  it("keeps a DataFrame that a column of the plan refers to", () => {
    const middle = people().withColumn("a", col("id"));
    const df = middle.withColumn("b", col("name")).withColumn("c", lit(1));
    expect(merged(df.toRelation())).toEqual([["a", "b", "c"]]);
    const joined = df.join(people(), middle.col("a").eq(1));
    const { value } = mergeColumns(joined.toRelation()).relType;
    expect(layers((value as { left?: Relation }).left)).toEqual([["b", "c"], ["a"]]);
  });

  it("keeps a cached DataFrame, which the server finds by its shape", () => {
    const cached = people().withColumn("a", col("id")).withColumn("b", col("id"));
    keepApart(cached.toRelation());
    const df = cached.withColumn("c", col("id")).withColumn("d", col("id"));
    expect(merged(df.toRelation())).toEqual([
      ["c", "d"],
      ["a", "b"],
    ]);
  });

  it("works inside other relations and leaves the original alone", () => {
    const df = people().withColumn("a", col("id")).withColumn("b", col("id"));
    const filtered = df.filter(col("a").gt(1)).union(df).limit(3);
    expect(layers(df.toRelation())).toEqual([["b"], ["a"]]);
    expect(JSON.stringify(queryPlan(filtered.toRelation()), bigintText).match(/"withColumns"/g)).toHaveLength(
      2,
    );
  });

  it("keeps metadata of columns", () => {
    const df = people()
      .withColumn("a", col("id"))
      .withMetadata("a", { comment: "x" })
      .withColumn("b", lit(1));
    const { value } = mergeColumns(df.toRelation()).relType;
    const [metadata] = (value as { aliases: { metadata?: string }[] }).aliases.map((alias) => alias.metadata);
    expect(metadata).toBe('{"comment":"x"}');
    expect(merged(df.toRelation())).toEqual([["a", "b"], ["a"]]);
  });

  it("encodes two thousand layers", () => {
    let df = people().select("*");
    for (let i = 0; i < 2_000; i++) df = df.withColumn(`c${i}`, col("id").plus(i));
    expect(merged(df.toRelation())[0]).toHaveLength(2_000);
    expect(toBinary(PlanSchema, queryPlan(df.toRelation())).length).toBeGreaterThan(50_000);
  });
});

function bigintText(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
