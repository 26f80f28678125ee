import { type Column, col, functions as F, type StructType } from "spark-connect-js";

/** A column as messages of the topic have it, whoever sends them: exact numbers and times as text. */
export function messageValue(name: string, schema: StructType): Column {
  const type = schema.fields.find((field) => field.name === name)?.dataType;
  switch (type?.typeName) {
    case "decimal":
      return col(name).cast("string");
    case "timestamp":
      return instantText(name);
    default:
      return col(name);
  }
}

/** A time in UTC, to the microsecond. */
export function instantText(name: string): Column {
  return F.dateFormat(col(name), "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
}
