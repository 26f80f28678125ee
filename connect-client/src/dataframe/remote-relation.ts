import { create } from "@bufbuild/protobuf";
import type { Executor } from "../execution/executor.ts";
import { type CachedRemoteRelation, CachedRemoteRelationSchema } from "../gen/spark/connect/relations_pb.ts";
import { commandPlan } from "../plan/plan.ts";

/**
 * Lets the server drop the rows of a checkpoint once nothing here refers to them.
 *
 * What it watches is the protocol's reference, not the DataFrame: plans hold that same message, so a DataFrame made
 * from a checkpoint that went out of scope still finds its rows.
 */
const abandoned = new FinalizationRegistry<{ executor: Executor; id: string }>(({ executor, id }) => {
  // Best effort: the session may be gone, and the server drops its checkpoints with it.
  remove(executor, id).catch(() => undefined);
});

async function remove(executor: Executor, id: string): Promise<void> {
  const plan = commandPlan("removeCachedRemoteRelationCommand", { relation: { relationId: id } });
  for await (const response of executor.execute(plan)) void response;
}

/** Takes charge of a checkpoint the server has just made. */
export function ownRemoteRelation(executor: Executor, id: string): CachedRemoteRelation {
  const reference = create(CachedRemoteRelationSchema, { relationId: id });
  abandoned.register(reference, { executor, id }, reference);
  return reference;
}

/** Runs a job: drops the checkpoint on the server now. */
export async function releaseRemoteRelation(
  executor: Executor,
  reference: CachedRemoteRelation,
): Promise<void> {
  // Only the first call finds it registered.
  if (abandoned.unregister(reference)) await remove(executor, reference.relationId);
}
