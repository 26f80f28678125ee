import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { type Relation, RelationSchema } from "../gen/spark/connect/relations_pb.ts";
import { checkFields } from "./check-fields.ts";

type RelationType = NonNullable<MessageInitShape<typeof RelationSchema>["relType"]>;

/** The name of a kind of relation, as in the protocol: `filter`, `join`, `showString`… */
export type RelationKind = NonNullable<RelationType["case"]>;

/** The fields of one kind of relation. */
export type RelationFields<K extends RelationKind> = Extract<RelationType, { case: K }>["value"];

/**
 * A relation of the plan.
 *
 * @param planId - unique in the session, from `Executor.nextPlanId()`; columns refer to their relation by it
 * @throws {@link ArgumentError} for a field whose value is not of its kind
 */
export function relation<K extends RelationKind>(
  planId: bigint,
  kind: K,
  fields: RelationFields<K>,
): Relation {
  // The correlation of `kind` and `fields` is held by the signature; TypeScript cannot carry it into a union.
  const relType = { case: kind, value: fields } as RelationType;
  const message = create(RelationSchema, { common: { planId }, relType });
  return checkFields(RelationSchema, message);
}

/**
 * `root` together with the relations its subqueries refer to; `root` itself when there are none.
 *
 * @param nextPlanId - asked only when a wrapper is needed
 */
export function withReferences(
  root: Relation,
  references: readonly Relation[],
  nextPlanId: () => bigint,
): Relation {
  if (references.length === 0) return root;
  return relation(nextPlanId(), "withRelations", { root, references: [...new Set(references)] });
}
