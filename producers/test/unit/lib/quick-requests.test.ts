import { createRequire } from "node:module";
import { registerLz4 } from "@kindling/spark/clients";
import kafkajs from "kafkajs";
import { describe, expect, it } from "vitest";
import { makeRequest, type ProduceArguments, quickenRequests } from "../../../lib/quick-requests.ts";
import { seededRandom } from "../../../lib/random.ts";

const require = createRequire(import.meta.url);
const requestPath = "kafkajs/src/protocol/requests/produce/v7/request";
const makeTheirs: typeof makeRequest = require(requestPath);
const { None, LZ4 } = kafkajs.CompressionTypes;

const message = (extra: Partial<kafkajs.Message> = {}): kafkajs.Message => ({
  key: "k",
  value: Buffer.from("v"),
  timestamp: "1764547200000",
  ...extra,
});

function values(
  messages: readonly kafkajs.Message[],
  extra: Partial<ProduceArguments> = {},
): ProduceArguments {
  return {
    acks: -1,
    timeout: 30_000,
    producerId: "2147483648001",
    producerEpoch: 3,
    compression: LZ4,
    topicData: [{ topic: "iot", partitions: [{ partition: 2, firstSequence: 70_000, messages }] }],
    ...extra,
  };
}

async function expectSame(these: ProduceArguments): Promise<void> {
  const [ours, theirs] = await Promise.all([makeRequest(these).encode(), makeTheirs(these).encode()]);
  expect(ours.buffer.equals(theirs.buffer)).toBe(true);
}

describe("quick requests", () => {
  registerLz4();

  it("are the bytes kafkajs writes, whatever lengths, keys and times", async () => {
    const random = seededRandom(5, "requests");
    const lengths = [0, 1, 63, 64, 300, 8_191, 8_192, 70_000];
    for (let round = 0; round < 60; round++) {
      const messages = Array.from({ length: random.int(1, 90) }, (_, index) =>
        message({
          key: random.pick(["", "dev-0001", "u48213", "größer 日本", "x".repeat(70)]),
          value: Buffer.alloc(random.int(0, 9) === 0 ? (lengths[index % 8] ?? 0) : random.int(0, 400), index),
          timestamp: String(1_764_547_200_000 + random.int(0, round < 50 ? 700 : 4e12)),
        }),
      );
      await expectSame(values(messages, { compression: round % 2 === 0 ? LZ4 : None }));
    }
  });

  it("may hold several topics and partitions", async () => {
    const partitions = [0, 3].map((partition) => ({
      partition,
      firstSequence: partition,
      messages: [message()],
    }));
    const topicData = ["clickstream", "iot"].map((topic) => ({ topic, partitions }));
    await expectSame(values([], { topicData }));
  });

  it("leave to kafkajs what they do not know", async () => {
    for (const extra of [
      { headers: { send_id: "1" } },
      { key: null },
      { key: Buffer.from("k") },
      { value: null },
      { value: "text" },
    ])
      await expectSame(values([message(), message(extra)]));
    await expectSame(values([message()], { transactionalId: "t" }));
  });

  it("take the place of kafkajs's when they are asked to", () => {
    expect(require(requestPath)).toBe(makeTheirs);
    quickenRequests();
    expect(require(requestPath)).toBe(makeRequest);
  });
});
