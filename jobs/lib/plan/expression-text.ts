import { isMessage, isOneof, ofInterest } from "./messages.ts";

/** The names of lambda variables by those of the plan, which count on through the life of a process. */
export type LambdaNames = Map<string, string>;

type Fields = Readonly<Record<string, unknown>>;

/** An expression of the protocol as a line of text, in the manner of SQL. */
export function expressionText(expression: unknown, lambdas: LambdaNames): string {
  if (typeof expression !== "object" || expression === null) return String(expression);
  const { exprType } = expression as Fields;
  if (!isOneof(exprType)) return compact(expression, lambdas);
  const fields = exprType.value as Fields;
  const text = (part: unknown) => expressionText(part, lambdas);
  const texts = (parts: unknown) => (Array.isArray(parts) ? parts.map(text) : []).join(", ");
  switch (exprType.case) {
    case "literal":
      return literalText(fields);
    case "unresolvedAttribute":
      return String(fields.unparsedIdentifier);
    case "unresolvedFunction":
      return `${fields.functionName}(${fields.isDistinct === true ? "DISTINCT " : ""}${texts(fields.arguments)})`;
    case "alias":
      return `${text(fields.expr)} AS ${[fields.name].flat().join(", ")}`;
    case "expressionString":
      return `sql(${fields.expression})`;
    case "unresolvedExtractValue":
      return `${text(fields.child)}[${text(fields.extraction)}]`;
    case "lambdaFunction":
      return `(${variables(fields.arguments, lambdas)}) -> ${text(fields.function)}`;
    case "unresolvedNamedLambdaVariable":
      return variable(fields, lambdas);
    default:
      return `${exprType.case}${compact(fields, lambdas)}`;
  }
}

function literalText({ literalType }: Fields): string {
  if (!isOneof(literalType)) return "null";
  const { case: type, value } = literalType;
  if (type === "string" || type === "boolean" || type === "integer" || type === "double") {
    return JSON.stringify(value);
  }
  return `${type} ${compact(value, new Map())}`;
}

function variables(list: unknown, lambdas: LambdaNames): string {
  return Array.isArray(list) ? list.map((each: Fields) => variable(each, lambdas)).join(", ") : "";
}

function variable({ nameParts }: Fields, lambdas: LambdaNames): string {
  const name = String([nameParts].flat().join("."));
  const known = lambdas.get(name) ?? `x${lambdas.size + 1}`;
  lambdas.set(name, known);
  return known;
}

/** Any other message on one line, the expressions in it as text. */
function compact(value: unknown, lambdas: LambdaNames): string {
  return JSON.stringify(value, function (this: unknown, _, field: unknown) {
    if (typeof field === "bigint") return String(field);
    if (field instanceof Uint8Array) return Buffer.from(field).toString("hex");
    if (typeof field !== "object" || field === null || Array.isArray(field)) return field;
    if (isMessage(field, "Expression")) return expressionText(field, lambdas);
    const named = ofInterest(field).map(([name, part]) =>
      isOneof(part) ? [part.case, part.value] : [name, part],
    );
    return Object.fromEntries(named) as unknown;
  });
}
