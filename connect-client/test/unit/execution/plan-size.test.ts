import { toBinary } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type Column, col, lit } from "../../../src/column/index.ts";
import type { DataFrame } from "../../../src/dataframe/index.ts";
import { ArgumentError, PlanError } from "../../../src/errors/index.ts";
import { requireSendable } from "../../../src/execution/plan-size.ts";
import * as F from "../../../src/functions/index.ts";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { queryPlan } from "../../../src/plan/plan.ts";
import { inferSchema } from "../../../src/session/infer-schema.ts";
import { ArrayType, type DataType, dataTypeFromDDL, dataTypeFromJson, t } from "../../../src/types/index.ts";
import { people } from "../dataframe/fake-dataframe.ts";
import { RecordingExecutor } from "../recording-executor.ts";

const table = () => people().untyped();

function times<T>(count: number, start: T, step: (value: T, i: number) => T): T {
  let value = start;
  for (let i = 0; i < count; i++) value = step(value, i);
  return value;
}

describe("a plan that is deep", () => {
  const limits = (count: number) => times<DataFrame>(count, table(), (df) => df.limit(1));

  it("is sent as deep as a server reads", () => {
    const plan = queryPlan(limits(500).toRelation());
    expect(() => requireSendable(plan)).not.toThrow();
    expect(toBinary(PlanSchema, plan).length).toBeGreaterThan(2000);
  });

  it.each([600, 50_000])("is refused with %d transformations", (count) => {
    const plan = queryPlan(limits(count).toRelation());
    expect(() => requireSendable(plan)).toThrow(PlanError);
    expect(() => requireSendable(plan)).toThrow(
      new RegExp(
        `about ${count + 2} transformations or operators.*a Spark server reads 1024.*localCheckpoint`,
      ),
    );
  });

  it("is refused with 20,000 operators in one column, which is printed all the same", () => {
    const sum = times<Column>(20_000, col("id"), (column, i) => column.plus(i));
    const used = table().filter(sum.gt(0)).withColumn("a", sum).withColumn("b", lit(1));
    expect(() => requireSendable(queryPlan(used.toRelation()))).toThrow(PlanError);
    expect(String(sum)).toContain("…");
  });

  it("is refused before anything is sent", async () => {
    const executor = new RecordingExecutor();
    const deep = times<DataFrame>(2000, people(executor).untyped(), (df) => df.limit(1));
    await expect(deep.collect()).rejects.toThrow(PlanError);
    await expect(deep.write.save("/tmp/out")).rejects.toThrow(PlanError);
    expect(executor.plans).toEqual([]);
  });
});

describe("a plan that is wide", () => {
  it.each([
    [
      "10,000 columns",
      () => table().select(...times<Column[]>(10_000, [], (all, i) => [...all, lit(i)]).slice(0)),
    ],
    [
      "100,000 columns in one call",
      () => table().filter(F.array(Array.from({ length: 100_000 }, (_, i) => lit(i))).isNotNull()),
    ],
    ["a column used 10,000 times", () => table().select(...Array.from({ length: 10_000 }, () => col("id")))],
  ])("is sent with %s", (_, build) => {
    const plan = queryPlan(build().toRelation());
    expect(() => requireSendable(plan)).not.toThrow();
    expect(toBinary(PlanSchema, plan).length).toBeGreaterThan(10_000);
  });

  it("is refused when it doubles again and again", () => {
    const unions = times<DataFrame>(40, table(), (df) => df.union(df));
    expect(() => requireSendable(queryPlan(unions.toRelation()))).toThrow(
      /more than 10000000 parts when it is written out.*localCheckpoint/,
    );
    const sum = times<Column>(60, col("id"), (column) => column.plus(column));
    expect(() => requireSendable(queryPlan(table().select(sum).toRelation()))).toThrow(PlanError);
    expect(String(sum).length).toBeLessThan(10_000);
  });

  it("keeps a subquery once that a column repeats", () => {
    const exists = times<Column>(40, table().exists(), (column) => column.and(column));
    expect(exists.references).toHaveLength(1);
  });
});

describe("values that hold themselves", () => {
  const list: unknown[] = [];
  list.push(list);
  const map = new Map<string, unknown>();
  map.set("self", map);
  const object: Record<string, unknown> = {};
  object.self = object;

  it.each([
    ["a list", list],
    ["a map", map],
    ["an object", object],
  ])("are refused as a literal: %s", (_, value) => {
    expect(() => lit(value as never)).toThrow(ArgumentError);
    expect(() => lit(value as never)).toThrow(/nested deeper than 100 levels, or holds itself/);
    expect(() => col("a").eq(value as never)).toThrow(/holds itself/);
  });

  it("are refused as rows", () => {
    expect(() => inferSchema([object])).toThrow(/holds itself/);
    expect(() => inferSchema([{ list }])).toThrow(/holds itself/);
  });
});

describe("types that are deep", () => {
  const deepJson = (levels: number) =>
    times<unknown>(levels, "long", (type) => ({ type: "array", elementType: type, containsNull: true }));
  const deepDdl = (levels: number) => `${"array<".repeat(levels)}int${">".repeat(levels)}`;

  it("are read up to 250 in one another", () => {
    expect(dataTypeFromDDL(deepDdl(240)).simpleString()).toBe(deepDdl(240));
    expect(dataTypeFromJson(deepJson(240)).json()).toBe(JSON.stringify(deepJson(240)));
  });

  it.each([300, 100_000])("are refused with %d", (levels) => {
    expect(() => dataTypeFromDDL(deepDdl(levels))).toThrow(
      /a type may have 250 types in one another, no more/,
    );
    expect(() => dataTypeFromJson(deepJson(levels))).toThrow(ArgumentError);
    expect(() => times<DataType>(levels, t.long, (type) => new ArrayType(type))).toThrow(
      /A type may have 250 types in one another/,
    );
  });

  it("may be as wide as any table", () => {
    const wide = t.struct(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`c${i}`, t.long])));
    expect(dataTypeFromDDL(`struct<${wide.toDDL().replaceAll(" ", ":")}>`).equals(wide)).toBe(true);
  });
});
