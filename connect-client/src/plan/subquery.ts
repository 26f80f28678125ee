import { create } from "@bufbuild/protobuf";
import {
  type Expression,
  ExpressionSchema,
  type Expression_SortOrder as SortOrder,
  SubqueryExpression_SubqueryType as SubqueryType,
} from "../gen/spark/connect/expressions_pb.ts";

/** A subquery refers to its relation by id; `withReferences` carries the relation itself. */
function subquery(planId: bigint, subqueryType: SubqueryType, inSubqueryValues: readonly Expression[] = []) {
  return create(ExpressionSchema, {
    exprType: {
      case: "subqueryExpression",
      value: { planId, subqueryType, inSubqueryValues: [...inSubqueryValues] },
    },
  });
}

/** The one value of a relation with one row and one column. */
export function scalarSubquery(planId: bigint): Expression {
  return subquery(planId, SubqueryType.SCALAR);
}

/** Whether the relation has a row. */
export function existsSubquery(planId: bigint): Expression {
  return subquery(planId, SubqueryType.EXISTS);
}

/** Whether the relation has a row equal to `values`; since Spark 4.1. */
export function inSubquery(planId: bigint, values: readonly Expression[]): Expression {
  return subquery(planId, SubqueryType.IN, values);
}

/** How the rows of a table argument are spread over the calls of a table-valued function. */
export interface TableArgParts {
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly SortOrder[];
  readonly singlePartition: boolean | undefined;
}

/** A whole relation as an argument of a table-valued function. */
export function tableArgSubquery(planId: bigint, parts: TableArgParts): Expression {
  return create(ExpressionSchema, {
    exprType: {
      case: "subqueryExpression",
      value: {
        planId,
        subqueryType: SubqueryType.TABLE_ARG,
        tableArgOptions: {
          partitionSpec: [...parts.partitionBy],
          orderSpec: [...parts.orderBy],
          ...(parts.singlePartition !== undefined && { withSinglePartition: parts.singlePartition }),
        },
      },
    },
  });
}
