import { create } from "@bufbuild/protobuf";
import { type ColumnValue, lit } from "../column/index.ts";
import { relationIn } from "../dataframe/dataframe-base.ts";
import { ArgumentError, DecodeError, UnsupportedError } from "../errors/index.ts";
import { commandResult } from "../execution/command-result.ts";
import type { Executor } from "../execution/index.ts";
import { isOlderServer } from "../execution/server-version.ts";
import type { Expression, Expression_Literal } from "../gen/spark/connect/expressions_pb.ts";
import { type Relation, RelationCommonSchema } from "../gen/spark/connect/relations_pb.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { checkText, wrongArgument } from "../plan/arguments.ts";
import { type CommandFields, commandPlan } from "../plan/plan.ts";
import { relation, withReferences } from "../plan/relation.ts";
import { queryOfTemplate, type SqlInterpolation, type SqlQuery } from "./sql-template.ts";

/** Values for the parameters of a SQL text: by name (`:name`) or, in order, for each `?`. */
export type SqlArguments = Readonly<Record<string, ColumnValue>> | readonly ColumnValue[];

/**
 * Sends a SQL text, plain or as the parts of a template, and gives the relation that stands for its result.
 *
 * The server runs a command (`CREATE`, `INSERT`, `MERGE`, …) now and answers with its result rows; for a query
 * it answers with the query itself, which then runs with each action.
 *
 * @param values - the parameters of a text, or what stands between the parts of a template
 */
export async function sqlResult(
  executor: Executor,
  text: string | TemplateStringsArray,
  values: readonly unknown[],
): Promise<Relation> {
  const command = isTemplate(text)
    ? templateCommand(executor, queryOfTemplate(text, values as readonly SqlInterpolation[]))
    : textCommand(executor, text, values);
  const result = await commandResult(executor, commandPlan("sqlCommand", command), "sqlCommandResult");
  if (result.relation === undefined)
    throw new DecodeError("The server answered a SQL text without a relation.");
  // The server does not number the relation, and columns refer to their relation by number.
  const common = create(RelationCommonSchema, { planId: executor.nextPlanId() });
  return { ...result.relation, common };
}

function isTemplate(text: string | TemplateStringsArray): text is TemplateStringsArray {
  return typeof text === "object" && text !== null && "raw" in text;
}

function textCommand(
  executor: Executor,
  query: string,
  values: readonly unknown[],
): CommandFields<"sqlCommand"> {
  checkText("query", query);
  const [given = {}, ...others] = values;
  if (others.length > 0)
    throw new ArgumentError(
      "A query has named parameters or a list for its ?, not both: give one of the two.",
    );
  const parameters = given as SqlArguments;
  // A 3.5 server reads the text itself.
  return isOlderServer(executor, "4.0")
    ? { sql: query, ...literalArguments(parameters) }
    : { input: sqlRelation(executor, query, parameters) };
}

/** DataFrames travel with the query; a command has them as temporary views while it runs, and the server drops them. */
function templateCommand(
  executor: Executor,
  { query, parameters, views }: SqlQuery,
): CommandFields<"sqlCommand"> {
  if (views.size === 0) return textCommand(executor, query, [parameters]);
  const aliased = [...views].map(([alias, df]) =>
    relation(executor.nextPlanId(), "subqueryAlias", { input: relationIn(executor, df), alias }),
  );
  const root = sqlRelation(executor, query, parameters);
  return { input: withReferences(root, aliased, () => executor.nextPlanId()) };
}

function sqlRelation(executor: Executor, query: string, parameters: SqlArguments): Relation {
  return relation(executor.nextPlanId(), "sql", { query, ...sqlArguments(parameters) });
}

/** As a 3.5 server reads a command: the text itself, with literals only. */
function literalArguments(parameters: SqlArguments): {
  args: Record<string, Expression_Literal>;
  posArgs: Expression_Literal[];
} {
  const { namedArguments = {}, posArguments = [] } = sqlArguments(parameters);
  const named = Object.entries(namedArguments).map(([name, value]) => [name, toLiteral(value)] as const);
  return { args: Object.fromEntries(named), posArgs: posArguments.map(toLiteral) };
}

function toLiteral({ exprType }: Expression): Expression_Literal {
  if (exprType.case === "literal") return exprType.value;
  throw new UnsupportedError(
    "A parameter that is not one plain value needs a Spark server of version 4.0 or newer.",
    {
      since: "4.0",
    },
  );
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
