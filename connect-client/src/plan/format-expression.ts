import { toJson } from "@bufbuild/protobuf";
import {
  type Expression,
  type Expression_Literal,
  Expression_LiteralSchema,
  Expression_SortOrder_NullOrdering as NullOrdering,
  Expression_SortOrder_SortDirection as SortDirection,
} from "../gen/spark/connect/expressions_pb.ts";

const infixOperators = new Set("+ - * / % == != > >= < <= <=> and or & | ^".split(" "));

/** How many expressions are printed: what is more, or shared over and over, becomes an ellipsis. */
const mostPrinted = 1000;

/** An expression as one line for people: close to SQL, not meant to be parsed again. */
export function formatExpression(expression: Expression): string {
  return new ExpressionText().of(expression);
}

function literalText(literal: Expression_Literal): string {
  const { literalType } = literal;
  if (literalType.case === "null") return "NULL";
  if (typeof literalType.value !== "object") return String(literalType.value);
  return JSON.stringify(toJson(Expression_LiteralSchema, literal));
}

class ExpressionText {
  #room = mostPrinted;

  #list(expressions: readonly Expression[]): string {
    const shown = expressions.slice(0, this.#room).map((each) => this.of(each));
    return [...shown, ...(shown.length < expressions.length ? ["…"] : [])].join(", ");
  }

  #call(name: string, args: readonly Expression[]): string {
    const [left, right] = args;
    if (infixOperators.has(name) && left && right) return `(${this.of(left)} ${name} ${this.of(right)})`;
    return `${name}(${this.#list(args)})`;
  }

  #child(expression: Expression | undefined): string {
    return expression ? this.of(expression) : "";
  }

  of({ exprType }: Expression): string {
    if (this.#room === 0) return "…";
    this.#room -= 1;
    switch (exprType.case) {
      case "literal":
        return literalText(exprType.value);
      case "unresolvedAttribute":
        return exprType.value.unparsedIdentifier;
      case "unresolvedFunction":
        return this.#call(exprType.value.functionName, exprType.value.arguments);
      case "callFunction":
        return this.#call(exprType.value.functionName, exprType.value.arguments);
      case "expressionString":
        return exprType.value.expression;
      case "unresolvedStar":
        return exprType.value.unparsedTarget ?? "*";
      case "unresolvedRegex":
        return exprType.value.colName;
      case "alias":
        return `${this.#child(exprType.value.expr)} AS ${exprType.value.name.join(", ")}`;
      case "cast": {
        const { castToType } = exprType.value;
        const target = castToType.case === "typeStr" ? castToType.value : (castToType.value?.kind.case ?? "");
        return `CAST(${this.#child(exprType.value.expr)} AS ${target.toUpperCase()})`;
      }
      case "sortOrder": {
        const direction = exprType.value.direction === SortDirection.DESCENDING ? "DESC" : "ASC";
        const nulls = exprType.value.nullOrdering === NullOrdering.SORT_NULLS_LAST ? "LAST" : "FIRST";
        return `${this.#child(exprType.value.child)} ${direction} NULLS ${nulls}`;
      }
      case "unresolvedExtractValue":
        return `${this.#child(exprType.value.child)}[${this.#child(exprType.value.extraction)}]`;
      case "unresolvedNamedLambdaVariable":
        return exprType.value.nameParts.join(".");
      case "lambdaFunction": {
        const names = exprType.value.arguments.map((variable) => variable.nameParts.join("."));
        return `(${names.join(", ")}) -> ${this.#child(exprType.value.function)}`;
      }
      case "namedArgumentExpression":
        return `${exprType.value.key} => ${this.#child(exprType.value.value)}`;
      case "window":
        return `${this.#child(exprType.value.windowFunction)} OVER (${this.#list(exprType.value.partitionSpec)})`;
      case "updateFields":
        return `update_fields(${this.#child(exprType.value.structExpression)}, ${exprType.value.fieldName})`;
      default:
        return exprType.case ?? "(empty)";
    }
  }
}
