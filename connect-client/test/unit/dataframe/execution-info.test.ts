import type { MessageInitShape } from "@bufbuild/protobuf";
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { executionOf, recordExecution, shareExecution } from "../../../src/dataframe/execution-info.ts";
import {
  type ExecutePlanResponse,
  ExecutePlanResponseSchema,
} from "../../../src/gen/spark/connect/base_pb.ts";
import type { Relation } from "../../../src/gen/spark/connect/relations_pb.ts";
import { people } from "./fake-dataframe.ts";

type Init = MessageInitShape<typeof ExecutePlanResponseSchema>;

async function* responses(...inits: Init[]): AsyncGenerator<ExecutePlanResponse> {
  for (const init of inits) yield create(ExecutePlanResponseSchema, { operationId: "op-1", ...init });
}

async function run(relation: Relation, ...inits: Init[]): Promise<void> {
  for await (const response of recordExecution(relation, responses(...inits))) void response;
}

const rows = (value: bigint) => ({
  numOutputRows: { name: "number of output rows", value, metricType: "sum" },
});

const joined: Init = {
  metrics: {
    metrics: [
      { name: "Join", planId: 1n, parent: 1n, executionMetrics: rows(3n) },
      { name: "Scan", planId: 2n, parent: 1n, executionMetrics: rows(5n) },
      { name: "Filter", planId: 3n, parent: 1n },
      {
        name: "Scan",
        planId: 4n,
        parent: 3n,
        executionMetrics: { duration: { value: 7n, metricType: "timing" } },
      },
    ],
  },
};

it("an execution tells what its operators counted, and what was observed", async () => {
  const relation = people().toRelation();
  expect(executionOf(relation)).toBeNull();
  const observedMetrics = [
    { name: "quality", keys: ["bad"], values: [{ literalType: { case: "long" as const, value: 2n } }] },
  ];
  await run(relation, joined, { observedMetrics });
  const info = executionOf(relation);
  expect(info?.operationId).toBe("op-1");
  expect(info?.observed).toEqual({ quality: { bad: 2n } });
  expect(info?.metrics[3]).toEqual({
    name: "Scan",
    planId: 4n,
    parentPlanId: 3n,
    metrics: [{ name: "duration", value: 7n, type: "timing" }],
  });
});

it("is printed as the tree of operators", async () => {
  const relation = people().toRelation();
  await run(relation, joined);
  expect(String(executionOf(relation))).toBe(
    ["Join (numOutputRows: 3)", "  Scan (numOutputRows: 5)", "  Filter", "    Scan"].join("\n"),
  );
});

it("belongs to the DataFrame the action was called on, and the next replaces it", async () => {
  const [df, counted] = [people().toRelation(), people().toRelation()];
  shareExecution(counted, df);
  expect(executionOf(df)).toBeNull();
  await run(counted, joined);
  shareExecution(counted, df);
  expect(executionOf(df)).toBe(executionOf(counted));
  await run(df, { operationId: "op-2" });
  expect(executionOf(df)?.operationId).toBe("op-2");
});

it("is not there for an execution that was left early", async () => {
  const relation = people().toRelation();
  for await (const response of recordExecution(relation, responses(joined, {}))) {
    void response;
    break;
  }
  expect(executionOf(relation)).toBeNull();
});
