import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { queryCpu, smallBatchCpu } from "../../../scaling/measure-streams.ts";
import { type Basis, computedPart, scalingPicture } from "../../../scaling/page.ts";
import { basisFile, pageFile, pageWith, pictureFile } from "../../../scaling/page-file.ts";
import { needsAt, type Settings } from "../../../scaling/projection.ts";
import type { SourceUnits, Units } from "../../../scaling/units.ts";

const source: SourceUnits = {
  kafkaBytes: 100,
  parquetBytes: 20,
  cpuPer100k: 10,
  judgeCpuPer100k: 5,
  stateKeys: 1_000,
  stateBytes: 30_000,
  stateScanSeconds: 0.001,
  filesPerCommit: 2,
};
const units: Units = {
  conditions: "By hand.",
  sources: { clickstream: source, iot: source },
  minutes: { cpuPer100k: 2 },
  cpuPerBatch: 0.1,
  requestsPerMinute: 100,
  metadataBytesPerSnapshot: 800,
};
const settings: Settings = {
  perSecond: { clickstream: 200, iot: 100 },
  triggerSeconds: 5,
  backgroundSeconds: 60,
  rememberHours: 6,
  snapshotHours: 24,
  targetFileMb: 64,
  cores: 2,
  mostPerTrigger: 50_000,
};

describe("what a load needs", () => {
  it("follows from the units", () => {
    expect(needsAt(10, units, settings)).toEqual({
      times: 10,
      eventsPerSecond: 3_000,
      // 3,000 events of 15 s for 100,000, 2,000 of 2 s, and batches of 0.1 s: two every 5 s and three every minute.
      // 64,800,000 keys take a microsecond each every 5 s.
      cores: expect.closeTo(13.495, 10),
      coresForgetting: expect.closeTo(12.96, 10),
      coresWithReserve: expect.closeTo(26.99, 10),
      partitions: 4,
      kafkaBytesPerDay: 3_000 * 86_400 * 100,
      lakeBytesPerDay: 3_000 * 86_400 * 20,
      stateBytes: 3_000 * 21_600 * 30,
      messagesPerTrigger: 10_000,
      filesWrittenPerDay: 17_280 * 4,
      filesKeptPerDay: 78,
      commitsPerDay: 34_560,
      requestsPerDay: 144_000,
      metadataBytes: 17_280 * 800,
    });
  });

  it("leaves commits and metadata as they are while all else grows", () => {
    const [one, thousand] = [needsAt(1, units, settings), needsAt(1_000, units, settings)];
    expect([thousand.commitsPerDay, thousand.metadataBytes]).toEqual([one.commitsPerDay, one.metadataBytes]);
    expect([thousand.partitions, thousand.stateBytes / one.stateBytes]).toEqual([60, 1_000]);
  });
});

describe("the CPU of a query", () => {
  const stage = (stageId: number, query: string, batch: number, inputRecords: number, seconds: number) => ({
    stageId,
    description: `${query}\nid = a\nrunId = b\nbatch = ${batch}`,
    inputRecords,
    executorCpuTime: seconds * 1e9,
    executorDeserializeCpuTime: 0,
  });

  it("is that of its large batches, whole ones only", () => {
    const stages = [
      stage(2, "iot", 7, 0, 1),
      stage(1, "iot", 7, 50_000, 4),
      stage(3, "iot", 8, 12, 9),
      stage(4, "iot", 8, 0, 9),
      stage(5, "iot", 9, 50_000, 9),
      stage(6, "iot-dead-letters", 7, 50_000, 9),
    ];
    expect(queryCpu(stages, "iot")).toEqual({ all: 10, firstStage: 8 });
    expect(() => queryCpu(stages, "minutes")).toThrow("no batch of minutes with 10000 rows");
    expect(smallBatchCpu(stages, ["iot", "clickstream"])).toBe(18);
    expect(() => smallBatchCpu(stages, ["minutes"])).toThrow("no small batch of minutes");
  });
});

describe("the page", () => {
  const basis: Basis = JSON.parse(readFileSync(basisFile, "utf8"));

  it("is what its units compute", () => {
    const page = readFileSync(pageFile, "utf8");
    expect(pageWith(page, computedPart(basis))).toBe(page);
  });

  it("shows the picture that its units compute", () => {
    expect(scalingPicture(basis)).toBe(readFileSync(pictureFile, "utf8"));
  });
});
