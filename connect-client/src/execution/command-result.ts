import { DecodeError } from "../errors/index.ts";
import type { ExecutePlanResponse, Plan } from "../gen/spark/connect/base_pb.ts";
import type { ExecuteOptions, Executor } from "./executor.ts";

type ResponseType = ExecutePlanResponse["responseType"];

/** The name of a kind of response, as in the protocol: `mlCommandResult`, `sqlCommandResult`… */
export type ResponseKind = NonNullable<ResponseType["case"]>;

/** What a response of one kind carries. */
export type ResponseValue<K extends ResponseKind> = {
  [Kind in ResponseKind]: Extract<ResponseType, { case: Kind }>["value"];
}[K];

/**
 * Runs a job: executes a command to its end and gives the one response of the kind it answers with.
 *
 * @throws {@link DecodeError} if the server ends the command without that response
 */
export async function commandResult<K extends ResponseKind>(
  executor: Pick<Executor, "execute">,
  plan: Plan,
  kind: K,
  options?: ExecuteOptions,
): Promise<ResponseValue<K>> {
  let result: ResponseValue<K> | undefined;
  for await (const { responseType } of executor.execute(plan, options)) {
    // TypeScript cannot narrow a union by a generic tag.
    if (responseType.case === kind) result = responseType.value as ResponseValue<K>;
  }
  if (result === undefined) {
    throw new DecodeError(
      `The server ended the command without a ${kind}; its version may not know this command.`,
    );
  }
  return result;
}
