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
import { isQueryText } from "./query-text.ts";
import type { SqlArguments, SqlQuery } from "./sql-query.ts";
import { queryOfTemplate, type SqlInterpolation } from "./sql-template.ts";

/**
 * The relation that stands for the result of a SQL text, plain or as the parts of a template.
 *
 * A text that can only be a query is that relation itself, and nothing is sent. Any other is sent now: the server runs
 * a command (`CREATE`, `INSERT`, `MERGE`, …) and answers with its rows, and answers with the query if it is one.
 *
 * @param values - the parameters of a text, or what stands between the parts of a template
 */
export async function sqlResult(
  executor: Executor,
  text: string | TemplateStringsArray,
  values: readonly unknown[],
): Promise<Relation> {
  const sql = isTemplate(text)
    ? queryOfTemplate(text, values as readonly SqlInterpolation[])
    : queryOfText(text, values);
  return isQueryText(sql.query) ? queryRelation(executor, sql) : runText(executor, sql);
}

function isTemplate(text: string | TemplateStringsArray): text is TemplateStringsArray {
  return typeof text === "object" && text !== null && "raw" in text;
}

function queryOfText(text: string, values: readonly unknown[]): SqlQuery {
  const query = checkText("query", text);
  const [given = {}, ...others] = values;
  if (others.length > 0)
    throw new ArgumentError(
      "A query has named parameters or a list for its ?, not both: give one of the two.",
    );
  return { query, parameters: given as SqlArguments, views: new Map() };
}

async function runText(executor: Executor, sql: SqlQuery): Promise<Relation> {
  const plan = commandPlan("sqlCommand", commandOf(executor, sql));
  const { relation: answer } = await commandResult(executor, plan, "sqlCommandResult");
  if (answer === undefined) throw new DecodeError("The server answered a SQL text without a relation.");
  // The server does not number the relation, and columns refer to their relation by number.
  const common = create(RelationCommonSchema, { planId: executor.nextPlanId() });
  return { ...answer, common };
}

/** A 3.5 server reads the text itself, and knows no DataFrames in it. */
function commandOf(executor: Executor, sql: SqlQuery): CommandFields<"sqlCommand"> {
  const { query, parameters, views } = sql;
  return isOlderServer(executor, "4.0") && views.size === 0
    ? { sql: query, ...literalArguments(parameters) }
    : { input: queryRelation(executor, sql) };
}

/** DataFrames travel with the query; a command has them as temporary views while it runs, and the server drops them. */
function queryRelation(executor: Executor, { query, parameters, views }: SqlQuery): Relation {
  const planned = isOlderServer(executor, "4.0") ? literalArguments(parameters) : sqlArguments(parameters);
  const root = relation(executor.nextPlanId(), "sql", { query, ...planned });
  const aliased = [...views].map(([alias, df]) =>
    relation(executor.nextPlanId(), "subqueryAlias", { input: relationIn(executor, df), alias }),
  );
  return withReferences(root, aliased, () => executor.nextPlanId());
}

/** As a 3.5 server takes them: literals only. */
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
