import {
  type DataType as ArrowType,
  Binary,
  Bool,
  DateDay,
  Decimal,
  Duration,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  Interval,
  IntervalUnit,
  List,
  Map_,
  Null,
  Schema,
  Struct,
  TimeNanosecond,
  Timestamp,
  TimeUnit,
  Utf8,
} from "apache-arrow";
import { sridCode } from "../types/geospatial-types.ts";
import type { DataType, StructField, StructType } from "../types/index.ts";
import { sparkType } from "../types/spark-type.ts";

/** The Arrow type Spark reads and writes for one of its own. */
export function arrowType(dataType: DataType): ArrowType {
  const type = sparkType(dataType);
  switch (type.typeName) {
    case "void":
      return new Null();
    case "boolean":
      return new Bool();
    case "byte":
      return new Int8();
    case "short":
      return new Int16();
    case "integer":
      return new Int32();
    case "long":
      return new Int64();
    case "float":
      return new Float32();
    case "double":
      return new Float64();
    case "decimal":
      return new Decimal(type.scale, type.precision, 128);
    case "string":
    case "char":
    case "varchar":
      return new Utf8();
    case "binary":
      return new Binary();
    case "date":
      return new DateDay();
    case "time":
      return new TimeNanosecond();
    case "timestamp":
      // The zone only marks the type as an instant; Spark shows it in the session's zone.
      return new Timestamp(TimeUnit.MICROSECOND, "UTC");
    case "timestamp_ntz":
      return new Timestamp(TimeUnit.MICROSECOND, null);
    case "timestamp_ltz_nanos":
      return new Timestamp(TimeUnit.NANOSECOND, "UTC");
    case "timestamp_ntz_nanos":
      return new Timestamp(TimeUnit.NANOSECOND, null);
    case "yearmonthinterval":
      return new Interval(IntervalUnit.YEAR_MONTH);
    case "daytimeinterval":
      return new Duration(TimeUnit.MICROSECOND);
    case "interval":
      return new Interval(IntervalUnit.MONTH_DAY_NANO);
    case "variant":
      return new Struct([
        new Field("value", new Binary(), false),
        new Field("metadata", new Binary(), false, new Map([["variant", "true"]])),
      ]);
    case "geometry":
    case "geography":
      return new Struct<{ srid: ArrowType; wkb: ArrowType }>([
        new Field("srid", new Int32(), false),
        new Field(
          "wkb",
          new Binary(),
          false,
          new Map([
            [type.typeName, "true"],
            ["srid", String(sridCode(type.srid))],
          ]),
        ),
      ]);
    case "array":
      return new List(new Field("element", arrowType(type.elementType), type.containsNull));
    case "map":
      return new Map_(mapEntries(type.keyType, type.valueType, type.valueContainsNull));
    case "struct":
      return new Struct(distinctFields(type));
    case "udt":
      return arrowType(type.sqlType);
  }
}

/** The columns of a table as an Arrow schema. */
export function arrowSchema(schema: StructType): Schema {
  return new Schema(schema.fields.map(arrowField));
}

/**
 * The fields of a struct for Spark to read, which in Arrow's bytes tells fields apart by their names only, and takes
 * the true names from the schema it gets beside the bytes.
 */
export function distinctFields({ fields, fieldNames }: StructType): Field[] {
  if (new Set(fieldNames).size === fields.length) return fields.map(arrowField);
  return fields.map((field, i) => {
    const { type, nullable } = arrowField(field);
    return new Field(String(i), type, nullable);
  });
}

function arrowField(field: StructField): Field {
  return new Field(field.name, arrowType(field.dataType), field.nullable);
}

function mapEntries(key: DataType, value: DataType, valueContainsNull: boolean) {
  return new Field(
    "entries",
    new Struct<{ key: ArrowType; value: ArrowType }>([
      new Field("key", arrowType(key), false),
      new Field("value", arrowType(value), valueContainsNull),
    ]),
    false,
  );
}
