import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { DataType, FieldType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, value } from "../define.ts";
import { schemaArgument } from "./json.ts";
import { type Options, optionsArgument } from "./options-argument.ts";

/**
 * Parses XML text, of which the root stands for the row: an element that is missing or does not fit is null,
 * as are all where the text is not XML; since Spark 4.0.
 *
 * @param schema - a type, DDL text, or a column from {@link schemaOfXml}
 * @param options - as for reading XML files, such as `mode: "FAILFAST"` for errors in place of nulls
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.fromXml(lit("<p><a>1</a><b>x</b></p>"), t.struct({ a: t.integer, b: t.string })).alias("row"),
 * );
 * console.log(await df.first());
 * // { row: { a: 1, b: 'x' } }
 * ```
 */
export function fromXml<T extends DataType>(xml: ColumnLike, schema: T, options?: Options): Column<T>;
export function fromXml(xml: ColumnLike, schema: Column | string, options?: Options): Column;
export function fromXml<const A extends ColumnLike>(
  xml: A,
  schema: DataType | Column | string,
  options?: Options,
): Of<FieldType, A> {
  return call("from_xml", column(xml), schemaArgument(schema), optionsArgument(options));
}

/**
 * The schema, as DDL, of an example of XML; since Spark 4.0.
 *
 * @param example - a constant
 * @param options - as for reading XML files
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.schemaOfXml("<p><a>1</a><b>x</b></p>").alias("schema")).first());
 * // { schema: 'STRUCT<a: BIGINT, b: STRING>' }
 * ```
 */
export function schemaOfXml<const A extends ColumnValue>(
  example: A,
  options?: Options,
): Of<StringType, never, A> {
  return call("schema_of_xml", value(example), optionsArgument(options));
}

/**
 * A struct as XML text of several lines; since Spark 4.0.
 *
 * @param options - as for writing XML files, such as `rowTag` in place of `ROW`
 * @example
 * ```ts
 * const df = spark.range(1).select(F.toXml(lit({ a: 1 }), { rowTag: "p" }).alias("xml"));
 * console.log((await df.first())?.xml);
 * // <p>
 * //     <a>1</a>
 * // </p>
 * ```
 */
export function toXml<const A extends ColumnLike>(data: A, options?: Options): Of<StringType, A> {
  return call("to_xml", column(data), optionsArgument(options));
}
