import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openBatchLedger } from "../../../events/batch-ledger.ts";
import type { PlannedEvent } from "../../../events/messages.ts";
import { partitionQueue } from "../../../events/partition-queue.ts";
import { paceOf } from "../../../lib/pace.ts";

const event = (number: number, fault: PlannedEvent["fault"] = null, bytes = 10): PlannedEvent => ({
  topic: "iot",
  key: "k",
  value: Buffer.alloc(bytes, String(number % 10)),
  sentAt: 0,
  number,
  fault,
});

describe("partitionQueue", () => {
  it("is due when a batch is full, or its oldest event has waited", () => {
    const queue = partitionQueue("iot", 0, 2);
    const now = performance.now();
    expect(queue.isDue(now, 100)).toBe(false);
    queue.add(event(0));
    expect([queue.isDue(now, 100), queue.isDue(now + 200, 100)]).toEqual([false, true]);
    queue.add(event(1));
    expect(queue.isDue(now, 100)).toBe(true);
  });

  it("gives what waits in order, no more than a request takes", () => {
    const queue = partitionQueue("iot", 0, 1);
    for (let i = 0; i < 3; i++) queue.add(event(i, null, 300 * 1024));
    expect(queue.take().map(({ number }) => number)).toEqual([0]);
    expect(queue.take().map(({ number }) => number)).toEqual([1]);
    expect(queue.length).toBe(1);
  });

  it("gives no more than 500 events at once, unless a batch is larger", () => {
    for (const [batchSize, sizes] of [
      [50, [500, 500, 200]],
      [1_000, [1_000, 200]],
    ] as const) {
      const queue = partitionQueue("iot", 0, batchSize);
      for (let i = 0; i < 1_200; i++) queue.add(event(i));
      const taken = sizes.map(() => queue.take());
      expect(taken.map(({ length }) => length)).toEqual(sizes);
      expect(taken.flat().map(({ number }) => number)).toEqual(Array.from({ length: 1_200 }, (_, i) => i));
    }
  });
});

describe("paceOf", () => {
  it("makes more due when the time is busier", () => {
    const pace = paceOf(100, 1_000, 0, 1_000, (at) => (at > 1_000 ? 2 : 0.5));
    expect([pace.due(1_000), pace.due(2_000)]).toEqual([50, 200]);
  });

  it("owes what the time since the last call is worth, fractions kept", () => {
    const pace = paceOf(150, 1_000, 0, 1_000);
    expect([pace.due(5), pace.due(10), pace.due(1_000)]).toEqual([0, 1, 149]);
  });

  it("makes up for a limited time after a stall", () => {
    const pace = paceOf(100, 1_000, 0, 1_000);
    expect(pace.due(60_000)).toBe(100);
  });

  it("keeps for later what one call may not give", () => {
    const pace = paceOf(1_000, 300, 0, 1_000);
    expect([pace.due(500), pace.due(500), pace.due(500)]).toEqual([300, 200, 0]);
  });

  it("loses nothing at a low rate in a fast past", () => {
    const pace = paceOf(10, 500, 0, 600_000);
    // A minute of real time is ten hours: the calls of it owe 36,000 events.
    const given = Array.from({ length: 600 }, (_, i) => pace.due((i + 1) * 60_000));
    const after = Array.from({ length: 200 }, () => pace.due(600 * 60_000));
    expect([...given, ...after].reduce((sum, count) => sum + count, 0)).toBe(306_000);
  });
});

describe("the ledger of batches", () => {
  it("says what left, what was wrong with it on purpose, and what the broker answered", () => {
    const ledger = openBatchLedger(mkdtempSync(join(tmpdir(), "ledger-")), {
      run: "r1",
      seed: 7,
      started_at: "2026-03-01T12:00:00.000Z",
    });
    const batch = ledger.leaving("iot", 3, [event(4), event(5, "late"), event(5, "duplicate")]);
    ledger.answered({ batch, outcome: "acked", offset: 17 });
    ledger.close();
    const lines = readFileSync(ledger.path, "utf8").trimEnd().split("\n");
    const sha256 = createHash("sha256").update("4444444444\n5555555555\n5555555555\n").digest("hex");
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { run: "r1", seed: 7, started_at: "2026-03-01T12:00:00.000Z" },
      {
        batch: 0,
        topic: "iot",
        partition: 3,
        events: [4, 5, 5],
        faults: { 1: "late", 2: "duplicate" },
        sha256,
      },
      { batch: 0, outcome: "acked", offset: 17 },
    ]);
  });
});
