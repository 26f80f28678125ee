import { type ColumnOrName, toColumn } from "../column/col.ts";
import { Column, operand } from "../column/column.ts";
import type { ColumnValue } from "../column/index.ts";
import { checkChoice, checkText } from "../plan/arguments.ts";
import { attribute } from "../plan/expression.ts";
import type { Schema } from "../types/index.ts";
import type { DataFrame } from "./dataframe.ts";
import type { DataFrameBase, OfSchema } from "./dataframe-base.ts";
import { DataFrameJoins } from "./dataframe-joins.ts";
import { joinKeys } from "./join-on.ts";
import type { Joined } from "./join-types.ts";

/** By the names PySpark takes, what the protocol wants. */
const joinTypes = {
  inner: "inner",
  left: "leftouter",
  leftouter: "leftouter",
  left_outer: "leftouter",
} as const;
const directions = { backward: "backward", forward: "forward", nearest: "nearest" } as const;

/** How {@link DataFrame.joinAsOf} finds the row that goes with another; all may be left out. */
export interface AsOfOptions<
  N extends string = string,
  How extends keyof typeof joinTypes = keyof typeof joinTypes,
> {
  /** Names both sides have that must be equal as well and appear once, or conditions that must hold. */
  readonly on?: N | readonly N[] | Column | readonly Column[];
  /** `inner` unless given; with `left` rows without a match are kept. */
  readonly how?: How;
  /** How far the two may be apart at most: a `DayTimeInterval` for times, a number for numbers. */
  readonly tolerance?: ColumnValue;
  /** Whether equal values match; true unless given. */
  readonly allowExactMatches?: boolean;
  /** Where the match lies, seen from the left row: `backward`, at or before it, unless given. */
  readonly direction?: keyof typeof directions;
}

/** A name is one of that side: both may have it. */
function columnOf({ planId }: DataFrameBase, argument: string, column: ColumnOrName): Column {
  if (typeof column === "string") return new Column(attribute(checkText(argument, column), planId));
  return toColumn(column, argument);
}

/** The join of series that do not have the same points. */
export abstract class DataFrameAsOfJoin<out S extends Schema> extends DataFrameJoins<S> {
  /**
   * Combines each row with the one row of `other` that is nearest in time, or in whatever is compared; lazy. Since
   * Spark 4.0.
   *
   * @param leftAsOf - the column of this that says when
   * @param rightAsOf - the column of `other` that says when
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link ArgumentError} for a direction or join type that is none
   * @example
   * ```ts
   * const trades = spark.createDataFrame([["FR", 10], ["FR", 25]], ["zone", "minute"]);
   * const quotes = spark.createDataFrame([["FR", 9, 98], ["FR", 20, 101], ["DE", 24, 143]], ["zone", "at", "quote"]);
   * await trades.joinAsOf(quotes, "minute", "at", { on: "zone" }).select("minute", "at", "quote").show();
   * // +------+---+-----+
   * // |minute| at|quote|
   * // +------+---+-----+
   * // |    10|  9|   98|
   * // |    25| 20|  101|
   * // +------+---+-----+
   * ```
   * @see PySpark `DataFrame._joinAsOf`, pandas-on-Spark `merge_asof` · proto `AsOfJoin`
   */
  joinAsOf<
    T extends Schema,
    R extends Schema,
    const N extends string = never,
    const How extends keyof typeof joinTypes = "inner",
  >(
    this: OfSchema<T>,
    other: DataFrame<R>,
    leftAsOf: ColumnOrName,
    rightAsOf: ColumnOrName,
    options?: AsOfOptions<N, How>,
  ): DataFrame<Joined<T, R, How, N>>;
  joinAsOf(
    other: DataFrame,
    leftAsOf: ColumnOrName,
    rightAsOf: ColumnOrName,
    { on, how = "inner", tolerance, allowExactMatches = true, direction = "backward" }: AsOfOptions = {},
  ): DataFrame {
    const { names, condition } = joinKeys(on);
    const rightInput = this.relationOf(other);
    const left = columnOf(this, "leftAsOf", leftAsOf);
    const right = columnOf(other, "rightAsOf", rightAsOf);
    const apart = tolerance === undefined ? undefined : operand(tolerance);
    const joined = this.derive(
      "asOfJoin",
      {
        left: this.toRelation(),
        right: rightInput,
        leftAsOf: left.toExpression(),
        rightAsOf: right.toExpression(),
        joinType: checkChoice("how", how, joinTypes),
        usingColumns: names,
        allowExactMatches,
        direction: checkChoice("direction", direction, directions),
        ...(condition && { joinExpr: condition.toExpression() }),
        ...(apart && { tolerance: apart.toExpression() }),
      },
      [left, right, ...(condition ? [condition] : []), ...(apart ? [apart] : [])],
    );
    if (names.length === 0) return joined;
    // Other than a plain join, Spark leaves the columns of both sides.
    const columns = names.map((name) => attribute(name, other.planId));
    return joined.derive("drop", { input: joined.toRelation(), columns });
  }
}
