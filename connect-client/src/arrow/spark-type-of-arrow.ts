import {
  DataType as Arrow,
  type DataType as ArrowType,
  type Field,
  IntervalUnit,
  Precision,
  type Schema,
  TimeUnit,
} from "apache-arrow";
import { ArgumentError } from "../errors/index.ts";
import { type DataType, type FieldType, StructField, StructType, t } from "../types/index.ts";

/**
 * The schema of Spark for one of Arrow.
 *
 * @throws {@link ArgumentError} for a type that Spark does not have, naming the column
 */
export function structTypeOfArrow(schema: Schema): StructType {
  return new StructType(schema.fields.map((field) => structField(field, "")));
}

function structField(field: Field, parent: string): StructField {
  const path = parent === "" ? field.name : `${parent}.${field.name}`;
  return new StructField(field.name, sparkTypeOf(field.type, path), field.nullable);
}

function sparkTypeOf(type: ArrowType, path: string): DataType {
  if (Arrow.isDictionary(type)) return sparkTypeOf(type.dictionary, path);
  if (Arrow.isNull(type)) return t.void;
  if (Arrow.isBool(type)) return t.boolean;
  if (Arrow.isInt(type)) return integerType(type, path);
  if (Arrow.isFloat(type) && type.precision !== Precision.HALF)
    return type.precision === Precision.SINGLE ? t.float : t.double;
  if (Arrow.isDecimal(type) && type.bitWidth === 128) return t.decimal(type.precision, type.scale);
  if (Arrow.isUtf8(type) || Arrow.isLargeUtf8(type)) return t.string;
  if (Arrow.isBinary(type) || Arrow.isLargeBinary(type)) return t.binary;
  if (Arrow.isDate(type)) return t.date;
  if (Arrow.isTimestamp(type)) return type.timezone ? t.timestamp : t.timestampNtz;
  if (Arrow.isTime(type) && type.unit === TimeUnit.NANOSECOND) return t.time();
  if (Arrow.isDuration(type) && type.unit === TimeUnit.MICROSECOND) return t.dayTimeInterval();
  if (Arrow.isInterval(type) && type.unit === IntervalUnit.YEAR_MONTH) return t.yearMonthInterval();
  if (Arrow.isList(type)) return t.array(partType(type.valueField, `${path}.element`));
  if (Arrow.isMap(type)) {
    const [key, value] = type.children[0]?.type.children ?? [];
    if (key !== undefined && value !== undefined)
      return t.map(sparkTypeOf(key.type, `${path}.key`), partType(value, `${path}.value`));
  }
  if (Arrow.isStruct(type)) return new StructType(type.children.map((field) => structField(field, path)));
  throw unsupported(type, path);
}

function partType(field: Field, path: string): FieldType {
  const type = sparkTypeOf(field.type, path);
  return field.nullable ? type : t.notNull(type);
}

/** Unsigned integers take the next wider type of Spark. */
function integerType(type: ArrowType & { bitWidth: number; isSigned: boolean }, path: string): DataType {
  const bits = type.isSigned ? type.bitWidth : 2 * type.bitWidth;
  if (bits === 8) return t.byte;
  if (bits === 16) return t.short;
  if (bits === 32) return t.integer;
  if (bits === 64) return t.long;
  throw unsupported(type, path);
}

function unsupported(type: ArrowType, path: string): ArgumentError {
  return new ArgumentError(
    `Column "${path}" is Arrow ${type}, which Spark cannot hold: cast it before, or give rows.`,
    { pointer: `/columns/${path}` },
  );
}
