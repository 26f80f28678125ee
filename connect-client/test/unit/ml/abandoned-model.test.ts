import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { RandomForestRegressionModel } from "../../../src/ml/index.ts";
import { RemoteObject } from "../../../src/ml/remote-object.ts";
import { relation } from "../../../src/plan/relation.ts";
import { RecordingExecutor } from "../recording-executor.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** The ids the client asked the server to delete. */
function deletedIds(executor: RecordingExecutor): string[] {
  return executor.plans.flatMap(({ opType }) => {
    const command = opType.case === "command" ? opType.value.commandType : undefined;
    const ml = command?.case === "mlCommand" ? command.value.command : undefined;
    return ml?.case === "delete" ? ml.value.objRefs.map(({ id }) => id) : [];
  });
}

/** Collects garbage until a model is deleted; finalizers run some time after a collection. */
async function collectUntilDeleted(executor: RecordingExecutor, id: string): Promise<void> {
  const deadline = Date.now() + 4_000;
  while (!deletedIds(executor).includes(id)) {
    if (Date.now() > deadline) throw new Error(`${id} was not deleted within 4 s.`);
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it("deletes a model nobody can reach, but none that a DataFrame still needs", async () => {
  const executor = new RecordingExecutor();
  const rows = new DataFrame(executor, relation(executor.nextPlanId(), "range", { end: 3n, step: 1n }));
  const predict = (id: string) =>
    new RandomForestRegressionModel(RemoteObject.own(executor, id)).transform(rows).limit(1);
  const kept = predict("needed");
  predict("abandoned");
  await collectUntilDeleted(executor, "abandoned");
  expect(deletedIds(executor)).toEqual(["abandoned"]);
  expect(kept.toRelation().relType.case).toBe("limit");
});
