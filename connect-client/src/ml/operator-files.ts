import type { MlCommandResult_MlOperatorInfo as MlOperatorInfo } from "../gen/spark/connect/ml_pb.ts";
import { mlOperator, type OperatorKind, operatorInfo, runMlCommand } from "./ml-command.ts";
import type { MlSession } from "./ml-session.ts";
import { MlWriter } from "./ml-writer.ts";
import type { Params } from "./params/params.ts";

/** A writer for an estimator, a transformer or an evaluator: its class and its parameters. */
export function operatorWriter(kind: OperatorKind, operator: Params, spark: MlSession): MlWriter {
  return new MlWriter(async (path, { overwrite, options }) => {
    await runMlCommand(spark.executor, {
      case: "write",
      value: {
        type: { case: "operator", value: mlOperator(kind, operator.className, operator.uid) },
        params: operator.toMlParams(),
        path,
        shouldOverwrite: overwrite,
        options: { ...options },
      },
    });
  });
}

/** Runs a job: has the server load what was saved at a path; a model then lives there under a reference. */
export async function readOperator(
  kind: OperatorKind,
  className: string,
  spark: MlSession,
  path: string,
): Promise<MlOperatorInfo> {
  const operator = mlOperator(kind, className);
  return operatorInfo(await runMlCommand(spark.executor, { case: "read", value: { operator, path } }));
}

/** Runs a job: loads an operator that has parameters only, no fitted state. */
export async function loadOperator<T extends Params>(
  kind: OperatorKind,
  className: string,
  create: (uid: string | undefined) => T,
  spark: MlSession,
  path: string,
): Promise<T> {
  const info = await readOperator(kind, className, spark, path);
  const operator = create(info.uid);
  return info.params ? operator.setFromMlParams(info.params) : operator;
}
