import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { DecodeError } from "../errors/index.ts";
import { commandResult } from "../execution/command-result.ts";
import type { Executor } from "../execution/executor.ts";
import {
  type MlOperator,
  MlOperator_OperatorType,
  MlOperatorSchema,
} from "../gen/spark/connect/ml_common_pb.ts";
import type {
  MlCommandResult,
  MlCommandSchema,
  MlCommandResult_MlOperatorInfo as MlOperatorInfo,
} from "../gen/spark/connect/ml_pb.ts";
import { commandPlan } from "../plan/plan.ts";
import { type MlValue, mlValue } from "./ml-literal.ts";
import type { ParamType } from "./params/param-type.ts";

type MlCommandInit = NonNullable<MessageInitShape<typeof MlCommandSchema>["command"]>;

const operatorTypes = {
  estimator: MlOperator_OperatorType.ESTIMATOR,
  transformer: MlOperator_OperatorType.TRANSFORMER,
  evaluator: MlOperator_OperatorType.EVALUATOR,
  model: MlOperator_OperatorType.MODEL,
} as const;

/** What an operator is to the protocol. */
export type OperatorKind = keyof typeof operatorTypes;

/** Names an operator to the server; one that is being loaded has no uid yet. */
export function mlOperator(kind: OperatorKind, className: string, uid = ""): MlOperator {
  return create(MlOperatorSchema, { name: className, uid, type: operatorTypes[kind] });
}

/** Runs a job: one ML command. */
export function runMlCommand(executor: Executor, command: MlCommandInit): Promise<MlCommandResult> {
  return commandResult(executor, commandPlan("mlCommand", { command }), "mlCommandResult");
}

/** What the server says of the operator it made or loaded. */
export function operatorInfo({ resultType }: MlCommandResult): MlOperatorInfo {
  if (resultType.case !== "operatorInfo") throw unexpected("an operator", resultType.case);
  return resultType.value;
}

/** The id of the one object the server keeps for the client. */
export function objectId({ resultType }: MlCommandResult): string {
  if (resultType.case === "summary") return resultType.value;
  if (resultType.case === "operatorInfo" && resultType.value.type.case === "objRef") {
    return resultType.value.type.value.id;
  }
  throw unexpected("an object's id", resultType.case);
}

/** The value the server answered with, which must be of the expected kind. */
export function typedResult<T>(result: MlCommandResult, type: ParamType<T>, what: string): T {
  const value: MlValue = resultValue(result);
  if (type.accepts(value)) return value;
  throw new DecodeError(`${what} should be ${type.expected}, the server answered ${String(value)}.`);
}

function resultValue({ resultType }: MlCommandResult): MlValue {
  if (resultType.case !== "param") throw unexpected("a value", resultType.case);
  return mlValue(resultType.value);
}

function unexpected(expected: string, found: string | undefined): DecodeError {
  return new DecodeError(
    `The server answered an ML command with ${found ?? "nothing"} instead of ${expected}.`,
  );
}
