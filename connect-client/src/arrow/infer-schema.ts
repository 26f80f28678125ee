import { ArgumentError } from "../errors/index.ts";
import {
  ArrayType,
  CalendarInterval,
  type DataType,
  DayTimeInterval,
  DayTimeIntervalType,
  Decimal,
  DecimalType,
  LocalDate,
  LocalDateTime,
  LocalTime,
  MapType,
  StructField,
  StructType,
  Timestamp,
  TimeType,
  t,
  VariantValue,
  YearMonthInterval,
  YearMonthIntervalType,
} from "../types/index.ts";
import { show } from "./invalid-value.ts";
import { isPlainObject } from "./plain-object.ts";

/** The type PySpark gives every decimal it infers, so that later rows fit too. */
const ANY_DECIMAL = new DecimalType(38, 18);

/**
 * The schema of rows without one, as PySpark infers it: whole numbers and `bigint` are BIGINT, numbers with a
 * fraction make their column DOUBLE, `Decimal` is DECIMAL(38,18), plain objects are structs. Every column may be
 * null. All rows are looked at; columns stand in the order in which they first appear.
 *
 * @throws {@link ArgumentError} for a column of only nulls, or of values without a common type
 */
export function inferSchema(rows: readonly unknown[]): StructType {
  if (rows.length === 0)
    throw new ArgumentError(
      'There are no rows to infer a schema from; give one, e.g. "id BIGINT, name STRING".',
    );
  const schema = rows.reduce<StructType>((known, row, i) => {
    if (Array.isArray(row))
      return widenStruct(known, Object.fromEntries(row.map((value, c) => [`_${c + 1}`, value])), "");
    if (isPlainObject(row)) return widenStruct(known, row, "");
    throw new ArgumentError(`Row ${i}: expected a plain object or an array of values, got ${show(row)}.`);
  }, new StructType());
  for (const field of schema.fields) requireKnown(field.dataType, field.name);
  return schema;
}

/** The type that holds the values of `type` and this one; the same object if it holds it already. */
function widen(type: DataType, value: unknown, path: string): DataType {
  if (value === null || value === undefined) return type;
  const atomic = atomicType(value);
  if (atomic !== undefined) return commonType(type, atomic, path);
  if (Array.isArray(value)) {
    const known = type.typeName === "void" ? new ArrayType(t.void) : type;
    if (!(known instanceof ArrayType)) throw conflict(type, "an array", path);
    const element = widenAll(known.elementType, value, join(path, "element"));
    return element === known.elementType ? known : new ArrayType(element);
  }
  if (value instanceof Map) {
    const known = type.typeName === "void" ? new MapType(t.void, t.void) : type;
    if (!(known instanceof MapType)) throw conflict(type, "a map", path);
    const key = widenAll(known.keyType, value.keys(), join(path, "key"));
    const item = widenAll(known.valueType, value.values(), join(path, "value"));
    return key === known.keyType && item === known.valueType ? known : new MapType(key, item);
  }
  if (isPlainObject(value)) {
    const known = type.typeName === "void" ? new StructType() : type;
    if (!(known instanceof StructType)) throw conflict(type, "a struct", path);
    return widenStruct(known, value, path);
  }
  throw new ArgumentError(`Column "${path}": no Spark type is known for ${show(value)}.`);
}

function widenAll(type: DataType, values: Iterable<unknown>, path: string): DataType {
  let wider = type;
  for (const value of values) wider = widen(wider, value, path);
  return wider;
}

function widenStruct(
  type: StructType,
  value: { readonly [name: string]: unknown },
  path: string,
): StructType {
  let fields = type.fields;
  let next = 0;
  for (const name in value) {
    // Rows name their fields in the same order, nearly always.
    const at = fields[next]?.name === name ? next : fields.findIndex((field) => field.name === name);
    const known = fields[at]?.dataType;
    const wider = widen(known ?? t.void, value[name], join(path, name));
    if (known === undefined) fields = [...fields, new StructField(name, wider)];
    else if (wider !== known) fields = fields.with(at, new StructField(name, wider));
    next++;
  }
  return fields === type.fields ? type : new StructType(fields);
}

function atomicType(value: unknown): DataType | undefined {
  switch (typeof value) {
    case "boolean":
      return t.boolean;
    case "string":
      return t.string;
    case "bigint":
      return t.long;
    case "number":
      return Number.isSafeInteger(value) ? t.long : t.double;
    default:
      return VALUE_CLASSES.find(([valueClass]) => value instanceof valueClass)?.[1];
  }
}

const VALUE_CLASSES: readonly (readonly [abstract new (...args: never[]) => unknown, DataType])[] = [
  [Uint8Array, t.binary],
  [Date, t.timestamp],
  [Timestamp, t.timestamp],
  [Decimal, ANY_DECIMAL],
  [LocalDate, t.date],
  [LocalDateTime, t.timestampNtz],
  [LocalTime, new TimeType()],
  [YearMonthInterval, new YearMonthIntervalType()],
  [DayTimeInterval, new DayTimeIntervalType()],
  [CalendarInterval, t.calendarInterval],
  [VariantValue, t.variant],
];

/** The one of two atomic types that holds the values of both. */
function commonType(known: DataType, type: DataType, path: string): DataType {
  if (known === type || known.typeName === "void") return type;
  if (isNumber(known) && isNumber(type)) return t.double;
  throw conflict(known, type.simpleString(), path);
}

function conflict(known: DataType, other: string, path: string): ArgumentError {
  return new ArgumentError(
    `Cannot infer the type of column "${path}": it has values of type ${known} and ${other}. Give a schema, or one type of values.`,
  );
}

const isNumber = (type: DataType) => type === t.long || type === t.double;
const join = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);

/** Only nulls, or only empty arrays, do not say what a column is made for. */
function requireKnown(type: DataType, path: string): void {
  if (type.typeName === "void")
    throw new ArgumentError(
      `Cannot infer the type of column "${path}": all its values are null. Give a schema.`,
    );
  if (type instanceof ArrayType) requireKnown(type.elementType, join(path, "element"));
  if (type instanceof MapType) {
    requireKnown(type.keyType, join(path, "key"));
    requireKnown(type.valueType, join(path, "value"));
  }
  if (type instanceof StructType)
    for (const field of type.fields) requireKnown(field.dataType, join(path, field.name));
}
