import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { DecodeError } from "../errors/index.ts";
import { AnalyzePlanRequestSchema, type AnalyzePlanResponse } from "../gen/spark/connect/base_pb.ts";
import type { Executor } from "./executor.ts";

type Question = NonNullable<MessageInitShape<typeof AnalyzePlanRequestSchema>["analyze"]>;
type Answer = AnalyzePlanResponse["result"];

/** The name of a question to the analyzer, as in the protocol: `schema`, `explain`, `isLocal`… */
export type QuestionKind = NonNullable<Answer["case"]>;

type QuestionFields<K extends QuestionKind> = Extract<Question, { case: K }>["value"];
type AnswerFields<K extends QuestionKind> = {
  [Kind in QuestionKind]: Extract<Answer, { case: Kind }>["value"];
}[K];

/**
 * Asks the analyzer one question about a plan; nothing is executed.
 *
 * @throws {@link DecodeError} if the server answers another question
 */
export async function analyze<K extends QuestionKind>(
  executor: Executor,
  kind: K,
  fields: QuestionFields<K>,
): Promise<AnswerFields<K>> {
  // The correlation of `kind` and `fields` is held by the signature; TypeScript cannot carry it into a union.
  const question = { case: kind, value: fields } as Question;
  const answer = await executor.analyze(create(AnalyzePlanRequestSchema, { analyze: question }).analyze);
  if (answer.case !== kind)
    throw new DecodeError(`the server answered ${answer.case ?? "nothing"} when asked for ${kind}`);
  return answer.value as AnswerFields<K>;
}
