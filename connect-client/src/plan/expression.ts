import { create, type MessageInitShape } from "@bufbuild/protobuf";
import {
  Expression_Cast_EvalMode as EvalMode,
  type Expression,
  type Expression_Literal,
  ExpressionSchema,
  Expression_SortOrder_NullOrdering as NullOrdering,
  Expression_SortOrder_SortDirection as SortDirection,
} from "../gen/spark/connect/expressions_pb.ts";
import type { DataType as DataTypeMessage } from "../gen/spark/connect/types_pb.ts";
import { checkFields } from "./check-fields.ts";

type ExpressionType = NonNullable<MessageInitShape<typeof ExpressionSchema>["exprType"]>;

function expression(exprType: ExpressionType): Expression {
  return checkFields(ExpressionSchema, create(ExpressionSchema, { exprType }));
}

export function literalExpression(value: Expression_Literal): Expression {
  return expression({ case: "literal", value });
}

/** A column by name: dots separate parts, backticks quote them. `planId` ties it to one relation of the plan. */
export function attribute(name: string, planId?: bigint): Expression {
  return expression({
    case: "unresolvedAttribute",
    value: { unparsedIdentifier: name, ...(planId !== undefined && { planId }) },
  });
}

/** A hidden column of a data source, such as `_metadata`. */
export function metadataAttribute(name: string, planId: bigint): Expression {
  return expression({
    case: "unresolvedAttribute",
    value: { unparsedIdentifier: name, planId, isMetadataColumn: true },
  });
}

/** All columns (`*`), or with a `target` ending in `.*` all columns of that alias or struct. */
export function star(target?: string, planId?: bigint): Expression {
  return expression({
    case: "unresolvedStar",
    value: {
      ...(target !== undefined && { unparsedTarget: target }),
      ...(planId !== undefined && { planId }),
    },
  });
}

/** The columns whose name matches a regular expression in backticks. */
export function columnsMatching(pattern: string, planId: bigint): Expression {
  return expression({ case: "unresolvedRegex", value: { colName: pattern, planId } });
}

/** A function or operator by Spark's own name, such as `+`, `and` or `date_trunc`. */
export function call(name: string, args: readonly Expression[]): Expression {
  return expression({ case: "unresolvedFunction", value: { functionName: name, arguments: [...args] } });
}

/** An aggregate over distinct values. */
export function callDistinct(name: string, args: readonly Expression[]): Expression {
  return expression({
    case: "unresolvedFunction",
    value: { functionName: name, arguments: [...args], isDistinct: true },
  });
}

/** A function that SQL cannot name, such as `pandas_product`; since Spark 4.0. */
export function callInternal(name: string, args: readonly Expression[]): Expression {
  return expression({
    case: "unresolvedFunction",
    value: { functionName: name, arguments: [...args], isInternal: true },
  });
}

/** Any function of the catalog by its (qualified) name, including user-defined ones. */
export function callByName(name: string, args: readonly Expression[]): Expression {
  return expression({ case: "callFunction", value: { functionName: name, arguments: [...args] } });
}

export function namedArgument(key: string, value: Expression): Expression {
  return expression({ case: "namedArgumentExpression", value: { key, value } });
}

export function sqlExpression(sql: string): Expression {
  return expression({ case: "expressionString", value: { expression: sql } });
}

/** Several names rename the columns a generator makes; `metadataJson` goes with one name only. */
export function alias(expr: Expression, names: readonly string[], metadataJson?: string): Expression {
  return expression({
    case: "alias",
    value: { expr, name: [...names], ...(metadataJson !== undefined && { metadata: metadataJson }) },
  });
}

/** `to` is a data type or its DDL text, which the server parses. */
export function cast(expr: Expression, to: DataTypeMessage | string, mode: "default" | "try"): Expression {
  return expression({
    case: "cast",
    value: {
      expr,
      castToType: typeof to === "string" ? { case: "typeStr", value: to } : { case: "type", value: to },
      evalMode: mode === "try" ? EvalMode.TRY : EvalMode.UNSPECIFIED,
    },
  });
}

export function sortOrder(
  child: Expression,
  direction: "ascending" | "descending",
  nulls: "first" | "last",
): Expression {
  return expression({
    case: "sortOrder",
    value: {
      child,
      direction: direction === "ascending" ? SortDirection.ASCENDING : SortDirection.DESCENDING,
      nullOrdering: nulls === "first" ? NullOrdering.SORT_NULLS_FIRST : NullOrdering.SORT_NULLS_LAST,
    },
  });
}

/** An element of an array, a value of a map or a field of a struct. */
export function extractValue(child: Expression, extraction: Expression): Expression {
  return expression({ case: "unresolvedExtractValue", value: { child, extraction } });
}

/** Adds or replaces a struct field; without `value`, drops it. */
export function updateField(struct: Expression, fieldName: string, value?: Expression): Expression {
  return expression({
    case: "updateFields",
    value: {
      structExpression: struct,
      fieldName,
      ...(value !== undefined && { valueExpression: value }),
    },
  });
}

/** Spreads rows over partitions by the value itself instead of its hash; since Spark 4.1. */
export function directShufflePartitionId(child: Expression): Expression {
  return expression({ case: "directShufflePartitionId", value: { child } });
}
