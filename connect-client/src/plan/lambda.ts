import { create } from "@bufbuild/protobuf";
import {
  type Expression,
  Expression_UnresolvedNamedLambdaVariableSchema,
  ExpressionSchema,
} from "../gen/spark/connect/expressions_pb.ts";

/** Spark binds lambda variables by name, so nested lambdas need names no other lambda has. */
let variables = 0;

function freshVariable(letter: string) {
  variables += 1;
  return create(Expression_UnresolvedNamedLambdaVariableSchema, { nameParts: [`${letter}_${variables}`] });
}

/**
 * The lambda of a higher-order function: calls `body` once with a placeholder for each of its parameters.
 *
 * @param arity - how many parameters `body` takes, 1 to 3
 */
export function lambda(arity: number, body: (variables: Expression[]) => Expression): Expression {
  const parameters = ["x", "y", "z"].slice(0, arity).map(freshVariable);
  const result = body(
    parameters.map((value) =>
      create(ExpressionSchema, { exprType: { case: "unresolvedNamedLambdaVariable", value } }),
    ),
  );
  return create(ExpressionSchema, {
    exprType: { case: "lambdaFunction", value: { function: result, arguments: parameters } },
  });
}
