import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { ExecutePlanRequestSchema, PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { Expression_LiteralSchema } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { col, type DataFrame } from "../../../src/index.ts";
import { encodeMessage } from "../../../src/internal/encode-message.ts";
import { queryPlan } from "../../../src/plan/plan.ts";
import { people } from "../dataframe/fake-dataframe.ts";

type Literal = NonNullable<MessageInitShape<typeof Expression_LiteralSchema>["literalType"]>;

describe("encodeMessage", () => {
  it.each<Literal>([
    { case: "boolean", value: false },
    { case: "boolean", value: true },
    { case: "byte", value: -128 },
    { case: "integer", value: 0 },
    { case: "integer", value: 127 },
    { case: "integer", value: 128 },
    { case: "integer", value: 16_384 },
    { case: "integer", value: 2 ** 21 },
    { case: "integer", value: 2 ** 28 },
    { case: "integer", value: 2 ** 31 - 1 },
    { case: "integer", value: -(2 ** 31) },
    { case: "long", value: 2n ** 32n },
    { case: "long", value: 2n ** 63n - 1n },
    { case: "long", value: -(2n ** 63n) },
    { case: "float", value: Math.fround(0.1) },
    { case: "double", value: -0 },
    { case: "double", value: Number.NaN },
    { case: "string", value: "" },
    { case: "string", value: "Grüße, 世界 🎉" },
    { case: "binary", value: Uint8Array.of(0, 255) },
    { case: "binary", value: new Uint8Array(0) },
    { case: "specializedArray", value: { valueType: { case: "ints", value: { values: [1, -1, 300] } } } },
    { case: "specializedArray", value: { valueType: { case: "doubles", value: { values: [0, 1.5] } } } },
    { case: "specializedArray", value: { valueType: { case: "strings", value: { values: ["", "b"] } } } },
    { case: "specializedArray", value: { valueType: { case: "bools", value: { values: [] } } } },
  ])("writes the literal $case $value as protobuf-es does", (literalType) => {
    const message = create(Expression_LiteralSchema, { literalType });
    expect([...encodeMessage(Expression_LiteralSchema, message)]).toEqual([
      ...toBinary(Expression_LiteralSchema, message),
    ]);
  });

  it("writes maps, absent and present optional fields", () => {
    const value = { isStreaming: true, options: { path: "a", "": "b" }, paths: ["x", ""], schema: "" };
    const message = create(RelationSchema, {
      relType: { case: "read", value: { readType: { case: "dataSource", value } } },
    });
    expect(fromBinary(RelationSchema, encodeMessage(RelationSchema, message))).toEqual(message);
  });

  it("keeps the fields of a newer protocol", () => {
    const unknown = Uint8Array.of(0xfa, 0x7f, 2, 7, 7, 0xf8, 0x7e, 5);
    const message = fromBinary(PlanSchema, unknown);
    expect([...encodeMessage(PlanSchema, message)]).toEqual([...unknown]);
  });

  it("writes a whole request", () => {
    const plan = queryPlan(people().filter(col("id").gt(1)).groupBy("name").agg({ id: "max" }).toRelation());
    const message = create(ExecutePlanRequestSchema, {
      sessionId: "s",
      userContext: { userId: "u" },
      plan,
      tags: ["a", "b"],
      requestOptions: [{ requestOption: { case: "reattachOptions", value: { reattachable: true } } }],
    });
    const decoded = fromBinary(ExecutePlanRequestSchema, encodeMessage(ExecutePlanRequestSchema, message));
    expect(decoded).toEqual(message);
  });

  it("writes relations five hundred deep", () => {
    let df: DataFrame = people().select("id");
    for (let i = 0; i < 500; i++) df = df.filter(col("id").gt(i));
    expect(encodeMessage(PlanSchema, queryPlan(df.toRelation())).length).toBeGreaterThan(10_000);
  });
});
