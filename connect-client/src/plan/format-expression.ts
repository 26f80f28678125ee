import { toJson } from "@bufbuild/protobuf";
import {
  type Expression,
  type Expression_Literal,
  Expression_LiteralSchema,
  Expression_SortOrder_NullOrdering as NullOrdering,
  Expression_SortOrder_SortDirection as SortDirection,
} from "../gen/spark/connect/expressions_pb.ts";

const infixOperators = new Set("+ - * / % == != > >= < <= <=> and or & | ^".split(" "));

function list(expressions: readonly Expression[]): string {
  return expressions.map(formatExpression).join(", ");
}

function formatLiteral(literal: Expression_Literal): string {
  const { literalType } = literal;
  if (literalType.case === "null") return "NULL";
  if (typeof literalType.value !== "object") return String(literalType.value);
  return JSON.stringify(toJson(Expression_LiteralSchema, literal));
}

function formatFunction(name: string, args: readonly Expression[]): string {
  const [left, right] = args;
  if (infixOperators.has(name) && left && right)
    return `(${formatExpression(left)} ${name} ${formatExpression(right)})`;
  return `${name}(${list(args)})`;
}

function child(expression: Expression | undefined): string {
  return expression ? formatExpression(expression) : "";
}

/** An expression as one line for people: close to SQL, not meant to be parsed again. */
export function formatExpression(expression: Expression): string {
  const { exprType } = expression;
  switch (exprType.case) {
    case "literal":
      return formatLiteral(exprType.value);
    case "unresolvedAttribute":
      return exprType.value.unparsedIdentifier;
    case "unresolvedFunction":
      return formatFunction(exprType.value.functionName, exprType.value.arguments);
    case "callFunction":
      return formatFunction(exprType.value.functionName, exprType.value.arguments);
    case "expressionString":
      return exprType.value.expression;
    case "unresolvedStar":
      return exprType.value.unparsedTarget ?? "*";
    case "unresolvedRegex":
      return exprType.value.colName;
    case "alias":
      return `${child(exprType.value.expr)} AS ${exprType.value.name.join(", ")}`;
    case "cast": {
      const { castToType } = exprType.value;
      const target = castToType.case === "typeStr" ? castToType.value : (castToType.value?.kind.case ?? "");
      return `CAST(${child(exprType.value.expr)} AS ${target.toUpperCase()})`;
    }
    case "sortOrder": {
      const direction = exprType.value.direction === SortDirection.DESCENDING ? "DESC" : "ASC";
      const nulls = exprType.value.nullOrdering === NullOrdering.SORT_NULLS_LAST ? "LAST" : "FIRST";
      return `${child(exprType.value.child)} ${direction} NULLS ${nulls}`;
    }
    case "unresolvedExtractValue":
      return `${child(exprType.value.child)}[${child(exprType.value.extraction)}]`;
    case "unresolvedNamedLambdaVariable":
      return exprType.value.nameParts.join(".");
    case "lambdaFunction": {
      const names = exprType.value.arguments.map((variable) => variable.nameParts.join("."));
      return `(${names.join(", ")}) -> ${child(exprType.value.function)}`;
    }
    case "namedArgumentExpression":
      return `${exprType.value.key} => ${child(exprType.value.value)}`;
    case "window":
      return `${child(exprType.value.windowFunction)} OVER (${list(exprType.value.partitionSpec)})`;
    case "updateFields":
      return `update_fields(${child(exprType.value.structExpression)}, ${exprType.value.fieldName})`;
    default:
      return exprType.case ?? "(empty)";
  }
}
