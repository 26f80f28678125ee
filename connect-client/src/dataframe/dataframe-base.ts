import { inspect } from "node:util";
import type { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { requireProtocol } from "../execution/require-protocol.ts";
import { type Relation, RelationSchema } from "../gen/spark/connect/relations_pb.ts";
import { wrongArgument } from "../plan/arguments.ts";
import { type RelationFields, type RelationKind, relation, withReferences } from "../plan/relation.ts";
import type { AnySchema, Schema, StructType } from "../types/index.ts";
import type { DataFrame } from "./dataframe.ts";

declare const schemaType: unique symbol;

/**
 * A DataFrame as far as its schema goes. Methods that use the schema in their parameters name this as their `this`,
 * and not the class: comparing the whole class for every new schema is what would make wide ones slow to check.
 */
export interface OfSchema<out S extends Schema> {
  readonly [schemaType]: S;
}

/** What one DataFrame needs of another: its relation and its session, whatever its columns are. */
export interface PlanHolder {
  /** @internal */
  readonly executor: Executor;
  /** @internal */
  toRelation(): Relation;
}

/** Transformations whose result has the columns of their input. */
const keepColumns: ReadonlySet<RelationKind> = new Set<RelationKind>([
  "collectMetrics",
  "deduplicate",
  "filter",
  "hint",
  "limit",
  "offset",
  "repartition",
  "repartitionByExpression",
  "sample",
  "sort",
  "subqueryAlias",
  "tail",
  "withWatermark",
]);

/** What every part of {@link DataFrame} stands on: a relation, and the session that can run it. */
export abstract class DataFrameBase<out S extends Schema = AnySchema> implements PlanHolder, OfSchema<S> {
  declare readonly [schemaType]: S;
  readonly #executor: Executor;
  readonly #relation: Relation;
  #knownSchema: StructType | undefined;

  /**
   * @internal A DataFrame comes from a session, a reader or another DataFrame.
   *
   * @param knownSchema - the columns, where they are known without asking the server
   * @throws {@link UnsupportedError} if the server is too old for it
   */
  constructor(executor: Executor, relation: Relation, knownSchema?: StructType) {
    requireProtocol(executor, RelationSchema, relation);
    this.#executor = executor;
    this.#relation = relation;
    this.#knownSchema = knownSchema;
  }

  /** @internal The columns, where they are known by now; nullability may differ from the server's. */
  get knownSchema(): StructType | undefined {
    return this.#knownSchema;
  }

  /** Keeps what the server answered when asked for the schema. */
  protected learnSchema(schema: StructType): void {
    this.#knownSchema = schema;
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
  protected abstract create<R extends Schema>(relation: Relation, knownSchema?: StructType): DataFrame<R>;

  /**
   * @internal A new DataFrame of the same session.
   *
   * @param columns - the columns that `fields` was made of; subqueries inside them travel with the plan
   * @param knownSchema - the new DataFrame's, where it is not that of this one
   */
  derive<R extends Schema, K extends RelationKind>(
    kind: K,
    fields: RelationFields<K>,
    columns: readonly Column[] = [],
    knownSchema: StructType | undefined = keepColumns.has(kind) ? this.#knownSchema : undefined,
  ): DataFrame<R> {
    const nextPlanId = () => this.#executor.nextPlanId();
    const root = relation(nextPlanId(), kind, fields);
    const references = columns.flatMap((column) => column.references);
    return this.create(withReferences(root, references, nextPlanId), knownSchema);
  }

  /** @internal The relation of another DataFrame, which must be of the same session. */
  relationOf(other: PlanHolder): Relation {
    return relationIn(this.#executor, other);
  }

  /**
   * The columns with their types where they are known by now, as PySpark prints them; asks no server.
   *
   * @example
   * ```ts
   * console.log(`${spark.range(3)}`, String(spark.table("hours")));
   * // DataFrame[id: bigint] DataFrame[read; schema not loaded]
   * ```
   * @see PySpark `DataFrame.__repr__`
   */
  toString(): string {
    const fields = this.#knownSchema?.fields.map(
      ({ name, dataType }) => `${name}: ${dataType.simpleString()}`,
    );
    return `DataFrame[${fields?.join(", ") ?? `${this.#relation.relType.case ?? "empty"}; schema not loaded`}]`;
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/** @internal The relation of a DataFrame, which must be of the session of an executor. */
export function relationIn({ sessionId }: Executor, df: PlanHolder): Relation {
  if (!(df instanceof DataFrameBase)) throw wrongArgument("other", "a DataFrame", df);
  if (df.executor.sessionId !== sessionId)
    throw new ArgumentError(
      `the two DataFrames belong to different sessions, ${sessionId} and ${df.executor.sessionId}: ` +
        "read both with one SparkSession",
      { sessionId },
    );
  return df.toRelation();
}
