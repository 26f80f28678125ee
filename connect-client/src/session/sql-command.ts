import { create } from "@bufbuild/protobuf";
import { type ColumnValue, lit } from "../column/index.ts";
import { DecodeError } from "../errors/index.ts";
import { commandResult } from "../execution/command-result.ts";
import type { Executor } from "../execution/index.ts";
import type { Expression } from "../gen/spark/connect/expressions_pb.ts";
import { type Relation, RelationCommonSchema } from "../gen/spark/connect/relations_pb.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { checkText, wrongArgument } from "../plan/arguments.ts";
import { commandPlan } from "../plan/plan.ts";
import { relation } from "../plan/relation.ts";

/** Values for the parameters of a SQL text: by name (`:name`) or, in order, for each `?`. */
export type SqlArguments = Readonly<Record<string, ColumnValue>> | readonly ColumnValue[];

/**
 * Sends a SQL text and gives the relation that stands for its result.
 *
 * The server runs a command (`CREATE`, `INSERT`, `MERGE`, …) now and answers with its result rows; for a query
 * it answers with the query itself, which then runs with each action.
 */
export async function runSql(executor: Executor, query: string, parameters: SqlArguments): Promise<Relation> {
  checkText("query", query);
  const input = relation(executor.nextPlanId(), "sql", { query, ...sqlArguments(parameters) });
  const result = await commandResult(executor, commandPlan("sqlCommand", { input }), "sqlCommandResult");
  if (result.relation === undefined)
    throw new DecodeError("The server answered a SQL text without a relation.");
  // The server does not number the relation, and columns refer to their relation by number.
  const common = create(RelationCommonSchema, { planId: executor.nextPlanId() });
  return { ...result.relation, common };
}

function sqlArguments(parameters: SqlArguments): {
  namedArguments?: Record<string, Expression>;
  posArguments?: Expression[];
} {
  if (isList(parameters)) return { posArguments: parameters.map(toExpression) };
  if (!isPlainObject(parameters))
    throw wrongArgument("parameters", "values by name, { limit: 5 }, or a list of them", parameters);
  const named = Object.entries(parameters).map(([name, value]) => [name, toExpression(value)] as const);
  return { namedArguments: Object.fromEntries(named) };
}

function isList(parameters: SqlArguments): parameters is readonly ColumnValue[] {
  return Array.isArray(parameters);
}

function toExpression(value: ColumnValue): Expression {
  return lit(value).toExpression();
}
