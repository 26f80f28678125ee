import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { encodeRows } from "../../../src/arrow/index.ts";
import { Observation } from "../../../src/dataframe/index.ts";
import { ArgumentError, ArithmeticError, DecodeError, PlanError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import {
  type ExecutePlanResponse,
  ExecutePlanResponseSchema,
  type Plan,
} from "../../../src/gen/spark/connect/base_pb.ts";
import { literal } from "../../../src/plan/literal.ts";
import { dataTypeToProto } from "../../../src/types/data-type-to-proto.ts";
import { t } from "../../../src/types/index.ts";
import { RecordingExecutor } from "../recording-executor.ts";
import { people } from "./fake-dataframe.ts";

type Response = MessageInitShape<typeof ExecutePlanResponseSchema>;

const schema = t.struct({ id: t.notNull(t.long), name: t.string });
const header: Response = { schema: dataTypeToProto(schema) };

/** Answers every execution with the same messages, schema and metrics included, or fails at an error. */
class ScriptedExecutor extends RecordingExecutor {
  #responses: readonly (Response | Error)[];
  left = false;

  constructor(...responses: readonly (Response | Error)[]) {
    super();
    this.#responses = responses;
  }

  /** Answers otherwise from now on. */
  script(...responses: readonly Response[]): void {
    this.#responses = responses;
  }

  override async *execute(plan: Plan): AsyncGenerator<ExecutePlanResponse> {
    this.plans.push(plan);
    try {
      for (const response of this.#responses) {
        if (response instanceof Error) throw response;
        yield create(ExecutePlanResponseSchema, response);
      }
    } finally {
      this.left = true;
    }
  }
}

function bytes(...ids: number[]): Uint8Array {
  return encodeRows(
    ids.map((id) => ({ id: BigInt(id), name: `n${id}` })),
    schema,
  );
}

function batch(
  startOffset: number,
  ids: number[],
  chunk: { index?: number; of?: number; data?: Uint8Array } = {},
): Response {
  return {
    responseType: {
      case: "arrowBatch",
      value: {
        data: chunk.data ?? bytes(...ids),
        rowCount: BigInt(ids.length),
        startOffset: BigInt(startOffset),
        ...(chunk.of !== undefined && {
          numChunksInBatch: BigInt(chunk.of),
          chunkIndex: BigInt(chunk.index ?? 0),
        }),
      },
    },
  };
}

function collect(...responses: readonly Response[]) {
  return people(new ScriptedExecutor(...responses)).collect();
}

describe("rows", () => {
  it("come from all batches, in order", async () => {
    const rows = await collect(header, batch(0, [1, 2]), batch(2, [3]));
    expect(rows).toEqual([
      { id: 1n, name: "n1" },
      { id: 2n, name: "n2" },
      { id: 3n, name: "n3" },
    ]);
  });

  it("are put together from chunks", async () => {
    const data = bytes(1, 2);
    const parts = [data.slice(0, 100), data.slice(100, 101), data.slice(101)];
    const chunks = parts.map((part, index) => batch(0, [1, 2], { index, of: 3, data: part }));
    expect((await collect(header, ...chunks)).map(({ id }) => id)).toEqual([1n, 2n]);
  });

  it.each<[string, Response[], RegExp]>([
    ["a missing batch", [header, batch(0, [1]), batch(5, [2])], /starts at row 5, not 1/],
    ["a repeated batch", [header, batch(0, [1]), batch(0, [1])], /starts at row 0, not 1/],
    ["fewer rows than announced", [header, batch(0, [1, 2], { data: bytes(1) })], /2 rows holds 1/],
    ["no schema", [batch(0, [1])], /without their schema/],
    ["a missing chunk", [header, batch(0, [1], { index: 1, of: 2 })], /chunk 1.*in place of chunk 0/],
    ["an end within a batch", [header, batch(0, [1], { index: 0, of: 2 })], /ends after 1 chunks/],
    ["a whole batch within another", [header, batch(0, [1], { index: 0, of: 2 }), batch(0, [1])], /chunks/],
  ])("%s is an error, not a shorter result", async (_, responses, message) => {
    const rows = collect(...responses);
    await expect(rows).rejects.toThrow(DecodeError);
    await expect(rows).rejects.toThrow(message);
  });

  it("are read only as far as the loop goes, and the execution is left", async () => {
    const executor = new ScriptedExecutor(header, batch(0, [1]), batch(7, [2]));
    for await (const row of people(executor)) {
      expect(row).toEqual({ id: 1n, name: "n1" });
      break;
    }
    expect(executor.left).toBe(true);
  });

  it("of a result without rows are none", async () => {
    expect(await collect(header)).toEqual([]);
  });
});

describe("Observation", () => {
  const metrics = (name: string): Response => ({
    observedMetrics: [{ name, keys: ["rows", "top"], values: [literal(3n), literal("z")] }],
  });

  it("receives the metrics of its name", async () => {
    const seen = new Observation("mine");
    const executor = new ScriptedExecutor(header, metrics("another"), metrics("mine"));
    await people(executor).observe(seen, F.count("*").alias("rows")).collect();
    expect(await seen.get()).toEqual({ rows: 3n, top: "z" });
  });

  it("fails as the action fails, until one succeeds", async () => {
    const seen = new Observation("mine");
    const executor = new ScriptedExecutor(new Error("broken"));
    const df = people(executor).observe(seen, F.count("*").alias("rows")).filter("id > 1");
    await expect(df.collect()).rejects.toThrow("broken");
    await expect(seen.get()).rejects.toThrow("broken");
    executor.script(header, metrics("mine"));
    await df.collect();
    expect(await seen.get()).toEqual({ rows: 3n, top: "z" });
  });

  it("fails where the loop over the rows is left, or no metrics come", async () => {
    const left = new Observation();
    for await (const _ of people(new ScriptedExecutor(header, batch(0, [1]), batch(1, [2]))).observe(
      left,
      F.count("*"),
    ))
      break;
    await expect(left.get()).rejects.toThrow(/without computing the metrics/);
    const none = new Observation();
    await people(new ScriptedExecutor(header)).observe(none, F.count("*")).write.save("/out");
    await expect(none.get()).rejects.toThrow(PlanError);
  });

  it("fails for metrics that come as an error, though the action succeeds", async () => {
    const seen = new Observation("mine");
    const errors = [{ errorTypeHierarchy: ["java.lang.ArithmeticException"], message: "[DIVIDE_BY_ZERO] x" }];
    const executor = new ScriptedExecutor(header, {
      observedMetrics: [{ name: "mine", errors, rootErrorIdx: 0 }],
    });
    expect(await people(executor).observe(seen, F.count("*")).collect()).toEqual([]);
    await expect(seen.get()).rejects.toThrow(ArithmeticError);
  });

  it("is what a name on a batch should have been, which a warning says", async () => {
    const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
    await people(new ScriptedExecutor(header, metrics("mine")))
      .observe("mine", F.count("*"))
      .collect();
    expect((await warned).message).toMatch(/df\.observe\("mine".*new Observation\(\)/);
  });

  it("watches one DataFrame, once", async () => {
    const seen = new Observation();
    expect(() => seen.get()).toThrow(ArgumentError);
    people().observe(seen, F.count("*"));
    expect(() => people().observe(seen, F.count("*"))).toThrow(/watches a DataFrame already/);
  });
});

it("counting asks for one aggregate, with no limit that would make the server go through its rules again", async () => {
  const counts = t.struct({ count: t.notNull(t.long) });
  const data = encodeRows([{ count: 7n }], counts);
  const executor = new ScriptedExecutor(
    { schema: dataTypeToProto(counts) },
    { responseType: { case: "arrowBatch", value: { rowCount: 1n, startOffset: 0n, data } } },
  );
  expect(await people(executor).count()).toBe(7);
  const [plan] = executor.plans;
  expect(plan?.opType.case === "root" && plan.opType.value.relType.case).toBe("aggregate");
  expect(executor.plans).toHaveLength(1);
});
