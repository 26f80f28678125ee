import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import type { Executor } from "../../../src/execution/executor.ts";
import { relation } from "../../../src/plan/relation.ts";
import type { LongType, NotNull, StringType } from "../../../src/types/index.ts";
import { RecordingExecutor } from "../recording-executor.ts";

/** A table without a server, whose plans can be looked at. */
export function people(executor: Executor = new RecordingExecutor()) {
  return new DataFrame<{ id: NotNull<LongType>; name: StringType }>(
    executor,
    relation(executor.nextPlanId(), "read", {
      readType: { case: "namedTable", value: { unparsedIdentifier: "people" } },
    }),
  );
}
