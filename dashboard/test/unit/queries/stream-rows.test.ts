import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StreamingQueryProgress } from "spark-connect-js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publishQueries } from "../../../../jobs/lib/run/publish-queries.ts";
import { lagOf, streamRows } from "../../../server/queries/stream-rows.ts";

const never = new AbortController().signal;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kindling-dashboard-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A report as Spark 4.0 writes it, for a query that reads two topics. */
const report = JSON.stringify({
  id: "5a7c2e1e-0000-4000-8000-000000000001",
  runId: "5a7c2e1e-0000-4000-8000-000000000002",
  name: "predictions",
  timestamp: "2026-11-21T10:00:00.000Z",
  batchId: 41,
  batchDuration: 431,
  durationMs: { triggerExecution: 431 },
  eventTime: {},
  stateOperators: [],
  sources: [
    {
      description: "KafkaV2[Subscribe[energy-forecast]]",
      startOffset: { "energy-forecast": { "0": 0, "1": 0 } },
      endOffset: { "energy-forecast": { "0": 168, "1": 10 } },
      latestOffset: { "energy-forecast": { "0": 336, "1": 12 } },
      numInputRows: 168,
      inputRowsPerSecond: 84.2,
      processedRowsPerSecond: 230.5,
      metrics: {},
    },
  ],
  sink: { description: "ForeachBatchSink", numOutputRows: -1 },
  observedMetrics: {},
});

describe("streaming queries", () => {
  it("are read as the job runner publishes them", async () => {
    const progress = StreamingQueryProgress.parse(report);
    publishQueries(folder, "energy-stream-inference", [
      { name: "predictions", state: "running", error: null, progress },
      { name: "prices", state: "waiting", error: "failed: no model", progress: null },
    ]);
    expect(await streamRows(folder)(never)).toEqual([
      {
        job: "energy-stream-inference",
        query: "predictions",
        state: "running",
        batchId: 41,
        inputRowsPerSecond: 84.2,
        processedRowsPerSecond: 230.5,
        batchDurationMs: 431,
        lagMessages: 168 + 2,
        progressAt: "2026-11-21T10:00:00.000Z",
        error: null,
      },
      {
        job: "energy-stream-inference",
        query: "prices",
        state: "waiting",
        batchId: null,
        inputRowsPerSecond: null,
        processedRowsPerSecond: null,
        batchDurationMs: null,
        lagMessages: null,
        progressAt: null,
        error: "failed: no model",
      },
    ]);
  });

  it("are silent when their runner has not written for a while", async () => {
    const progress = StreamingQueryProgress.parse(report);
    publishQueries(folder, "job", [{ name: "predictions", state: "running", error: null, progress }]);
    const [row] = await streamRows(folder, () => Date.now() + 20_000)(never);
    expect(row?.state).toBe("silent");
  });

  it("are none before any job has run", async () => {
    expect(await streamRows(folder)(never)).toEqual([]);
  });
});

describe("lagOf", () => {
  it("is unknown for sources that do not tell offsets by partition", () => {
    expect(lagOf({ sources: [{ latestOffset: null, endOffset: null }] })).toBeNull();
    expect(lagOf({ sources: [{ latestOffset: { snapshot: 4 }, endOffset: { snapshot: 3 } }] })).toBeNull();
    expect(lagOf({ sources: [] })).toBeNull();
  });

  it("counts a partition that was added, and never below zero", () => {
    const source = { endOffset: { t: { "0": 5 } }, latestOffset: { t: { "0": 3, "1": 4 } } };
    expect(lagOf({ sources: [source] })).toBe(4);
  });
});
