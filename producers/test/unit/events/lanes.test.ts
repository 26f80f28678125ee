import type { PartitionMetadata, Producer, ProducerRecord } from "kafkajs";
import { describe, expect, it, vi } from "vitest";
import type { BatchLedger } from "../../../events/batch-ledger.ts";
import { generatorMetrics } from "../../../events/generator-metrics.ts";
import { openLanes } from "../../../events/lanes.ts";
import type { PlannedEvent } from "../../../events/messages.ts";

const partitions = new Map([["iot", [{ partitionId: 0 } as PartitionMetadata]]]);
const ledger: BatchLedger = { path: "", leaving: () => 0, answered: () => undefined, close: () => undefined };
const event = (number: number): PlannedEvent => ({
  ...{ topic: "iot", key: "k", value: Buffer.from(`${number}`), sentAt: 0, number, fault: null },
});

/** Lanes over a broker that answers as `send` does. */
function lanesOver(send: (record: ProducerRecord) => Promise<unknown>) {
  const producer = { send } as unknown as Producer;
  return openLanes([producer], partitions, ledger, generatorMetrics(), { batchSize: 1, lingerMs: 20 });
}

describe("lanes", () => {
  it("send everything in order before they are drained", async () => {
    const sent: string[] = [];
    const lanes = lanesOver(async ({ messages }) => {
      sent.push(...messages.map(({ value }) => String(value)));
      return [{ baseOffset: "0" }];
    });
    for (let i = 0; i < 5; i++) lanes.add(event(i));
    expect(await lanes.drain(5_000)).toBe(0);
    expect(sent).toEqual(["0", "1", "2", "3", "4"]);
  });

  it("say how many events never reached a broker that is away", async () => {
    const lanes = lanesOver(() => new Promise(() => undefined));
    lanes.add(event(0));
    lanes.wake();
    await vi.waitFor(() => expect(lanes.waiting).toBe(0));
    for (let i = 1; i < 4; i++) lanes.add(event(i));
    expect(await lanes.drain(10)).toBe(3);
  });

  it("refuse an event for a partition the topic does not have", () => {
    const others = new Map([["iot", [{ partitionId: 1 } as PartitionMetadata]]]);
    const lanes = openLanes([], others, ledger, generatorMetrics(), { batchSize: 1, lingerMs: 20 });
    expect(() => lanes.add(event(0))).toThrow("There is no partition 0 of iot");
  });

  it("tell what a sender failed with, at once and when drained", async () => {
    const lanes = lanesOver(() => Promise.reject(new Error("fenced")));
    expect(() => lanes.throwIfFailed()).not.toThrow();
    lanes.add(event(0));
    lanes.wake();
    await vi.waitFor(() => expect(() => lanes.throwIfFailed()).toThrow("fenced"));
    await expect(lanes.drain(1_000)).rejects.toThrow("fenced");
  });
});
