import {
  type DataFrame,
  DataFrameReader,
  DataStreamReader,
  type Schema,
  type TableContract,
} from "spark-connect-js";
import type { PlanSession } from "../job/define-job.ts";

type Executor = PlanSession["executor"];
type Response = ReturnType<Executor["execute"]> extends AsyncIterable<infer R> ? R : never;

/** A session without a server: plans can be built and looked at, and anything that would ask a server fails. */
export function offlineSession(): PlanSession {
  const executor = offlineExecutor();
  function table(name: string): DataFrame;
  function table<R extends Schema>(contract: TableContract<R>): DataFrame<R>;
  function table(source: string | TableContract): DataFrame {
    const reader = new DataFrameReader(executor);
    return typeof source === "string" ? reader.table(source) : reader.table(source);
  }
  return {
    executor,
    get read() {
      return new DataFrameReader(executor);
    },
    get readStream() {
      return new DataStreamReader(executor);
    },
    table,
  };
}

function offlineExecutor(): Executor {
  let planId = 0n;
  const refuse = (): never => {
    throw new Error("a plan is compiled without a server; ask nothing of one here");
  };
  return {
    sessionId: "00000000-0000-4000-8000-000000000000",
    nextPlanId: () => planId++,
    // Loading a model is the one question a plan depends on: the answer is a reference to put into the plan.
    execute: async function* () {
      yield loadedModel as unknown as Response;
    },
    analyze: refuse,
    config: refuse,
    serverVersion: refuse,
  };
}

const loadedModel = {
  responseType: {
    case: "mlCommandResult",
    value: {
      resultType: {
        case: "operatorInfo",
        value: { type: { case: "objRef", value: { id: "model" } }, uid: "model", params: undefined },
      },
    },
  },
};
