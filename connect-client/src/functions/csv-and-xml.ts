import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type {
  ArrayType,
  BooleanType,
  DataType,
  DoubleType,
  FieldType,
  FloatType,
  IntegerType,
  LongType,
  ShortType,
  StringType,
} from "../types/index.ts";
import { binary, type ColumnLike, call, column, value } from "./define.ts";
import { schemaArgument } from "./json.ts";
import { type Options, optionsArgument } from "./options-argument.ts";

/** Parses one line of CSV by a schema in DDL. */
export function fromCsv(csv: ColumnLike, schema: Column | string, options?: Options): Column {
  return call("from_csv", column(csv), value(schema), optionsArgument(options));
}

/** The schema, as DDL, of an example of CSV. */
export function schemaOfCsv(example: ColumnValue, options?: Options): Column<StringType> {
  return call("schema_of_csv", value(example), optionsArgument(options));
}

/** A struct as one line of CSV. */
export function toCsv(data: ColumnLike, options?: Options): Column<StringType> {
  return call("to_csv", column(data), optionsArgument(options));
}

/** Parses XML text; null where it does not fit the schema; since Spark 4.0. */
export function fromXml<T extends DataType>(xml: ColumnLike, schema: T, options?: Options): Column<T>;
export function fromXml(xml: ColumnLike, schema: Column | string, options?: Options): Column;
export function fromXml(
  xml: ColumnLike,
  schema: DataType | Column | string,
  options?: Options,
): Column<FieldType> {
  return call("from_xml", column(xml), schemaArgument(schema), optionsArgument(options));
}

/** The schema, as DDL, of an example of XML; since Spark 4.0. */
export function schemaOfXml(example: ColumnValue, options?: Options): Column<StringType> {
  return call("schema_of_xml", value(example), optionsArgument(options));
}

/** A struct as XML text; since Spark 4.0. */
export function toXml(data: ColumnLike, options?: Options): Column<StringType> {
  return call("to_xml", column(data), optionsArgument(options));
}

/** The texts of the nodes of an XML text that an XPath matches. */
export const xpath = binary<ArrayType<StringType>>("xpath");

/** Whether an XPath matches, or what it says if it is a condition. */
export const xpathBoolean = binary<BooleanType>("xpath_boolean");

/** The first match of an XPath as a double; NaN where it is no number, 0 without a match. */
export const xpathDouble = binary<DoubleType>("xpath_double");

/** {@link xpathDouble}. */
export const xpathNumber = binary<DoubleType>("xpath_number");

/** The first match of an XPath as a float. */
export const xpathFloat = binary<FloatType>("xpath_float");

/** The first match of an XPath as an integer. */
export const xpathInt = binary<IntegerType>("xpath_int");

/** The first match of an XPath as a long. */
export const xpathLong = binary<LongType>("xpath_long");

/** The first match of an XPath as a short. */
export const xpathShort = binary<ShortType>("xpath_short");

/** The text of the first node that an XPath matches. */
export const xpathString = binary<StringType>("xpath_string");
