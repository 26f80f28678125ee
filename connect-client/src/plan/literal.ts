import { inspect } from "node:util";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { ArgumentError } from "../errors/index.ts";
import { type Expression_Literal, Expression_LiteralSchema } from "../gen/spark/connect/expressions_pb.ts";
import { isWellFormed } from "../internal/index.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import {
  ArrayType,
  CalendarInterval,
  type CharType,
  type DataType,
  DayTimeInterval,
  Decimal,
  DecimalType,
  LocalDate,
  LocalDateTime,
  LocalTime,
  MapType,
  StructType,
  Timestamp,
  type TimestampLTZNanosType,
  type TimestampNTZNanosType,
  TimeType,
  type VarcharType,
  YearMonthInterval,
} from "../types/index.ts";
import { isTimeOfPrecision } from "../types/values/local-time.ts";
import { decimalTypeOf, inferType, type LiteralInput } from "./infer-type.ts";

export type { LiteralInput } from "./infer-type.ts";

type LiteralType = NonNullable<MessageInitShape<typeof Expression_LiteralSchema>["literalType"]>;

const integerBits = { byte: 8, short: 16, integer: 32, long: 64 } as const;

function mismatch(value: unknown, type: DataType): ArgumentError {
  return new ArgumentError(`${inspect(value, { depth: 1 })} is not a value of type ${type.simpleString()}`);
}

function toInteger(value: LiteralInput, type: DataType, bits: number): bigint {
  const isWhole = typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value));
  if (!isWhole) throw mismatch(value, type);
  const integer = BigInt(value);
  if (!fits(bits, integer))
    throw new ArgumentError(
      `${integer} is outside the range of ${type.simpleString()}, which has ${bits} bits`,
    );
  return integer;
}

function toFloat(value: number, type: DataType): number {
  const float = Math.fround(value);
  if (Math.abs(float) === Number.POSITIVE_INFINITY && Math.abs(value) !== float)
    throw new ArgumentError(`${value} is outside the range of ${type.simpleString()}, which has 32 bits`);
  return float;
}

function text(value: string): string {
  if (!isWellFormed(value))
    throw new ArgumentError(
      `${JSON.stringify(value)} has half of a surrogate pair, which no text in Spark has`,
    );
  return value;
}

function fits(bits: number, ...integers: readonly (number | bigint)[]): boolean {
  return integers.every(
    (integer) =>
      (typeof integer === "bigint" || Number.isSafeInteger(integer)) &&
      BigInt.asIntN(bits, BigInt(integer)) === BigInt(integer),
  );
}

function toMicros(value: LiteralInput, type: DataType): bigint {
  if (value instanceof Timestamp && isWholeMicros(value)) return value.epochMicros;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return BigInt(value.getTime()) * 1000n;
  throw mismatch(value, type);
}

function isWholeMicros({ epochMicros, nanosOfMicro }: Timestamp | LocalDateTime): boolean {
  return nanosOfMicro === 0 && fits(64, epochMicros);
}

/** Scalar types by name; each takes the values {@link inferType} gives that type to, and what fits it exactly. */
function scalar(value: LiteralInput, type: DataType): LiteralType {
  switch (type.typeName) {
    case "byte":
    case "short":
    case "integer":
      return { case: type.typeName, value: Number(toInteger(value, type, integerBits[type.typeName])) };
    case "long":
      return { case: "long", value: toInteger(value, type, 64) };
    case "float":
      if (typeof value === "number") return { case: "float", value: toFloat(value, type) };
      break;
    case "double":
      if (typeof value === "number") return { case: "double", value };
      break;
    case "boolean":
      if (typeof value === "boolean") return { case: "boolean", value };
      break;
    case "char":
    case "varchar":
      if (typeof value === "string" && [...value].length > (type as CharType | VarcharType).length)
        throw new ArgumentError(`${inspect(value)} is longer than ${type.simpleString()}`);
      if (typeof value === "string") return { case: "string", value: text(value) };
      break;
    case "string":
      if (typeof value === "string") return { case: "string", value: text(value) };
      break;
    case "binary":
      if (value instanceof Uint8Array) return { case: "binary", value };
      break;
    case "decimal":
      if (value instanceof Decimal && type instanceof DecimalType) return decimal(value, type);
      break;
    case "date":
      if (value instanceof LocalDate && fits(32, value.epochDay))
        return { case: "date", value: value.epochDay };
      break;
    case "timestamp":
      return { case: "timestamp", value: toMicros(value, type) };
    case "timestamp_ntz":
      if (value instanceof LocalDateTime && isWholeMicros(value))
        return { case: "timestampNtz", value: value.epochMicros };
      break;
    case "timestamp_ltz_nanos":
      if (value instanceof Timestamp) return { case: "timestampLtzNanos", value: nanos(value, type) };
      break;
    case "timestamp_ntz_nanos":
      if (value instanceof LocalDateTime) return { case: "timestampNtzNanos", value: nanos(value, type) };
      break;
    case "time":
      if (value instanceof LocalTime && type instanceof TimeType && isTimeOfPrecision(value, type.precision))
        return { case: "time", value: { nano: value.nanos, precision: type.precision } };
      break;
    case "yearmonthinterval":
      if (value instanceof YearMonthInterval && fits(32, value.months))
        return { case: "yearMonthInterval", value: value.months };
      break;
    case "daytimeinterval":
      if (value instanceof DayTimeInterval && fits(64, value.micros))
        return { case: "dayTimeInterval", value: value.micros };
      break;
    case "geometry":
    case "geography":
      throw new ArgumentError(
        `the protocol has no literal for ${value}: where a column may stand, lit(value) makes one with a function`,
      );
    case "interval":
      if (value instanceof CalendarInterval) {
        const { months, days, micros } = value;
        if (fits(32, months, days) && fits(64, micros))
          return { case: "calendarInterval", value: { months, days, microseconds: micros } };
      }
      break;
  }
  throw mismatch(value, type);
}

function nanos(value: Timestamp | LocalDateTime, type: DataType) {
  const { precision } = type as TimestampLTZNanosType | TimestampNTZNanosType;
  if (value.nanosOfMicro % 10 ** (9 - precision) !== 0) throw mismatch(value, type);
  return { epochMicros: value.epochMicros, nanosWithinMicro: value.nanosOfMicro, precision };
}

function decimal(value: Decimal, type: DecimalType): LiteralType {
  const own = decimalTypeOf(value);
  if (own.scale > type.scale || own.precision - own.scale > type.precision - type.scale)
    throw mismatch(value.toString(), type);
  return {
    case: "decimal",
    value: { value: value.toString(), precision: type.precision, scale: type.scale },
  };
}

/** A part of a nested literal, whose type stands outside it; as Scala's, its decimals keep their own. */
function part(value: LiteralInput, type: DataType): Expression_Literal {
  const checked = literal(value, type);
  return value instanceof Decimal ? literal(value) : checked;
}

/** The deprecated type fields of nested literals are the ones a 4.0 server reads, and newer ones still do. */
function nested(value: LiteralInput, type: DataType): LiteralType {
  if (type instanceof ArrayType && Array.isArray(value)) {
    const elements = value.map((element) => part(element, type.elementType));
    return { case: "array", value: { elementType: dataTypeToProto(type.elementType), elements } };
  }
  if (type instanceof MapType && value instanceof Map) {
    return {
      case: "map",
      value: {
        keyType: dataTypeToProto(type.keyType),
        valueType: dataTypeToProto(type.valueType),
        keys: [...value.keys()].map((key) => part(key, type.keyType)),
        values: [...value.values()].map((item) => part(item, type.valueType)),
      },
    };
  }
  if (type instanceof StructType && Array.isArray(value)) {
    if (value.length !== type.fields.length)
      throw new ArgumentError(`${value.length} values cannot be a ${type.simpleString()}`);
    const elements = type.fields.map((field, i) => part(value[i], field.dataType));
    return { case: "struct", value: { structType: dataTypeToProto(type), elements } };
  }
  if (type instanceof StructType && typeof value === "object" && value !== null) {
    const fields = new Map(Object.entries(value));
    const unknown = [...fields.keys()].find((name) => type.field(name) === undefined);
    if (unknown !== undefined)
      throw new ArgumentError(`field ${JSON.stringify(unknown)} is not in ${type.simpleString()}`);
    const elements = type.fields.map((field) => part(fields.get(field.name) ?? null, field.dataType));
    return { case: "struct", value: { structType: dataTypeToProto(type), elements } };
  }
  throw mismatch(value, type);
}

function isNested(type: DataType): boolean {
  return type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
}

/**
 * A value as the protocol's literal, of `type` or else of the type {@link inferType} finds.
 *
 * @throws {@link ArgumentError} if the value is not one of that type, or outside its range
 */
export function literal(value: LiteralInput, type: DataType = inferType(value)): Expression_Literal {
  const literalType: LiteralType =
    value === null
      ? { case: "null", value: dataTypeToProto(type) }
      : isNested(type)
        ? nested(value, type)
        : scalar(value, type);
  return create(Expression_LiteralSchema, { literalType });
}
