import { describe, expect, it } from "vitest";
import { formatSummary } from "../../../lib/job/summary.ts";
import { BackOff } from "../../../lib/run/back-off.ts";
import { sessionId } from "../../../lib/run/open-session.ts";
import { stageLine } from "../../../lib/run/stage-progress.ts";
import { stepPause } from "../../../lib/run/step-pause.ts";

describe("BackOff", () => {
  it("doubles up to half a minute and begins anew after a success", () => {
    const backOff = new BackOff();
    const waits = Array.from({ length: 7 }, () => backOff.next());
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    backOff.reset();
    expect(backOff.next()).toBe(1_000);
  });
});

describe("stepPause", () => {
  const step = { everyMs: 5_000, isSteady: true, tookMs: 1_500, foundSomething: true };

  it("lets steady steps begin at even times, and at once where one took longer", () => {
    expect(stepPause(step)).toBe(3_500);
    expect(stepPause({ ...step, foundSomething: false })).toBe(3_500);
    expect(stepPause({ ...step, tookMs: 6_000 })).toBe(0);
  });

  it("goes on at once while there is something to do, and rests when there is not", () => {
    expect(stepPause({ ...step, isSteady: false })).toBe(0);
    expect(stepPause({ ...step, isSteady: false, foundSomething: false })).toBe(5_000);
  });
});

describe("sessionId", () => {
  it("is a UUID, always the same for a job and another for each generation", () => {
    expect(sessionId("a", 0)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(sessionId("a", 0)).toBe(sessionId("a", 0));
    expect(new Set([sessionId("a", 0), sessionId("a", 1), sessionId("b", 0)]).size).toBe(3);
  });
});

describe("stageLine", () => {
  it("sums over stages", () => {
    const stage = { stageId: 1, tasks: 4, completedTasks: 4, inputBytesRead: 0, done: true };
    const stages = [stage, { ...stage, tasks: 8, completedTasks: 2, done: false }];
    expect(stageLine({ operationId: "o", stages, inflightTasks: 2, done: false })).toBe(
      "stage 2 of 2, 6 of 12 tasks, 2 running",
    );
  });
});

describe("formatSummary", () => {
  it("tells outcome, counts and snapshots", () => {
    const tally = {
      rowsIn: 17_568,
      rowsOut: 8_784,
      quarantined: 3,
      other: { deduplicated: 2 },
      snapshots: { "lake.silver.x": 47n },
    };
    expect(formatSummary({ job: "a-b", exitCode: 0, seconds: 12.34, tally })).toBe(
      [
        "a-b: done in 12.3 s",
        "  rows in       17,568",
        "  rows out      8,784",
        "  quarantined   3",
        "  deduplicated  2",
        "  snapshot      lake.silver.x 47",
      ].join("\n"),
    );
  });
});
