import { randomUUID } from "node:crypto";
import { Column, type ColumnValue } from "../column/index.ts";
import { DataFrame } from "../dataframe/index.ts";
import { ArgumentError } from "../errors/index.ts";
import { wrongArgument } from "../plan/arguments.ts";
import type { SqlQuery } from "./sql-query.ts";

/** What may stand in a SQL template: a value, a DataFrame for a table, or `col(name)` for a name. */
export type SqlInterpolation = ColumnValue | DataFrame;

/**
 * The query of a tagged template. Nothing of a value gets into the text: values become parameters, DataFrames names
 * that exist for this query alone, and names are quoted.
 *
 * @throws {@link ArgumentError} for a column that is more than a name or values, or an escape JavaScript cannot read
 */
export function queryOfTemplate(
  template: TemplateStringsArray,
  values: readonly SqlInterpolation[],
): SqlQuery {
  const parameters: Record<string, ColumnValue> = {};
  const views = new Map<DataFrame, string>();
  const inserted = values.map((value, i) => {
    if (value instanceof DataFrame) return viewName(views, value);
    const name = value instanceof Column ? nameOf(value) : undefined;
    if (name !== undefined) return quoted(name);
    const parameter = `interpolated_${i + 1}`;
    parameters[parameter] = checkValue(value, i + 1);
    return `:${parameter}`;
  });
  const query = template.raw.map((_, i) => textAt(template, i) + (inserted[i] ?? "")).join("");
  return { query, parameters, views: new Map([...views].map(([df, name]) => [name, df])) };
}

/** The text before the interpolation of that number, with its escapes resolved. */
function textAt(template: TemplateStringsArray, index: number): string {
  // Undefined where an escape is none of JavaScript's; TypeScript does not say so.
  const text: string | undefined = template[index];
  if (text !== undefined) return text;
  const raw = JSON.stringify(template.raw[index]);
  throw new ArgumentError(
    `The SQL text has an escape that JavaScript cannot read, in ${raw}: write \\\\ for a backslash.`,
  );
}

/** Random, because a command has it as a temporary view, which must not replace another. */
function viewName(views: Map<DataFrame, string>, df: DataFrame): string {
  const name = views.get(df) ?? `dataframe_${randomUUID().replaceAll("-", "")}`;
  views.set(df, name);
  return name;
}

function checkValue(value: ColumnValue, position: number): ColumnValue {
  const argument = `value ${position} of the template`;
  if (value === undefined) throw wrongArgument(argument, "a value, a DataFrame or a column", value);
  if (value instanceof Column && !isValue(value))
    throw wrongArgument(argument, "a value or a name; write the rest of an expression as SQL", value);
  return value;
}

/** The name a column is; undefined if it is more than a name. */
function nameOf(column: Column): string | undefined {
  const { exprType } = column.toExpression();
  return exprType.case === "unresolvedAttribute" ? exprType.value.unparsedIdentifier : undefined;
}

/** The functions whose calls the server takes as a parameter, as it does literals. */
const collections = new Set([
  "array",
  "map",
  "map_from_arrays",
  "map_from_entries",
  "named_struct",
  "struct",
]);

function isValue(column: Column): boolean {
  const { exprType } = column.toExpression();
  if (exprType.case === "unresolvedFunction") return collections.has(exprType.value.functionName);
  return exprType.case === "literal";
}

/** A name as `col` takes it, `a.b` or `` `odd.name` ``, with each of its parts quoted for SQL. */
function quoted(name: string): string {
  const parts = name.match(/`(?:[^`]|``)*`|[^.`]+/g) ?? [];
  if (parts.join(".") !== name)
    throw new ArgumentError(`${JSON.stringify(name)} is no name: dots separate its parts, \` quotes them.`);
  return parts.map((part) => (part.startsWith("`") ? part : `\`${part}\``)).join(".");
}
