import { DecodeError } from "../errors/index.ts";
import type { Expression_Literal } from "../gen/spark/connect/expressions_pb.ts";
import type { DataType as DataTypeMessage } from "../gen/spark/connect/types_pb.ts";
import { dataTypeFromProto } from "../types/data-type-from-proto.ts";
import {
  CalendarInterval,
  DayTimeInterval,
  Decimal,
  LocalDate,
  LocalDateTime,
  LocalTime,
  type SparkValue,
  StructType,
  Timestamp,
  YearMonthInterval,
} from "../types/index.ts";

function structValue(type: DataTypeMessage | undefined, elements: readonly Expression_Literal[]): SparkValue {
  const struct = type && dataTypeFromProto(type);
  const names = struct instanceof StructType ? struct.fieldNames : [];
  return Object.fromEntries(elements.map((element, i) => [names[i] ?? `_${i + 1}`, literalValue(element)]));
}

/**
 * The JavaScript value of a literal that the server sent, such as an observed metric.
 *
 * @throws {@link DecodeError} for a kind of literal this version of the library does not know
 */
export function literalValue(literal: Expression_Literal): SparkValue {
  const { literalType, dataType } = literal;
  switch (literalType.case) {
    case "null":
      return null;
    case "boolean":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "string":
    case "binary":
      return literalType.value;
    case "decimal":
      return Decimal.parse(literalType.value.value);
    case "date":
      return new LocalDate(literalType.value);
    case "timestamp":
      return new Timestamp(literalType.value);
    case "timestampNtz":
      return new LocalDateTime(literalType.value);
    case "timestampLtzNanos":
      return new Timestamp(literalType.value.epochMicros, literalType.value.nanosWithinMicro);
    case "timestampNtzNanos":
      return new LocalDateTime(literalType.value.epochMicros, literalType.value.nanosWithinMicro);
    case "time":
      return new LocalTime(literalType.value.nano);
    case "yearMonthInterval":
      return new YearMonthInterval(literalType.value);
    case "dayTimeInterval":
      return new DayTimeInterval(literalType.value);
    case "calendarInterval": {
      const { months, days, microseconds } = literalType.value;
      return new CalendarInterval(months, days, microseconds);
    }
    case "array":
      return literalType.value.elements.map(literalValue);
    case "specializedArray":
      return [...(literalType.value.valueType.value?.values ?? [])];
    case "map": {
      const { keys, values } = literalType.value;
      return new Map(keys.map((key, i) => [literalValue(key), literalValue(values[i] ?? key)]));
    }
    case "struct":
      return structValue(literalType.value.structType ?? dataType, literalType.value.elements);
    default:
      throw new DecodeError(`the server sent a literal of an unknown kind, ${literalType.case ?? "empty"}`);
  }
}
