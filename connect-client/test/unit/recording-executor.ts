import { create, type JsonValue, type MessageInitShape, toJson } from "@bufbuild/protobuf";
import type { Executor } from "../../src/execution/executor.ts";
import { requireSendable } from "../../src/execution/plan-size.ts";
import { requireProtocol } from "../../src/execution/require-protocol.ts";
import {
  type AnalyzePlanResponse,
  type ConfigResponse,
  type ExecutePlanResponse,
  ExecutePlanResponseSchema,
  type Plan,
  PlanSchema,
} from "../../src/gen/spark/connect/base_pb.ts";

type Response = NonNullable<MessageInitShape<typeof ExecutePlanResponseSchema>["responseType"]>;

/** An Executor without a server: it keeps the plans it is given and answers each with the next scripted responses. */
export class RecordingExecutor implements Executor {
  readonly sessionId: string = "00000000-0000-4000-8000-000000000000";
  readonly plans: Plan[] = [];
  readonly #answers: (readonly Response[] | Error)[];
  readonly connectedVersion: string;
  #lastPlanId = 0n;

  /** @param answers - for each execution in turn, its responses or the error it fails with */
  constructor(answers: readonly (readonly Response[] | Error)[] = [], version = "4.0.0") {
    this.#answers = [...answers];
    this.connectedVersion = version;
  }

  /** The plan of the last execution. */
  get lastPlan(): Plan {
    const plan = this.plans.at(-1);
    if (!plan) throw new Error("Nothing was executed.");
    return plan;
  }

  nextPlanId(): bigint {
    this.#lastPlanId += 1n;
    return this.#lastPlanId;
  }

  async *execute(plan: Plan): AsyncGenerator<ExecutePlanResponse> {
    requireSendable(plan);
    requireProtocol(this, PlanSchema, plan);
    this.plans.push(plan);
    const answer = this.#answers.shift() ?? [];
    if (answer instanceof Error) throw answer;
    for (const responseType of answer) yield create(ExecutePlanResponseSchema, { responseType });
  }

  async serverVersion(): Promise<string> {
    return this.connectedVersion;
  }

  async analyze(): Promise<AnalyzePlanResponse["result"]> {
    throw new Error("Not scripted.");
  }

  async config(): Promise<ConfigResponse> {
    throw new Error("Not scripted.");
  }
}

/** The JSON of a plan without its plan ids, which differ between clients. */
export function planJson(plan: Plan): JsonValue {
  const json = JSON.stringify(toJson(PlanSchema, plan), (key, value: unknown) =>
    key === "common" ? undefined : value,
  );
  return JSON.parse(json);
}
