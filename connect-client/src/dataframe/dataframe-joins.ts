import { checkColumn, toCondition } from "../column/col.ts";
import { Column } from "../column/column.ts";
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
import { type JoinOn, joinKeys } from "./join-on.ts";
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
   * Joins two DataFrames; lazy.
   *
   * @param on - names both sides have, which then appear once; or a condition, or several that must all hold
   * @param how - `inner` unless given
   * @throws {@link ArgumentError} if `on` mixes names and conditions, or `how` is not a type of join
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 1, 90], ["FR", 1, 98]], ["zone", "hour", "price"]);
   * const weather = spark.createDataFrame([["DE", 1, 7]], ["zone", "hour", "wind"]);
   * const zones = spark.createDataFrame([["DE", "Germany"]], ["code", "country"]);
   * await prices.join(weather, ["zone", "hour"], "left").orderBy("zone").show();
   * // +----+----+-----+----+
   * // |zone|hour|price|wind|
   * // +----+----+-----+----+
   * // |  DE|   1|   90|   7|
   * // |  FR|   1|   98|NULL|
   * // +----+----+-----+----+
   * await prices.join(zones, prices.col("zone").eq(zones.col("code"))).select("country", "price").show();
   * // +-------+-----+
   * // |country|price|
   * // +-------+-----+
   * // |Germany|   90|
   * // +-------+-----+
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
  join(other: DataFrame, on?: JoinOn, how: JoinType = "inner"): DataFrame {
    const { names, condition } = joinKeys(on);
    return this.derive(
      "join",
      {
        left: this.toRelation(),
        right: this.relationOf(other),
        joinType: joinTypeCode(how),
        usingColumns: names,
        ...(condition && { joinCondition: condition.toExpression() }),
      },
      condition ? [condition] : [],
    );
  }

  /**
   * Combines every row of this with every row of `other`; lazy.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE"], ["FR"]], ["zone"]);
   * await zones.crossJoin(spark.range(2)).orderBy("zone", "id").show();
   * // +----+---+
   * // |zone| id|
   * // +----+---+
   * // |  DE|  0|
   * // |  DE|  1|
   * // |  FR|  0|
   * // |  FR|  1|
   * // +----+---+
   * ```
   * @see PySpark `DataFrame.crossJoin` · proto `Join`
   */
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
   * Puts each row of this beside the row of `other` that stands at the same place; lazy. Both must come from one
   * DataFrame by `select`s and the like, so that Spark need not match rows; since Spark 4.3.
   *
   * @throws {@link UnsupportedError} if the server is older
   * @throws {@link AnalysisError} from the action, if the two do not come from one DataFrame
   * @example
   * ```ts
   * const hours = spark.createDataFrame([{ zone: "FR", price: 98 }]);
   * const doubled = hours.select(col("price").multiply(2).alias("twice"));
   * await hours.zip(doubled).show();
   * // +----+-----+-----+
   * // |zone|price|twice|
   * // +----+-----+-----+
   * // |  FR|   98|  196|
   * // +----+-----+-----+
   * ```
   * @see PySpark `DataFrame.zip` · proto `Zip`
   */
  zip<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R>,
  ): DataFrame<Joined<T, R, "cross">>;
  zip(other: DataFrame): DataFrame {
    return this.derive("zip", { left: this.toRelation(), right: this.relationOf(other) });
  }

  /**
   * Combines each row of this with the rows of a subquery that may refer to it by `column.outer()`; lazy; since
   * Spark 4.0.
   *
   * @param how - `inner` (the default), `left` or `cross`
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE", [90, 143]], ["FR", [98]]], "zone STRING, prices ARRAY<INT>");
   * await zones.lateralJoin(spark.tvf.explode(col("prices").outer())).select("zone", "col").orderBy("zone", "col").show();
   * // +----+---+
   * // |zone|col|
   * // +----+---+
   * // |  DE| 90|
   * // |  DE|143|
   * // |  FR| 98|
   * // +----+---+
   * ```
   * @see PySpark `DataFrame.lateralJoin` · proto `LateralJoin`
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
   * const hours = spark.createDataFrame([{ day: "2024-06-01", load: 50 }]);
   * const past = spark.createDataFrame([
   *   { like: "2023-06-01", load: 48 },
   *   { like: "2023-06-02", load: 70 },
   * ]);
   * const distance = F.abs(hours.col("load").minus(past.col("load")));
   * await hours.nearestByJoin(past, distance, 1, "exact", "distance").select("day", "like").show();
   * // +----------+----------+
   * // |       day|      like|
   * // +----------+----------+
   * // |2024-06-01|2023-06-01|
   * // +----------+----------+
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
   * All rows of both, repeats included (SQL's `UNION ALL`); columns are matched by position; lazy.
   *
   * @example
   * ```ts
   * await spark.range(2).union(spark.range(1, 3)).orderBy("id").show();
   * // +---+
   * // | id|
   * // +---+
   * // |  0|
   * // |  1|
   * // |  1|
   * // |  2|
   * // +---+
   * ```
   * @see PySpark `DataFrame.union` · proto `SetOperation`
   */
  union<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "union()">,
  ): DataFrame<Unioned<T, R>>;
  union(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.UNION, { isAll: true });
  }

  /**
   * {@link union}.
   *
   * @see PySpark `DataFrame.unionAll`
   */
  unionAll<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "unionAll()">,
  ): DataFrame<Unioned<T, R>>;
  unionAll(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.UNION, { isAll: true });
  }

  /**
   * All rows of both, repeats included; columns are matched by name; lazy.
   *
   * @param allowMissingColumns - gives nulls for a column only one side has; without it, that is an error
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90]], ["zone", "price"]);
   * const more = spark.createDataFrame([{ price: 98, zone: "FR", note: "estimated" }]);
   * await prices.unionByName(more, true).orderBy("zone").show();
   * // +----+-----+---------+
   * // |zone|price|     note|
   * // +----+-----+---------+
   * // |  DE|   90|     NULL|
   * // |  FR|   98|estimated|
   * // +----+-----+---------+
   * ```
   * @see PySpark `DataFrame.unionByName` · proto `SetOperation.by_name`
   */
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

  /**
   * The distinct rows that are in both; lazy.
   *
   * @example
   * ```ts
   * await spark.range(4).intersect(spark.range(2, 9)).orderBy("id").show();
   * // +---+
   * // | id|
   * // +---+
   * // |  2|
   * // |  3|
   * // +---+
   * ```
   * @see PySpark `DataFrame.intersect` · proto `SetOperation`
   */
  intersect<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "intersect()">,
  ): DataFrame<OfLeft<T, R>>;
  intersect(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.INTERSECT, { isAll: false });
  }

  /**
   * The rows that are in both, as often as in the one that has them less often; lazy.
   *
   * @example
   * ```ts
   * const zones = (...names: string[]) => spark.createDataFrame(names.map((name) => [name]), ["zone"]);
   * await zones("DE", "DE", "DE", "FR").intersectAll(zones("DE", "DE")).show();
   * // +----+
   * // |zone|
   * // +----+
   * // |  DE|
   * // |  DE|
   * // +----+
   * ```
   * @see PySpark `DataFrame.intersectAll` · proto `SetOperation.is_all`
   */
  intersectAll<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "intersectAll()">,
  ): DataFrame<OfLeft<T, R>>;
  intersectAll(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.INTERSECT, { isAll: true });
  }

  /**
   * The distinct rows of this that are not in `other`; SQL's `EXCEPT`; lazy.
   *
   * @example
   * ```ts
   * await spark.range(4).subtract(spark.range(2)).orderBy("id").show();
   * // +---+
   * // | id|
   * // +---+
   * // |  2|
   * // |  3|
   * // +---+
   * ```
   * @see PySpark `DataFrame.subtract` · proto `SetOperation`
   */
  subtract<T extends Schema, R extends Schema>(
    this: OfSchema<T>,
    other: DataFrame<R> & FitsUnder<T, R, "subtract()">,
  ): DataFrame<OfLeft<T, R>>;
  subtract(other: PlanHolder): DataFrame {
    return this.#combine(other, SetOpType.EXCEPT, { isAll: false });
  }

  /**
   * The rows of this without those of `other`, each taken away as often as it appears there; lazy.
   *
   * @example
   * ```ts
   * const zones = (...names: string[]) => spark.createDataFrame(names.map((name) => [name]), ["zone"]);
   * await zones("DE", "DE", "DE", "FR").exceptAll(zones("DE", "FR")).show();
   * // +----+
   * // |zone|
   * // +----+
   * // |  DE|
   * // |  DE|
   * // +----+
   * ```
   * @see PySpark `DataFrame.exceptAll` · proto `SetOperation.is_all`
   */
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

  /**
   * The value of this one-row, one-column DataFrame as a column of another query; lazy; since Spark 4.0.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * const mean = prices.select(F.avg("price")).scalar();
   * await prices.withColumn("mean", mean).orderBy("zone").show();
   * // +----+-----+----+
   * // |zone|price|mean|
   * // +----+-----+----+
   * // |  DE|   90|94.0|
   * // |  FR|   98|94.0|
   * // +----+-----+----+
   * ```
   * @see PySpark `DataFrame.scalar` · proto `SubqueryExpression`
   */
  scalar(): Column {
    return new Column(scalarSubquery(this.planId), [this.toRelation()]);
  }

  /**
   * This DataFrame as an argument of a table function, for `spark.tvf.call`; lazy; since Spark 4.0.
   *
   * @example
   * ```ts
   * const argument = spark.range(3).asTable().partitionBy("id");
   * console.log(argument instanceof TableArg);
   * // true
   * ```
   * @see PySpark `DataFrame.asTable` · proto `SubqueryExpression.table_arg_options`
   */
  asTable(): TableArg {
    return new TableArg(this.toRelation());
  }

  /**
   * Whether this DataFrame has rows, as a condition of another query; lazy; since Spark 4.0.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE"], ["FR"]], ["zone"]).alias("zones");
   * const prices = spark.createDataFrame([["DE", 90]], ["zone", "price"]).alias("prices");
   * const ofZone = prices.filter(col("prices.zone").eq(col("zones.zone").outer()));
   * await zones.filter(ofZone.exists()).show();
   * // +----+
   * // |zone|
   * // +----+
   * // |  DE|
   * // +----+
   * ```
   * @see PySpark `DataFrame.exists` · proto `SubqueryExpression`
   */
  exists(): Column<NotNull<BooleanType>> {
    return new Column(existsSubquery(this.planId), [this.toRelation()]);
  }
}
