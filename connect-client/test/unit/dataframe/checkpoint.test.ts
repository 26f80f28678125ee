import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { RecordingExecutor } from "../recording-executor.ts";
import { people } from "./fake-dataframe.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** The ids of the checkpoints the client asked the server to drop. */
function dropped(executor: RecordingExecutor): (string | undefined)[] {
  return executor.plans.flatMap(({ opType }) => {
    const command = opType.case === "command" ? opType.value.commandType : undefined;
    return command?.case === "removeCachedRemoteRelationCommand" ? [command.value.relation?.relationId] : [];
  });
}

/** A session whose next checkpoints have these ids. */
const checkpoints = (...ids: readonly string[]) =>
  new RecordingExecutor(
    ids.map(
      (relationId) => [{ case: "checkpointCommandResult", value: { relation: { relationId } } }] as const,
    ),
  );

it("a checkpoint is dropped at the end of its scope, once", async () => {
  const executor = checkpoints("c1");
  {
    await using checkpoint = await people(executor).localCheckpoint();
    expect(dropped(executor)).toEqual([]);
    await checkpoint.filter("id > 1")[Symbol.asyncDispose]();
    expect(dropped(executor)).toEqual([]);
    await checkpoint[Symbol.asyncDispose]();
  }
  expect(dropped(executor)).toEqual(["c1"]);
});

it("a checkpoint nobody can reach is dropped, but none that a DataFrame still needs", async () => {
  const executor = checkpoints("needed", "abandoned");
  const kept = (await people(executor).localCheckpoint()).limit(1);
  await people(executor).localCheckpoint();
  const deadline = Date.now() + 4_000;
  // Finalizers run some time after a collection.
  while (!dropped(executor).includes("abandoned")) {
    if (Date.now() > deadline) throw new Error("The checkpoint was not dropped within 4 s.");
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(dropped(executor)).toEqual(["abandoned"]);
  expect(kept.toRelation().relType.case).toBe("limit");
});
