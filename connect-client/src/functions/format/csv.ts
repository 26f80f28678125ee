import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { FieldType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, value } from "../define.ts";
import { type Options, optionsArgument } from "./options-argument.ts";

/**
 * Parses one line of CSV: a value that is missing or does not fit is null.
 *
 * @param schema - DDL text, or a column from {@link schemaOfCsv}
 * @param options - as for reading CSV files, such as `sep: ";"`
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.fromCsv(lit("FR;98.5"), "zone STRING, price DOUBLE", { sep: ";" }).alias("row"),
 * );
 * console.log(await df.first());
 * // { row: { zone: 'FR', price: 98.5 } }
 * ```
 */
export function fromCsv<const A extends ColumnLike>(
  csv: A,
  schema: Column | string,
  options?: Options,
): Of<FieldType, A> {
  return call("from_csv", column(csv), value(schema), optionsArgument(options));
}

/**
 * The schema, as DDL, of an example of CSV.
 *
 * @param example - a constant
 * @param options - as for reading CSV files
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.schemaOfCsv("1,abc").alias("schema")).first());
 * // { schema: 'STRUCT<_c0: INT, _c1: STRING>' }
 * ```
 */
export function schemaOfCsv<const A extends ColumnValue>(
  example: A,
  options?: Options,
): Of<StringType, never, A> {
  return call("schema_of_csv", value(example), optionsArgument(options));
}

/**
 * A struct as one line of CSV, in quotes where a value needs them.
 *
 * @param options - as for writing CSV files
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.toCsv(lit({ a: 1, b: "x,y" })).alias("line")).first());
 * // { line: '1,"x,y"' }
 * ```
 */
export function toCsv<const A extends ColumnLike>(data: A, options?: Options): Of<StringType, A> {
  return call("to_csv", column(data), optionsArgument(options));
}
