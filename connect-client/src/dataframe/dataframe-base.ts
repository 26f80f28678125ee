import { inspect } from "node:util";
import type { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { type RelationFields, type RelationKind, relation, withReferences } from "../plan/relation.ts";
import type { AnySchema, Schema } from "../types/index.ts";
import type { DataFrame } from "./dataframe.ts";

declare const schemaType: unique symbol;

/** What one DataFrame needs of another: its relation and its session, whatever its columns are. */
export interface PlanHolder {
  /** @internal */
  readonly executor: Executor;
  /** @internal */
  toRelation(): Relation;
}

/** What every part of {@link DataFrame} stands on: a relation, and the session that can run it. */
export abstract class DataFrameBase<out S extends Schema = AnySchema> implements PlanHolder {
  declare readonly [schemaType]: S;
  readonly #executor: Executor;
  readonly #relation: Relation;

  /** @internal A DataFrame comes from a session, a reader or another DataFrame. */
  constructor(executor: Executor, relation: Relation) {
    this.#executor = executor;
    this.#relation = relation;
  }

  /** @internal */
  get executor(): Executor {
    return this.#executor;
  }

  /** @internal */
  get planId(): bigint {
    return this.#relation.common?.planId ?? 0n;
  }

  /** @internal */
  toRelation(): Relation {
    return this.#relation;
  }

  /** Only the leaf class can construct itself; the classes it is made of must not import it. */
  protected abstract create<R extends Schema>(relation: Relation): DataFrame<R>;

  /**
   * @internal A new DataFrame of the same session.
   *
   * @param columns - the columns that `fields` was made of; subqueries inside them travel with the plan
   */
  derive<R extends Schema, K extends RelationKind>(
    kind: K,
    fields: RelationFields<K>,
    columns: readonly Column[] = [],
  ): DataFrame<R> {
    const nextPlanId = () => this.#executor.nextPlanId();
    const root = relation(nextPlanId(), kind, fields);
    const references = columns.flatMap((column) => column.references);
    return this.create(withReferences(root, references, nextPlanId));
  }

  /** @internal The relation of another DataFrame, which must be of the same session. */
  relationOf(other: PlanHolder): Relation {
    if (other.executor.sessionId !== this.#executor.sessionId)
      throw new ArgumentError(
        `the two DataFrames belong to different sessions, ${this.#executor.sessionId} and ` +
          `${other.executor.sessionId}: read both with one SparkSession`,
        { sessionId: this.#executor.sessionId },
      );
    return other.toRelation();
  }

  [inspect.custom](): string {
    return `DataFrame[${this.#relation.relType.case ?? "empty"} #${this.planId}]`;
  }
}
