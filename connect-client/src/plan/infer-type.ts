import { ArgumentError } from "../errors/index.ts";
import { isDeeperThan } from "../internal/nesting.ts";
import {
  CalendarInterval,
  type DataType,
  DayTimeInterval,
  Decimal,
  DecimalType,
  Geography,
  Geometry,
  LocalDate,
  LocalDateTime,
  LocalTime,
  StructField,
  StructType,
  Timestamp,
  t,
  YearMonthInterval,
} from "../types/index.ts";

/** A JavaScript value that can be written into a plan. */
export type LiteralInput =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Date
  | Decimal
  | LocalDate
  | LocalDateTime
  | LocalTime
  | Timestamp
  | YearMonthInterval
  | DayTimeInterval
  | CalendarInterval
  | Geometry
  | Geography
  | readonly LiteralInput[]
  | ReadonlyMap<LiteralInput, LiteralInput>
  | { readonly [field: string]: LiteralInput };

/** From narrow to wide: a wider type holds every value of a narrower one that a literal can have. */
const numericTypes = [t.integer, t.long, t.double] as const;

function numberType(value: number): DataType {
  // Minus zero is a number only doubles can hold.
  if (!Number.isInteger(value) || Object.is(value, -0)) return t.double;
  if (BigInt.asIntN(32, BigInt(value)) === BigInt(value)) return t.integer;
  if (Number.isSafeInteger(value)) return t.long;
  throw new ArgumentError(
    `${value} is beyond the integers a JavaScript number holds exactly: give a bigint such as ${BigInt(value)}n, ` +
      "or lit(value, new DoubleType()) for a double",
  );
}

/** The narrowest decimal type that holds a value. */
export function decimalTypeOf(value: Decimal): DecimalType {
  const digits = value.unscaled.toString().replace("-", "").length;
  const precision = Math.max(digits, value.scale);
  if (precision > 38)
    throw new ArgumentError(`${value} has ${precision} digits, more than the 38 of Spark's decimals`);
  return t.decimal(precision, value.scale);
}

/** From timestamps to the microsecond to those that hold them as well. */
const nanosecondTypes = { timestamp: t.timestampNanos(), timestamp_ntz: t.timestampNtzNanos() } as const;

/** The type that holds the values of both; undefined if there is none. */
export function widerType(left: DataType, right: DataType): DataType | undefined {
  if (left.equals(right) || right.typeName === "void") return left;
  if (left.typeName === "void") return right;
  const widest = numericTypes.findLast((type) => type.equals(left) || type.equals(right));
  const areNumbers = [left, right].every((type) => numericTypes.some((numeric) => numeric.equals(type)));
  if (widest && areNumbers) return widest;
  if (left instanceof DecimalType && right instanceof DecimalType) {
    const scale = Math.max(left.scale, right.scale);
    return t.decimal(Math.max(left.precision - left.scale, right.precision - right.scale) + scale, scale);
  }
  for (const [micros, nanos] of Object.entries(nanosecondTypes))
    if ([left, right].every((type) => type.typeName === micros || type.equals(nanos))) return nanos;
  return undefined;
}

/** {@link widerType} for the elements of one array or map. */
function commonType(left: DataType, right: DataType): DataType {
  const common = widerType(left, right);
  if (common !== undefined) return common;
  throw new ArgumentError(
    `an array or map literal holds both ${left.simpleString()} and ${right.simpleString()}: make its values one type`,
  );
}

function elementType(values: Iterable<LiteralInput>): DataType {
  return [...values].map(typeOfValue).reduce(commonType, t.void);
}

/** How deep arrays, maps and objects of a value may lie in one another. */
const mostLevels = 100;

/** @throws {@link ArgumentError} for a value that is nested deeper than any is meant to be */
export function checkLevels(value: unknown): void {
  if (isDeeperThan(mostLevels, value))
    throw new ArgumentError(`the value is nested deeper than ${mostLevels} levels, or holds itself`);
}

/**
 * The Spark type of a JavaScript value, as PySpark infers it.
 *
 * @throws {@link ArgumentError} for a value no Spark type can hold
 */
export function inferType(value: LiteralInput): DataType {
  checkLevels(value);
  return typeOfValue(value);
}

function typeOfValue(value: LiteralInput): DataType {
  if (value === null) return t.void;
  switch (typeof value) {
    case "boolean":
      return t.boolean;
    case "string":
      return t.string;
    case "number":
      return numberType(value);
    case "bigint":
      return t.long;
  }
  if (value instanceof Uint8Array) return t.binary;
  if (value instanceof Timestamp && value.nanosOfMicro > 0) return t.timestampNanos();
  if (value instanceof Date || value instanceof Timestamp) return t.timestamp;
  if (value instanceof Decimal) return decimalTypeOf(value);
  if (value instanceof LocalDate) return t.date;
  if (value instanceof LocalDateTime) return value.nanosOfMicro > 0 ? t.timestampNtzNanos() : t.timestampNtz;
  if (value instanceof LocalTime) return t.time();
  if (value instanceof YearMonthInterval) return t.yearMonthInterval();
  if (value instanceof DayTimeInterval) return t.dayTimeInterval();
  if (value instanceof CalendarInterval) return t.calendarInterval;
  if (value instanceof Geometry) return t.geometry(value.srid);
  if (value instanceof Geography) return t.geography(value.srid);
  if (Array.isArray(value)) return t.array(elementType(value));
  if (value instanceof Map) return t.map(elementType(value.keys()), elementType(value.values()));
  if (isPlainObject(value))
    return new StructType(
      Object.entries(value).map(([name, field]) => new StructField(name, typeOfValue(field))),
    );
  throw new ArgumentError(
    `no Spark literal for ${nameOf(value)}: give null, a boolean, number, bigint, string, Uint8Array, Date, ` +
      "one of the library's value classes, or an array, Map or plain object of these",
  );
}

/** A value of a kind we know nothing of, in words; its own `toString` may fail. */
function nameOf(value: unknown): string {
  return typeof value === "object" && value !== null
    ? `a ${value.constructor?.name ?? "object"}`
    : String(value);
}

/** Whether a value is an object literal rather than an instance of a class. */
export function isPlainObject(value: unknown): value is { readonly [field: string]: LiteralInput } {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
