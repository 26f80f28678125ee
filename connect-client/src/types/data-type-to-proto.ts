import { create, type MessageInitShape } from "@bufbuild/protobuf";
import {
  type DataType_StructFieldSchema,
  DataTypeSchema,
  type DataType as ProtoDataType,
} from "../gen/spark/connect/types_pb.ts";
import type { StructField } from "./complex-types.ts";
import type { DataType } from "./data-type.ts";
import { sridCode } from "./geospatial-types.ts";
import { DAY_TIME_UNITS, YEAR_MONTH_UNITS } from "./interval-types.ts";
import { sparkType } from "./spark-type.ts";

type KindInit = NonNullable<MessageInitShape<typeof DataTypeSchema>["kind"]>;

/** A data type as the protocol's `DataType` message. */
export function dataTypeToProto(type: DataType): ProtoDataType {
  return create(DataTypeSchema, { kind: kindOf(type) });
}

function kindOf(dataType: DataType): KindInit {
  const type = sparkType(dataType);
  switch (type.typeName) {
    case "void":
      return { case: "null", value: {} };
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
    case "variant":
      return { case: type.typeName, value: {} };
    case "timestamp_ntz":
      return { case: "timestampNtz", value: {} };
    case "timestamp_ltz_nanos":
      return { case: "timestampLtzNanos", value: { precision: type.precision } };
    case "timestamp_ntz_nanos":
      return { case: "timestampNtzNanos", value: { precision: type.precision } };
    case "geometry":
    case "geography":
      return { case: type.typeName, value: { srid: sridCode(type.srid) } };
    case "interval":
      return { case: "calendarInterval", value: {} };
    case "string":
      return { case: "string", value: { collation: type.hasDefaultCollation ? "" : type.collation } };
    case "char":
      return { case: "char", value: { length: type.length } };
    case "varchar":
      return { case: "varChar", value: { length: type.length } };
    case "decimal":
      return { case: "decimal", value: { precision: type.precision, scale: type.scale } };
    case "time":
      return { case: "time", value: { precision: type.precision } };
    case "yearmonthinterval": {
      const [startField, endField] = [type.startUnit, type.endUnit].map((u) => YEAR_MONTH_UNITS.indexOf(u));
      return { case: "yearMonthInterval", value: { startField, endField } };
    }
    case "daytimeinterval": {
      const [startField, endField] = [type.startUnit, type.endUnit].map((u) => DAY_TIME_UNITS.indexOf(u));
      return { case: "dayTimeInterval", value: { startField, endField } };
    }
    case "array":
      return {
        case: "array",
        value: { elementType: dataTypeToProto(type.elementType), containsNull: type.containsNull },
      };
    case "map":
      return {
        case: "map",
        value: {
          keyType: dataTypeToProto(type.keyType),
          valueType: dataTypeToProto(type.valueType),
          valueContainsNull: type.valueContainsNull,
        },
      };
    case "struct":
      return { case: "struct", value: { fields: type.fields.map(fieldToProto) } };
    case "udt":
      return {
        case: "udt",
        value: {
          type: "udt",
          jvmClass: type.jvmClass,
          pythonClass: type.pythonClass,
          serializedPythonClass: type.serializedPythonClass,
          sqlType: dataTypeToProto(type.sqlType),
        },
      };
  }
}

function fieldToProto(field: StructField): MessageInitShape<typeof DataType_StructFieldSchema> {
  return {
    name: field.name,
    dataType: dataTypeToProto(field.dataType),
    nullable: field.nullable,
    metadata: Object.keys(field.metadata).length === 0 ? undefined : JSON.stringify(field.metadata),
  };
}
