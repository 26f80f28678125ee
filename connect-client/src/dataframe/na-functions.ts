import { ArgumentError } from "../errors/index.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { checkChoice, checkCount, checkNamed, textList } from "../plan/arguments.ts";
import { literal } from "../plan/literal.ts";
import { type AnySchema, type Schema, t } from "../types/index.ts";
import type { ColumnNames } from "../typing/names.ts";
import type { DataFrame } from "./dataframe.ts";
import type { DataFrameBase } from "./dataframe-base.ts";
import {
  checkNaValue,
  type NaValue,
  type ReplaceArguments,
  type Replacements,
  replaceArguments,
} from "./replace-arguments.ts";

export type { NaValue } from "./replace-arguments.ts";

type How = "any" | "all";

/** PySpark's keyword arguments of `dropna`. */
export interface NaDropOptions<N extends string = string> {
  readonly how?: How;
  readonly thresh?: number;
  readonly subset?: N | readonly N[];
}

/**
 * Transformations of missing values, reached as `df.na`; lazy.
 *
 * @see PySpark `DataFrameNaFunctions`
 */
export class DataFrameNaFunctions<out S extends Schema = AnySchema> {
  readonly #df: DataFrameBase<S>;

  /** @internal Use `df.na`. */
  constructor(df: DataFrameBase<S>) {
    this.#df = df;
  }

  /**
   * Replaces nulls (and NaN) by a value, in the columns whose type fits it; or by a value for each column.
   *
   * @param subset - the columns to look at, all unless given
   * @throws {@link ArgumentError} if there is no value, or one is not text, a number or a boolean
   * @example
   * ```ts
   * const prices = spark.createDataFrame([{ zone: null, price: null }], "zone STRING, price DOUBLE");
   * await prices.na.fill(0, ["price"]).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |NULL|  0.0|
   * // +----+-----+
   * await prices.na.fill({ price: 0, zone: "?" }).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |   ?|  0.0|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrameNaFunctions.fill` · proto `NAFill`
   */
  fill(value: NaValue, subset?: ColumnNames<S> | readonly ColumnNames<S>[]): DataFrame<S>;
  fill(values: { readonly [K in ColumnNames<S>]?: NaValue }): DataFrame<S>;
  fill(
    value: NaValue | { readonly [column: string]: NaValue | undefined },
    subset: string | readonly string[] = [],
  ): DataFrame<S> {
    const entries = isPlainObject(value) ? Object.entries(value) : undefined;
    if (entries?.length === 0) throw new ArgumentError("na.fill() needs a value for at least one column");
    const values = entries?.map(([name, each]) => [`the value for ${name}`, each] as const) ?? [
      ["value", value],
    ];
    return this.#df.derive("fillNa", {
      input: this.#df.toRelation(),
      cols: entries ? entries.map(([name]) => name) : [...textList("subset", subset)],
      // The server takes whole numbers as long only.
      values: values.map(([argument, each]) =>
        literal(checkNaValue(argument, each), Number.isSafeInteger(each) ? t.long : undefined),
      ),
    });
  }

  /**
   * Removes rows with nulls (or NaN).
   *
   * @param how - `any` null is enough, which is the default, or `all` must be; or the options in one object
   * @param thresh - how many must not be null, in place of `how`
   * @param subset - the columns to look at, all unless given
   * @throws {@link ArgumentError} for another `how`, a `thresh` below 0 or an unknown option
   * @example
   * ```ts
   * const hours = spark.createDataFrame([{ price: 90, load: null }, { price: null, load: null }], "price DOUBLE, load DOUBLE");
   * console.log(await hours.na.drop("all").count(), await hours.na.drop().count());
   * // 1 0
   * console.log(await hours.na.drop({ how: "any", subset: ["price"] }).count());
   * // 1
   * ```
   * @see PySpark `DataFrameNaFunctions.drop` · proto `NADrop`
   */
  drop(how?: How, thresh?: number, subset?: ColumnNames<S> | readonly ColumnNames<S>[]): DataFrame<S>;
  drop(options: NaDropOptions<ColumnNames<S>>): DataFrame<S>;
  drop(first: How | NaDropOptions = {}, thresh?: number, subset?: string | readonly string[]): DataFrame<S> {
    const options: NaDropOptions =
      typeof first === "object"
        ? first
        : { how: first, ...(thresh !== undefined && { thresh }), ...(subset !== undefined && { subset }) };
    checkNamed("options", options, ["how", "thresh", "subset"]);
    const fromHow = checkChoice("how", options.how ?? "any", { any: null, all: 1 });
    const minNonNulls = options.thresh ?? fromHow;
    return this.#df.derive("dropNa", {
      input: this.#df.toRelation(),
      cols: [...textList("subset", options.subset ?? [])],
      ...(minNonNulls !== null && { minNonNulls: checkCount("thresh", minNonNulls) }),
    });
  }

  /**
   * Replaces values by others, in the given columns whose type fits.
   *
   * @param from - a value, a list of values, or the replacements as a map or an object
   * @param to - the value for all, or a list with one for each
   * @throws {@link ArgumentError} if the values are not of one kind, or the two lists not equally long
   * @example
   * ```ts
   * const prices = spark.createDataFrame([{ zone: "DE", price: -1 }]);
   * await prices.na.replace({ DE: "DE-LU" }, ["zone"]).show();
   * // +-----+-----+
   * // | zone|price|
   * // +-----+-----+
   * // |DE-LU|   -1|
   * // +-----+-----+
   * await prices.na.replace(new Map([[-1, null]])).show(); // an object's keys are text, a map's are not
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE| NULL|
   * // +----+-----+
   * await prices.na.replace([-1, 2], [10, 20], ["price"]).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE|   10|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrameNaFunctions.replace` · proto `NAReplace`
   */
  replace(replacements: Replacements, subset?: ColumnNames<S> | readonly ColumnNames<S>[]): DataFrame<S>;
  replace(
    from: NaValue | readonly NaValue[],
    to: NaValue | null | readonly (NaValue | null)[],
    subset?: ColumnNames<S> | readonly ColumnNames<S>[],
  ): DataFrame<S>;
  replace(...args: ReplaceArguments): DataFrame<S> {
    const { replacements, subset } = replaceArguments(args);
    // Spark compares numbers as doubles here.
    const toLiteral = (value: NaValue | null) =>
      literal(value, typeof value === "number" ? t.double : undefined);
    return this.#df.derive("replace", {
      input: this.#df.toRelation(),
      cols: [...subset],
      replacements: replacements.map(([from, to]) => ({
        oldValue: toLiteral(from),
        newValue: toLiteral(to),
      })),
    });
  }
}
