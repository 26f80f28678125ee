import { DecodeError, UnsupportedError } from "../errors/index.ts";
import type {
  DataType_StructField,
  DataType_UDT,
  DataType as ProtoDataType,
} from "../gen/spark/connect/types_pb.ts";
import { ArrayType, MapType, StructField, StructType } from "./complex-types.ts";
import type { DataType } from "./data-type.ts";
import { GeographyType, GeometryType, sridFromCode } from "./geospatial-types.ts";
import {
  DAY_TIME_UNITS,
  DayTimeIntervalType,
  YEAR_MONTH_UNITS,
  YearMonthIntervalType,
} from "./interval-types.ts";
import type { Metadata } from "./json-type.ts";
import { mlTypes } from "./ml-types.ts";
import { TimestampLTZNanosType, TimestampNTZNanosType } from "./nanosecond-types.ts";
import { CharType, DecimalType, StringType, TimeType, VarcharType } from "./parametric-types.ts";
import { t } from "./t.ts";
import { UserDefinedType } from "./user-defined-type.ts";

/**
 * The data type a server's `DataType` message stands for.
 *
 * @throws {@link UnsupportedError} for a type this version of the library does not know
 */
export function dataTypeFromProto(proto: ProtoDataType | undefined): DataType {
  const kind = proto?.kind;
  switch (kind?.case) {
    case "null":
      return t.void;
    case "boolean":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "binary":
    case "date":
    case "timestamp":
    case "timestampNtz":
    case "calendarInterval":
    case "variant":
      return t[kind.case];
    case "string":
      return kind.value.collation === "" ? t.string : new StringType(kind.value.collation);
    case "char":
      return new CharType(kind.value.length);
    case "varChar":
      return new VarcharType(kind.value.length);
    case "decimal":
      return new DecimalType(kind.value.precision, kind.value.scale);
    case "time":
      return new TimeType(kind.value.precision);
    case "yearMonthInterval":
      return new YearMonthIntervalType(
        unit(YEAR_MONTH_UNITS, kind.value.startField),
        unit(YEAR_MONTH_UNITS, kind.value.endField),
      );
    case "dayTimeInterval":
      return new DayTimeIntervalType(
        unit(DAY_TIME_UNITS, kind.value.startField),
        unit(DAY_TIME_UNITS, kind.value.endField),
      );
    case "array":
      return new ArrayType(dataTypeFromProto(kind.value.elementType), kind.value.containsNull);
    case "map":
      return new MapType(
        dataTypeFromProto(kind.value.keyType),
        dataTypeFromProto(kind.value.valueType),
        kind.value.valueContainsNull,
      );
    case "struct":
      return new StructType(kind.value.fields.map(fieldFromProto));
    case "udt":
      return userDefinedType(kind.value);
    case "timestampLtzNanos":
      return new TimestampLTZNanosType(kind.value.precision);
    case "timestampNtzNanos":
      return new TimestampNTZNanosType(kind.value.precision);
    case "geometry":
      return new GeometryType(sridFromCode(kind.value.srid));
    case "geography":
      return new GeographyType(sridFromCode(kind.value.srid));
    case "unparsed":
      throw new UnsupportedError(`The server did not parse the type "${kind.value.dataTypeString}".`);
    case undefined:
      throw new UnsupportedError(
        "The server named a data type this version of spark-connect-js does not know. Cast the column to a type of Spark 4.3 or older.",
      );
  }
}

/** A 4.0 server names Spark's own types by their class alone. */
function userDefinedType(udt: DataType_UDT): UserDefinedType {
  const known = udt.sqlType === undefined && mlTypes.find((type) => type.jvmClass === udt.jvmClass);
  return known || new UserDefinedType({ ...udt, sqlType: dataTypeFromProto(udt.sqlType) });
}

/** The schema of a result, which the server always sends as a struct. */
export function structTypeFromProto(proto: ProtoDataType | undefined): StructType {
  const type = dataTypeFromProto(proto);
  if (type instanceof StructType) return type;
  throw new DecodeError(`The server sent a schema that is not a struct but ${type}.`, { type: "struct" });
}

function fieldFromProto(field: DataType_StructField): StructField {
  return new StructField(field.name, dataTypeFromProto(field.dataType), field.nullable, metadataOf(field));
}

function metadataOf({ name, metadata }: DataType_StructField): Metadata {
  if (metadata === undefined || metadata === "") return {};
  try {
    return JSON.parse(metadata);
  } catch (cause) {
    throw new DecodeError(`The metadata of column "${name}" is not JSON: ${metadata}`, {
      column: name,
      cause,
    });
  }
}

function unit<U>(units: readonly U[], code: number | undefined): U | undefined {
  if (code === undefined) return undefined;
  const found = units[code];
  if (found === undefined)
    throw new DecodeError(`The server sent the interval unit ${code}, which does not exist.`);
  return found;
}
