import { createRegistry, toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type Column, col, lit } from "../../../src/column/index.ts";
import { UnsupportedError } from "../../../src/errors/index.ts";
import { protocolNews } from "../../../src/execution/protocol-news.ts";
import { requireProtocol } from "../../../src/execution/require-protocol.ts";
import { file_spark_connect_base, PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { file_spark_connect_catalog } from "../../../src/gen/spark/connect/catalog_pb.ts";
import { file_spark_connect_commands } from "../../../src/gen/spark/connect/commands_pb.ts";
import {
  ExpressionSchema,
  file_spark_connect_expressions,
} from "../../../src/gen/spark/connect/expressions_pb.ts";
import { file_spark_connect_ml } from "../../../src/gen/spark/connect/ml_pb.ts";
import { file_spark_connect_pipelines } from "../../../src/gen/spark/connect/pipelines_pb.ts";
import { file_spark_connect_relations, RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { file_spark_connect_types } from "../../../src/gen/spark/connect/types_pb.ts";
import { queryPlan } from "../../../src/plan/plan.ts";
import { Geometry, Timestamp, t } from "../../../src/types/index.ts";
import { people } from "../dataframe/fake-dataframe.ts";
import { RecordingExecutor } from "../recording-executor.ts";

describe("what is new in the protocol", () => {
  const files = [
    file_spark_connect_base,
    file_spark_connect_commands,
    file_spark_connect_pipelines,
    file_spark_connect_catalog,
    file_spark_connect_ml,
    file_spark_connect_expressions,
    file_spark_connect_relations,
    file_spark_connect_types,
  ];
  const registry = createRegistry(...files);

  it.each(Object.entries(protocolNews))("has the fields of %s", (name, fields) => {
    const message = registry.getMessage(`spark.connect.${name}`);
    const known = message?.fields.map(({ localName }) => localName);
    expect(known).toEqual(expect.arrayContaining(Object.keys(fields)));
  });
});

const on = (version: string) => people(new RecordingExecutor([], version));

describe("an older server", () => {
  it.each<[string, string, string, () => unknown]>([
    ["3.5.6", "4.0", "tryCast()", () => on("3.5.6").select(col("id").tryCast("int"))],
    [
      "3.5.6",
      "4.0",
      "groupingSets()",
      () =>
        on("3.5.6")
          .groupingSets([["id"]], "id")
          .count(),
    ],
    ["3.5.6", "4.0", "transpose()", () => on("3.5.6").transpose()],
    ["3.5.6", "4.0", "The type VARIANT", () => on("3.5.6").select(col("name").cast(t.variant))],
    ["3.5.6", "4.0", "A collation", () => on("3.5.6").to(t.struct({ a: t.array(t.collated("UNICODE")) }))],
    ["4.0.1", "4.1", "The type TIME", () => on("4.0.1").filter(col("name").cast(t.time()).isNotNull())],
    ["4.1.4", "4.3", "A timestamp to the nanosecond", () => on("4.1.4").select(lit(new Timestamp(0n, 1)))],
    [
      "4.1.4",
      "4.2",
      "nearestByJoin()",
      () => on("4.1.4").nearestByJoin(on("4.1.4"), col("id"), 1, "exact", "distance"),
    ],
  ])("%s has no %s of %s", (version, since, feature, call) => {
    expect(call).toThrow(UnsupportedError);
    expect(call).toThrow(
      `${feature} needs a Spark server of version ${since} or newer; this one is ${version}.`,
    );
  });

  it("takes what it has", () => {
    const df = on("3.5.6");
    expect(() => df.join(df.alias("b"), "id").groupBy("id").count()).not.toThrow();
    expect(() =>
      on("4.1.4")
        .select(lit(new Geometry(Uint8Array.of(1))))
        .repartitionById(2, "id"),
    ).not.toThrow();
    expect(() => on("4.2.0-SNAPSHOT").transpose()).not.toThrow();
  });

  it("of version 3.5 renames columns by a map", () => {
    const json = (version: string) =>
      toJson(RelationSchema, on(version).withColumnRenamed("id", "key").toRelation());
    expect(json("3.5.6")).toMatchObject({ withColumnsRenamed: { renameColumnsMap: { id: "key" } } });
    expect(json("4.0.0")).toMatchObject({
      withColumnsRenamed: { renames: [{ colName: "id", newColName: "key" }] },
    });
  });
});

it("a plan that shares its parts is looked through once", () => {
  let sum: Column = col("id");
  // As a tree this has 2^60 nodes.
  for (let i = 0; i < 60; i++) sum = sum.plus(sum);
  const executor = new RecordingExecutor([], "4.0.0");
  expect(() => requireProtocol(executor, ExpressionSchema, sum.toExpression())).not.toThrow();
});

it("a plan as deep as any is looked through", () => {
  let df = on("4.0.0").select("id");
  for (let i = 0; i < 20_000; i++) df = df.limit(1);
  const executor = new RecordingExecutor([], "4.0.0");
  expect(() => requireProtocol(executor, PlanSchema, queryPlan(df.toRelation()))).not.toThrow();
});
