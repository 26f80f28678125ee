import type { Schema } from "../types/index.ts";
import type { ColumnNames } from "../typing/names.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameColumns } from "./dataframe-columns.ts";
import { DataFrameNaFunctions, type NaDropOptions } from "./na-functions.ts";
import type { NaValue, ReplaceArguments, Replacements } from "./replace-arguments.ts";

type Subset<S extends Schema> = ColumnNames<S> | readonly ColumnNames<S>[];

/** What `df.na` does with missing values, by PySpark's names for it on the DataFrame itself. */
export abstract class DataFrameMissing<out S extends Schema> extends DataFrameColumns<S> {
  /**
   * Replaces nulls (and NaN) by a value, as `df.na.fill` does; lazy.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([[null, 90]], "zone STRING, price DOUBLE");
   * await prices.fillna("?", "zone").show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |   ?| 90.0|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrame.fillna` · proto `NAFill`
   */
  fillna(value: NaValue, subset?: Subset<S>): DataFrame<S>;
  fillna(values: { readonly [K in ColumnNames<S>]?: NaValue }): DataFrame<S>;
  fillna(value: never, subset?: never): DataFrame<S> {
    return new DataFrameNaFunctions(this).fill(value, subset);
  }

  /**
   * Removes rows with nulls (or NaN), as `df.na.drop` does; lazy.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", null], ["FR", 98]], "zone STRING, price DOUBLE");
   * await prices.dropna().show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR| 98.0|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrame.dropna` · proto `NADrop`
   */
  dropna(how?: "any" | "all", thresh?: number, subset?: Subset<S>): DataFrame<S>;
  dropna(options: NaDropOptions<ColumnNames<S>>): DataFrame<S>;
  dropna(
    first: "any" | "all" | NaDropOptions<ColumnNames<S>> = {},
    thresh?: number,
    subset?: Subset<S>,
  ): DataFrame<S> {
    const na = new DataFrameNaFunctions(this);
    return typeof first === "object" ? na.drop(first) : na.drop(first, thresh, subset);
  }

  /**
   * Replaces values by others, as `df.na.replace` does; lazy.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.replace({ DE: "DE-LU" }, "zone").orderBy("zone").show();
   * // +-----+-----+
   * // | zone|price|
   * // +-----+-----+
   * // |DE-LU|   90|
   * // |   FR|   98|
   * // +-----+-----+
   * ```
   * @see PySpark `DataFrame.replace` · proto `NAReplace`
   */
  replace(replacements: Replacements, subset?: Subset<S>): DataFrame<S>;
  replace(
    from: NaValue | readonly NaValue[],
    to: NaValue | null | readonly (NaValue | null)[],
    subset?: Subset<S>,
  ): DataFrame<S>;
  replace(...args: ReplaceArguments): DataFrame<S> {
    return new DataFrameNaFunctions(this).replace(...(args as readonly [never, never]));
  }
}
