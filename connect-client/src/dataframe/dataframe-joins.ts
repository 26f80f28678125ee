import { checkColumn, toCondition } from "../column/col.ts";
import { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import { requireConnected } from "../execution/server-version.ts";
import {
  Join_JoinType as JoinTypeCode,
  SetOperation_SetOpType as SetOpType,
} from "../gen/spark/connect/relations_pb.ts";
import { checkChoice, wrongArgument } from "../plan/arguments.ts";
import { existsSubquery, scalarSubquery } from "../plan/subquery.ts";
import type { BooleanType, NotNull, Schema } from "../types/index.ts";
import type { DataFrame } from "./dataframe.ts";
import type { OfSchema, PlanHolder } from "./dataframe-base.ts";
import { DataFramePartitions } from "./dataframe-partitions.ts";
import type { CheckJoinConditions, CheckJoinName, CheckJoinNames, Joined, JoinType } from "./join-types.ts";
import { TableArg } from "./table-arg.ts";
import type { FitsByName, FitsUnder, OfLeft, Unioned, UnionedByName } from "./union-types.ts";

/** By the name without underscores, as PySpark compares them. */
const joinTypeCodes: Readonly<Record<string, JoinTypeCode>> = {
  inner: JoinTypeCode.INNER,
  cross: JoinTypeCode.CROSS,
  outer: JoinTypeCode.FULL_OUTER,
  full: JoinTypeCode.FULL_OUTER,
  fullouter: JoinTypeCode.FULL_OUTER,
  left: JoinTypeCode.LEFT_OUTER,
  leftouter: JoinTypeCode.LEFT_OUTER,
  right: JoinTypeCode.RIGHT_OUTER,
  rightouter: JoinTypeCode.RIGHT_OUTER,
  semi: JoinTypeCode.LEFT_SEMI,
  leftsemi: JoinTypeCode.LEFT_SEMI,
  anti: JoinTypeCode.LEFT_ANTI,
  leftanti: JoinTypeCode.LEFT_ANTI,
};

function joinTypeCode(how: string): JoinTypeCode {
  const name = typeof how === "string" ? how.toLowerCase().replaceAll("_", "") : "";
  const code = Object.hasOwn(joinTypeCodes, name) ? joinTypeCodes[name] : undefined;
  if (code !== undefined) return code;
  const expected = "inner, cross, full_outer, left_outer, right_outer, left_semi or left_anti";
  throw wrongArgument("the join type", expected, how);
}

/** By the names PySpark takes, what the protocol wants. */
const nearestJoinTypes = {
  inner: "inner",
  left: "leftouter",
  leftouter: "leftouter",
  left_outer: "leftouter",
} as const;
const nearestModes = { exact: "exact", approx: "approx" } as const;
const nearestDirections = { distance: "distance", similarity: "similarity" } as const;

type NearestJoinType = keyof typeof nearestJoinTypes;

/** Transformations of two DataFrames: nothing here runs until an action. */
export abstract class DataFrameJoins<out S extends Schema> extends DataFramePartitions<S> {
  /**
   * Combines the rows of two DataFrames that match.
   *
   * @param on - names both sides have, which then appear once; or a condition, or several that must all hold
   * @param how - `inner` unless given
   * @example
   * ```ts
   * prices.join(weather, ["zone", "valid_at"], "left")
   * prices.join(zones, prices.col("zone").eq(zones.col("code")))
   * ```
   * @see PySpark `DataFrame.join` · proto `Join`
   */
  join<T extends Schema, R extends Schema, const N extends string, const How extends JoinType = "inner">(
    this: OfSchema<T>,
    other: DataFrame<R>,
    on: N & CheckJoinName<T, R, N>,
    how?: How,
  ): DataFrame<Joined<T, R, How, N>>;
  join<
    T extends Schema,
    R extends Schema,
    const N extends readonly string[],
    const How extends JoinType = "inner",
  >(
    this: OfSchema<T>,
    other: DataFrame<R>,
    on: N & CheckJoinNames<T, R, N>,
    how?: How,
  ): DataFrame<Joined<T, R, How, N[number]>>;
  join<
    T extends Schema,
    R extends Schema,
    const C extends Column | readonly Column[] | null | undefined,
    const How extends JoinType = "inner",
  >(
    this: OfSchema<T>,
    other: DataFrame<R>,
    on?: C & CheckJoinConditions<T, R, C>,
    how?: How,
  ): DataFrame<Joined<T, R, How>>;
  join(
    other: DataFrame,
    on?: string | Column | readonly (string | Column)[] | null,
    how: JoinType = "inner",
  ): DataFrame {
    const keys: readonly (string | Column)[] = Array.isArray(on) ? on : [on ?? []].flat();
    for (const key of keys)
      if (typeof key !== "string" && !(key instanceof Column))
        throw wrongArgument("on", "names both sides have, or conditions", on);
    const names = keys.filter((key) => typeof key === "string");
    const conditions = keys.filter((key) => typeof key !== "string");
    if (names.length > 0 && conditions.length > 0)
      throw new ArgumentError("join() takes column names or conditions, not both in one list");
    const [first, ...rest] = conditions;
    const condition = first && rest.reduce<Column>((all, next) => all.and(next), first);
    return this.derive(
      "join",
      {
        left: this.toRelation(),
        right: this.relationOf(other),
        joinType: joinTypeCode(how),
        usingColumns: names,
        ...(condition && { joinCondition: condition.toExpression() }),
      },
      conditions,
    );
  }

  /** Combines every row of this with every row of `other`. */
  crossJoin<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R>,
  ): DataFrame<Joined<T, R, "cross">>;
  crossJoin(other: DataFrame): DataFrame {
    return this.derive("join", {
      left: this.toRelation(),
      right: this.relationOf(other),
      joinType: JoinTypeCode.CROSS,
    });
  }

  /**
   * Puts the columns of another DataFrame beside those of this one, row by row; since Spark 4.3.
   *
   * Transformation: nothing runs until an action. Both must come from one DataFrame by `select`, `withColumn` and
   * the like alone: a filter, a sort or a join has to be below what they share, because rows have no other order.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} from the action, if the two do not come from one DataFrame
   * @example
   * ```ts
   * const hours = spark.createDataFrame([{ zone: "FR", price: 98 }]);
   * const doubled = hours.select(col("price").multiply(2).alias("twice"));
   * hours.zip(doubled);   // zone, price, twice
   * ```
   * @see PySpark `DataFrame.zip` · proto `Zip`
   */
  zip<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R>,
  ): DataFrame<Joined<T, R, "cross">>;
  zip(other: DataFrame): DataFrame {
    requireConnected(this.executor, "4.3", "zip()");
    return this.derive("zip", { left: this.toRelation(), right: this.relationOf(other) });
  }

  /**
   * Combines each row of this with the rows of a subquery that may refer to it by `column.outer()`; since
   * Spark 4.0.
   *
   * @param how - `inner` (the default), `left` or `cross`
   */
  lateralJoin<
    T extends Schema,
    R extends Schema,
    const How extends "inner" | "left" | "leftouter" | "left_outer" | "cross" = "inner",
  >(this: OfSchema<T>, other: DataFrame<R>, on?: Column | string, how?: How): DataFrame<Joined<T, R, How>>;
  lateralJoin(other: DataFrame, on?: Column | string, how?: JoinType): DataFrame {
    const condition = on === undefined ? undefined : toCondition(on);
    return this.derive(
      "lateralJoin",
      {
        left: this.toRelation(),
        right: this.relationOf(other),
        joinType: joinTypeCode(how ?? "inner"),
        ...(condition && { joinCondition: condition.toExpression() }),
      },
      condition ? [condition] : [],
    );
  }

  /**
   * Combines each row of this with the rows of `other` that are nearest to it; since Spark 4.2.
   *
   * @param ranking - how far a row of `other` is from one of this, or how alike they are
   * @param rows - how many nearest rows at most, 1 to 100000
   * @param mode - `exact`, or `approx` to let Spark use an index where it has one
   * @param direction - what `ranking` is: a `distance` or a `similarity`
   * @param how - `inner` unless given
   * @throws {@link UnsupportedError} if the server is older
   * @example
   * ```ts
   * const distance = F.abs(hours.col("load_mw").minus(past.col("load_mw")));
   * hours.nearestByJoin(past, distance, 5, "exact", "distance")
   * ```
   * @see PySpark `DataFrame.nearestByJoin` · proto `NearestByJoin`
   */
  nearestByJoin<T extends Schema, R extends Schema, const How extends NearestJoinType = "inner">(
    this: OfSchema<T>,
    other: DataFrame<R>,
    ranking: Column,
    rows: number,
    mode: "exact" | "approx",
    direction: "distance" | "similarity",
    how?: How,
  ): DataFrame<Joined<T, R, How>>;
  nearestByJoin(
    other: DataFrame,
    ranking: Column,
    rows: number,
    mode: "exact" | "approx",
    direction: "distance" | "similarity",
    how?: NearestJoinType,
  ): DataFrame {
    requireConnected(this.executor, "4.2", "nearestByJoin()");
    if (!Number.isInteger(rows) || rows < 1 || rows > 100_000)
      throw wrongArgument("rows", "a whole number from 1 to 100000", rows);
    return this.derive(
      "nearestByJoin",
      {
        left: this.toRelation(),
        right: this.relationOf(other),
        rankingExpression: checkColumn(ranking, "ranking").toExpression(),
        numResults: rows,
        joinType: checkChoice("how", how ?? "inner", nearestJoinTypes),
        mode: checkChoice("mode", mode, nearestModes),
        direction: checkChoice("direction", direction, nearestDirections),
      },
      [ranking],
    );
  }

  /**
   * All rows of both, repeats included (SQL's `UNION ALL`); columns are matched by position.
   *
   * @see PySpark `DataFrame.union` · proto `SetOperation`
   */
  union<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "union()">,
  ): DataFrame<Unioned<T, R>>;
  union(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.UNION, { isAll: true });
  }

  /** {@link union}. */
  unionAll<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "unionAll()">,
  ): DataFrame<Unioned<T, R>>;
  unionAll(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.UNION, { isAll: true });
  }

  /** All rows of both, repeats included; columns are matched by name. */
  unionByName<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "unionByName()">,
    allowMissingColumns?: false,
  ): DataFrame<Unioned<T, R>>;
  /**
   * All rows of both, with nulls for the columns only one side has.
   *
   * @param allowMissingColumns - without it, a column only one side has is an error
   */
  unionByName<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsByName<T, R, "unionByName()">,
    allowMissingColumns: boolean,
  ): DataFrame<UnionedByName<T, R>>;
  unionByName(other: PlanHolder, allowMissingColumns = false): DataFrame {
    return this.#combine(other, SetOpType.UNION, { isAll: true, byName: true, allowMissingColumns });
  }

  /** The distinct rows that are in both. */
  intersect<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "intersect()">,
  ): DataFrame<OfLeft<T, R>>;
  intersect(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.INTERSECT, { isAll: false });
  }

  /** The rows that are in both, as often as in the one that has them less often. */
  intersectAll<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "intersectAll()">,
  ): DataFrame<OfLeft<T, R>>;
  intersectAll(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.INTERSECT, { isAll: true });
  }

  /** The distinct rows of this that are not in `other`; SQL's `EXCEPT`. */
  subtract<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "subtract()">,
  ): DataFrame<OfLeft<T, R>>;
  subtract(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.EXCEPT, { isAll: false });
  }

  /** The rows of this without those of `other`, each taken away as often as it appears there. */
  exceptAll<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "exceptAll()">,
  ): DataFrame<OfLeft<T, R>>;
  exceptAll(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.EXCEPT, { isAll: true });
  }

  #combine<R extends Schema>(
    other: PlanHolder,
    setOpType: SetOpType,
    options: { isAll: boolean; byName?: boolean; allowMissingColumns?: boolean },
  ): DataFrame<R> {
    return this.derive("setOp", {
      leftInput: this.toRelation(),
      rightInput: this.relationOf(other),
      setOpType,
      ...options,
    });
  }

  /** The value of this one-row, one-column DataFrame as a column of another query; since Spark 4.0. */
  scalar(): Column {
    return new Column(scalarSubquery(this.planId), [this.toRelation()]);
  }

  /** This DataFrame as an argument of a table function, for `spark.tvf.call`; since Spark 4.0. */
  asTable(): TableArg {
    return new TableArg(this.toRelation());
  }

  /** Whether this DataFrame has rows, as a condition of another query; since Spark 4.0. */
  exists(): Column<NotNull<BooleanType>> {
    return new Column(existsSubquery(this.planId), [this.toRelation()]);
  }
}
