import { create } from "@bufbuild/protobuf";
import { checkColumn, col, toCondition } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import { PlanError } from "../errors/index.ts";
import {
  MergeAction_ActionType as ActionType,
  type Expression,
  ExpressionSchema,
} from "../gen/spark/connect/expressions_pb.ts";
import { withReferences } from "../plan/relation.ts";
import type { Schema } from "../types/index.ts";
import type { DataFrameBase } from "./dataframe-base.ts";
import { runCommand } from "./run-command.ts";

type When = "matchActions" | "notMatchedActions" | "notMatchedBySourceActions";

/** The columns to set, by their names in the table. */
export type Assignments = Readonly<Record<string, Column>>;

interface Merge {
  readonly table: string;
  readonly condition: Column;
  readonly actions: Readonly<Record<When, readonly Expression[]>>;
  readonly columns: readonly Column[];
  readonly schemaEvolution: boolean;
}

/**
 * Merges the rows of a DataFrame into a table: updates, inserts and deletes in one commit.
 *
 * Actions of one kind are tried in the order they were given. Each method gives a new writer; {@link merge} runs it.
 *
 * @example
 * ```ts
 * const rows = (...prices: [zone: string, price: number][]) => spark.createDataFrame(prices, "zone STRING, price DOUBLE");
 * await rows(["DE-LU", 90], ["FR", 80], ["AT", 70]).writeTo("lake.demo.prices").create();
 *
 * await rows(["DE-LU", 95], ["FR", -1], ["BE", 60])
 *   .alias("changes")
 *   .mergeInto("lake.demo.prices", col("prices.zone").eq(col("changes.zone")))
 *   .whenMatched(col("changes.price").lt(0))
 *   .delete()
 *   .whenMatched()
 *   .update({ price: col("changes.price") })
 *   .whenNotMatched()
 *   .insertAll()
 *   .whenNotMatchedBySource(expr("prices.price < 75"))
 *   .update({ price: lit(0) })
 *   .merge();
 *
 * await spark.table("lake.demo.prices").orderBy("zone").show();
 * // +-----+-----+
 * // | zone|price|
 * // +-----+-----+
 * // |   AT|  0.0|
 * // |   BE| 60.0|
 * // |DE-LU| 95.0|
 * // +-----+-----+
 * ```
 * @see PySpark `MergeIntoWriter` · proto `MergeIntoTableCommand` · since Spark 4.0
 */
export class MergeIntoWriter {
  readonly #df: DataFrameBase<Schema>;
  readonly #merge: Merge;

  /** @internal Use `df.mergeInto(table, condition)`. */
  constructor(df: DataFrameBase<Schema>, merge: Merge) {
    this.#df = df;
    this.#merge = merge;
  }

  /**
   * What to do with a row of the table that matches one of the DataFrame, and for which `condition` holds.
   *
   * @see PySpark `MergeIntoWriter.whenMatched` · proto `MergeAction`
   */
  whenMatched(condition?: Column | string): MatchedActions {
    return new MatchedActions((action) => this.#add("matchActions", action), condition);
  }

  /**
   * What to do with a row of the DataFrame that matches none of the table.
   *
   * @see PySpark `MergeIntoWriter.whenNotMatched` · proto `MergeAction`
   */
  whenNotMatched(condition?: Column | string): NotMatchedActions {
    return new NotMatchedActions((action) => this.#add("notMatchedActions", action), condition);
  }

  /**
   * What to do with a row of the table that matches none of the DataFrame.
   *
   * @see PySpark `MergeIntoWriter.whenNotMatchedBySource` · proto `MergeAction`
   */
  whenNotMatchedBySource(condition?: Column | string): MatchedActions {
    return new MatchedActions((action) => this.#add("notMatchedBySourceActions", action), condition);
  }

  /**
   * Lets the merge add the columns that the table lacks, where the kind of table can.
   *
   * @example
   * ```ts
   * await spark.range(2).writeTo("lake.demo.evolving").create();
   * const merge = spark.range(1, 3).alias("changes").mergeInto("lake.demo.evolving", expr("evolving.id = changes.id"));
   * try {
   *   await merge.whenNotMatched().insertAll().withSchemaEvolution().merge();
   * } catch (error) {
   *   if (error instanceof AnalysisError) console.log("Iceberg cannot in Spark 4.0");
   * }
   * ```
   * @see PySpark `MergeIntoWriter.withSchemaEvolution`
   */
  withSchemaEvolution(): MergeIntoWriter {
    return new MergeIntoWriter(this.#df, { ...this.#merge, schemaEvolution: true });
  }

  #add(when: When, action: Action): MergeIntoWriter {
    const { actions, columns } = this.#merge;
    return new MergeIntoWriter(this.#df, {
      ...this.#merge,
      actions: { ...actions, [when]: [...actions[when], toExpression(action)] },
      columns: [...columns, ...columnsOf(action)],
    });
  }

  /**
   * Runs a job: merges.
   *
   * @throws {@link PlanError} if nothing is to be done with any row
   * @see PySpark `MergeIntoWriter.merge` · proto `MergeIntoTableCommand`
   */
  async merge(): Promise<void> {
    const { table, condition, actions, columns, schemaEvolution } = this.#merge;
    if (Object.values(actions).every((list) => list.length === 0))
      throw new PlanError(
        "merge() has nothing to do: add whenMatched(), whenNotMatched() or whenNotMatchedBySource()",
      );
    const { executor } = this.#df;
    const references = [condition, ...columns].flatMap((column) => column.references);
    await runCommand(
      executor,
      "mergeIntoTableCommand",
      {
        targetTableName: table,
        sourceTablePlan: withReferences(this.#df.toRelation(), references, () => executor.nextPlanId()),
        mergeCondition: condition.toExpression(),
        matchActions: [...actions.matchActions],
        notMatchedActions: [...actions.notMatchedActions],
        notMatchedBySourceActions: [...actions.notMatchedBySourceActions],
        withSchemaEvolution: schemaEvolution,
      },
      this.#df.toRelation(),
    );
  }
}

interface Action {
  readonly type: ActionType;
  readonly condition: Column | string | undefined;
  readonly assignments?: Assignments;
}

function conditionOf(action: Action): Column | undefined {
  return action.condition === undefined ? undefined : toCondition(action.condition);
}

function columnsOf(action: Action): readonly Column[] {
  const condition = conditionOf(action);
  return [...(condition ? [condition] : []), ...Object.values(action.assignments ?? {})];
}

function toExpression(action: Action): Expression {
  const condition = conditionOf(action);
  const assignments = Object.entries(action.assignments ?? {}).map(([name, value]) => ({
    key: col(name).toExpression(),
    value: checkColumn(value, `the value for ${name}`).toExpression(),
  }));
  return create(ExpressionSchema, {
    exprType: {
      case: "mergeAction",
      value: {
        actionType: action.type,
        ...(condition && { condition: condition.toExpression() }),
        assignments,
      },
    },
  });
}

type Add = (action: Action) => MergeIntoWriter;

/**
 * What a merge does with rows of the table.
 *
 * @example
 * ```ts
 * await spark.range(4).writeTo("lake.demo.matched").create();
 * const changes = spark.range(1, 3).alias("changes").mergeInto("lake.demo.matched", expr("matched.id = changes.id"));
 * await changes.whenMatched(expr("changes.id = 1")).delete().whenMatched().update({ id: lit(20) }).merge();
 * await changes.whenMatched().updateAll().merge(); // matches nothing any more
 * console.log(await spark.table("lake.demo.matched").orderBy("id").collect());
 * // [ { id: 0n }, { id: 3n }, { id: 20n } ]
 * ```
 * @see PySpark `MergeIntoWriter.WhenMatched` · proto `MergeAction`
 */
export class MatchedActions {
  readonly #add: Add;
  readonly #condition: Column | string | undefined;

  /** @internal */
  constructor(add: Add, condition: Column | string | undefined) {
    this.#add = add;
    this.#condition = condition;
  }

  /**
   * Sets every column to that of the matching row.
   *
   * @see PySpark `MergeIntoWriter.WhenMatched.updateAll`
   */
  updateAll(): MergeIntoWriter {
    return this.#add({ type: ActionType.UPDATE_STAR, condition: this.#condition });
  }

  /**
   * Sets the given columns.
   *
   * @throws {@link ArgumentError} if a value is not a column
   * @see PySpark `MergeIntoWriter.WhenMatched.update`
   */
  update(assignments: Assignments): MergeIntoWriter {
    return this.#add({ type: ActionType.UPDATE, condition: this.#condition, assignments });
  }

  /**
   * Removes the row.
   *
   * @see PySpark `MergeIntoWriter.WhenMatched.delete`
   */
  delete(): MergeIntoWriter {
    return this.#add({ type: ActionType.DELETE, condition: this.#condition });
  }
}

/**
 * What a merge does with rows the table does not have.
 *
 * @example
 * ```ts
 * await spark.range(2).writeTo("lake.demo.absent").create();
 * const changes = spark.range(1, 4).alias("changes").mergeInto("lake.demo.absent", expr("absent.id = changes.id"));
 * await changes.whenNotMatched(expr("changes.id = 2")).insert({ id: lit(20) }).whenNotMatched().insertAll().merge();
 * console.log(await spark.table("lake.demo.absent").orderBy("id").collect());
 * // [ { id: 0n }, { id: 1n }, { id: 3n }, { id: 20n } ]
 * ```
 * @see PySpark `MergeIntoWriter.WhenNotMatched` · proto `MergeAction`
 */
export class NotMatchedActions {
  readonly #add: Add;
  readonly #condition: Column | string | undefined;

  /** @internal */
  constructor(add: Add, condition: Column | string | undefined) {
    this.#add = add;
    this.#condition = condition;
  }

  /**
   * Inserts the row with all its columns.
   *
   * @see PySpark `MergeIntoWriter.WhenNotMatched.insertAll`
   */
  insertAll(): MergeIntoWriter {
    return this.#add({ type: ActionType.INSERT_STAR, condition: this.#condition });
  }

  /**
   * Inserts a row with the given columns; the others are null.
   *
   * @throws {@link ArgumentError} if a value is not a column
   * @see PySpark `MergeIntoWriter.WhenNotMatched.insert`
   */
  insert(assignments: Assignments): MergeIntoWriter {
    return this.#add({ type: ActionType.INSERT, condition: this.#condition, assignments });
  }
}
