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
 * await updates
 *   .mergeInto("lake.silver.energy_hourly", expr("energy_hourly.valid_at = updates.valid_at"))
 *   .whenMatched().updateAll()
 *   .whenNotMatched().insertAll()
 *   .merge();
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

  /** What to do with a row of the table that matches one of the DataFrame, and for which `condition` holds. */
  whenMatched(condition?: Column | string): MatchedActions {
    return new MatchedActions((action) => this.#add("matchActions", action), condition);
  }

  /** What to do with a row of the DataFrame that matches none of the table. */
  whenNotMatched(condition?: Column | string): NotMatchedActions {
    return new NotMatchedActions((action) => this.#add("notMatchedActions", action), condition);
  }

  /** What to do with a row of the table that matches none of the DataFrame. */
  whenNotMatchedBySource(condition?: Column | string): MatchedActions {
    return new MatchedActions((action) => this.#add("notMatchedBySourceActions", action), condition);
  }

  /** Lets the merge add the columns that the table lacks. */
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
   */
  async merge(): Promise<void> {
    const { table, condition, actions, columns, schemaEvolution } = this.#merge;
    if (Object.values(actions).every((list) => list.length === 0))
      throw new PlanError(
        "merge() has nothing to do: add whenMatched(), whenNotMatched() or whenNotMatchedBySource()",
      );
    const { executor } = this.#df;
    const references = [condition, ...columns].flatMap((column) => column.references);
    await runCommand(executor, "mergeIntoTableCommand", {
      targetTableName: table,
      sourceTablePlan: withReferences(this.#df.toRelation(), references, () => executor.nextPlanId()),
      mergeCondition: condition.toExpression(),
      matchActions: [...actions.matchActions],
      notMatchedActions: [...actions.notMatchedActions],
      notMatchedBySourceActions: [...actions.notMatchedBySourceActions],
      withSchemaEvolution: schemaEvolution,
    });
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

/** What a merge does with rows of the table. */
export class MatchedActions {
  readonly #add: Add;
  readonly #condition: Column | string | undefined;

  /** @internal */
  constructor(add: Add, condition: Column | string | undefined) {
    this.#add = add;
    this.#condition = condition;
  }

  /** Sets every column to that of the matching row. */
  updateAll(): MergeIntoWriter {
    return this.#add({ type: ActionType.UPDATE_STAR, condition: this.#condition });
  }

  /** Sets the given columns. */
  update(assignments: Assignments): MergeIntoWriter {
    return this.#add({ type: ActionType.UPDATE, condition: this.#condition, assignments });
  }

  /** Removes the row. */
  delete(): MergeIntoWriter {
    return this.#add({ type: ActionType.DELETE, condition: this.#condition });
  }
}

/** What a merge does with rows the table does not have. */
export class NotMatchedActions {
  readonly #add: Add;
  readonly #condition: Column | string | undefined;

  /** @internal */
  constructor(add: Add, condition: Column | string | undefined) {
    this.#add = add;
    this.#condition = condition;
  }

  /** Inserts the row with all its columns. */
  insertAll(): MergeIntoWriter {
    return this.#add({ type: ActionType.INSERT_STAR, condition: this.#condition });
  }

  /** Inserts a row with the given columns. */
  insert(assignments: Assignments): MergeIntoWriter {
    return this.#add({ type: ActionType.INSERT, condition: this.#condition, assignments });
  }
}
