import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { type Plan, PlanSchema } from "../gen/spark/connect/base_pb.ts";
import { CommandSchema } from "../gen/spark/connect/commands_pb.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { checkFields } from "./check-fields.ts";
import { mergeColumns } from "./merge-columns.ts";

type CommandType = NonNullable<MessageInitShape<typeof CommandSchema>["commandType"]>;

/** The name of a kind of command, as in the protocol: `writeOperation`, `createDataframeView`… */
export type CommandKind = NonNullable<CommandType["case"]>;

/** The fields of one kind of command. */
export type CommandFields<K extends CommandKind> = Extract<CommandType, { case: K }>["value"];

/** A plan whose result is the rows of a relation. */
export function queryPlan(root: Relation): Plan {
  return create(PlanSchema, { opType: { case: "root", value: mergeColumns(root) } });
}

/** A plan that changes something: writes, views, views of streams. */
export function commandPlan<K extends CommandKind>(kind: K, fields: CommandFields<K>): Plan {
  // The correlation of `kind` and `fields` is held by the signature; TypeScript cannot carry it into a union.
  const commandType = { case: kind, value: fields } as CommandType;
  const command = checkFields(CommandSchema, create(CommandSchema, { commandType }));
  return create(PlanSchema, { opType: { case: "command", value: mergeColumns(command) } });
}
