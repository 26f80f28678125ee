import type { Expression, Expression_Literal } from "../gen/spark/connect/expressions_pb.ts";
import { dataTypeFromProto } from "../types/data-type-from-proto.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import { type DataType, StringType, StructType } from "../types/index.ts";
import { call, cast, literalExpression } from "./expression.ts";
import { type LiteralInput, literal } from "./literal.ts";

/**
 * A value as an expression of exactly that type.
 *
 * Arrays, maps and structs are made by the functions of these names. The protocol has literals for them too, but a
 * 4.0 server takes a null in one for zero or an empty text, and fails at dates and intervals in one.
 *
 * @throws {@link ArgumentError} if the value is not one of that type, or outside its range
 */
export function typedValue(value: LiteralInput, type: DataType): Expression {
  const checked = literal(value, type);
  if (isOwnLiteral(type)) return literalExpression(checked);
  return cast(made(checked), dataTypeToProto(type), "default");
}

/** Whether a literal says of itself that it is of that type. */
function isOwnLiteral(type: DataType): boolean {
  if (type instanceof StringType) return type.hasDefaultCollation;
  return !["array", "map", "struct", "char", "varchar"].includes(type.typeName);
}

function made(checked: Expression_Literal): Expression {
  const { literalType } = checked;
  switch (literalType.case) {
    case "array":
      return call("array", literalType.value.elements.map(made));
    case "map": {
      const { keys, values } = literalType.value;
      return call(
        "map",
        keys.flatMap((key, i) => [key, ...values.slice(i, i + 1)].map(made)),
      );
    }
    case "struct": {
      const { structType, elements } = literalType.value;
      const type = structType && dataTypeFromProto(structType);
      const names = type instanceof StructType ? type.fieldNames : [];
      return call(
        "named_struct",
        elements.flatMap((element, i) => [literal(names[i] ?? ""), element].map(made)),
      );
    }
    default:
      return literalExpression(checked);
  }
}
