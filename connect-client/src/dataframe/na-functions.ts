import { ArgumentError } from "../errors/index.ts";
import { checkCount } from "../plan/arguments.ts";
import { type LiteralInput, literal } from "../plan/literal.ts";
import { type AnySchema, type Schema, t } from "../types/index.ts";
import type { DataFrame } from "./dataframe.ts";
import type { DataFrameBase } from "./dataframe-base.ts";
import type { ColumnNames } from "./schema-types.ts";

/** A value that `na` can put in or look for. */
export type NaValue = string | number | bigint | boolean;

/**
 * Transformations of missing values, reached as `df.na`.
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
   * @example
   * ```ts
   * df.na.fill(0, ["price"])
   * df.na.fill({ price: 0, zone: "?" })
   * ```
   * @see PySpark `fillna` · proto `NAFill`
   */
  fill(value: NaValue, columns?: readonly ColumnNames<S>[]): DataFrame<S>;
  fill(values: { readonly [K in ColumnNames<S>]?: NaValue }): DataFrame<S>;
  fill(
    value: NaValue | { readonly [column: string]: NaValue | undefined },
    columns: readonly string[] = [],
  ): DataFrame<S> {
    const entries = typeof value === "object" ? Object.entries(value) : undefined;
    if (entries?.length === 0) throw new ArgumentError("na.fill() needs a value for at least one column");
    const values: readonly LiteralInput[] = entries
      ? entries.map(([, each]) => each ?? null)
      : [value as NaValue];
    return this.#df.derive("fillNa", {
      input: this.#df.toRelation(),
      cols: entries ? entries.map(([name]) => name) : [...columns],
      // The server takes whole numbers as long only.
      values: values.map((each) => literal(each, Number.isSafeInteger(each) ? t.long : undefined)),
    });
  }

  /**
   * Removes rows with nulls (or NaN).
   *
   * @param options - `how`: `any` null is enough, or `all` must be; `thresh` instead: how many must not be null;
   *   `columns`: where to look, everywhere unless given
   * @see PySpark `dropna` · proto `NADrop`
   */
  drop(
    options: {
      readonly how?: "any" | "all";
      readonly thresh?: number;
      readonly columns?: readonly ColumnNames<S>[];
    } = {},
  ): DataFrame<S> {
    const minNonNulls = options.thresh ?? (options.how === "all" ? 1 : undefined);
    return this.#df.derive("dropNa", {
      input: this.#df.toRelation(),
      cols: [...(options.columns ?? [])],
      ...(minNonNulls !== undefined && { minNonNulls: checkCount("thresh", minNonNulls) }),
    });
  }

  /**
   * Replaces values by others, in the given columns whose type fits.
   *
   * @example
   * ```ts
   * df.na.replace(new Map([["DE", "DE-LU"]]), ["zone"])
   * ```
   * @see PySpark `replace` · proto `NAReplace`
   */
  replace(
    replacements: ReadonlyMap<NaValue, NaValue | null>,
    columns: readonly ColumnNames<S>[] = [],
  ): DataFrame<S> {
    // Spark compares numbers as doubles here.
    const toLiteral = (value: NaValue | null) =>
      literal(value, typeof value === "number" ? t.double : undefined);
    return this.#df.derive("replace", {
      input: this.#df.toRelation(),
      cols: [...columns],
      replacements: [...replacements].map(([from, to]) => ({
        oldValue: toLiteral(from),
        newValue: toLiteral(to),
      })),
    });
  }
}
