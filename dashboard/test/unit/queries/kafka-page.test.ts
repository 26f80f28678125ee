import { describe, expect, it } from "vitest";
import { positionsIn } from "../../../server/queries/checkpoint-rows.ts";
import type { WithAdmin } from "../../../server/queries/kafka-cluster.ts";
import { kafkaGroups } from "../../../server/queries/kafka-groups.ts";
import { kafkaTopics } from "../../../server/queries/kafka-topics.ts";
import { lagsOf } from "../../../server/queries/partition-lag.ts";
import { describeMessage } from "../../../server/queries/peek-messages.ts";

const never = new AbortController().signal;
const withFake = (admin: object) =>
  (async (act: (fake: never) => unknown) => act(admin as never)) as WithAdmin;

describe("topics", () => {
  it("come with their partitions in order, Kafka's own last, and sizes where they are known", async () => {
    let end = 10;
    const partition = (partitionId: number) => ({ partitionId, leader: 1, replicas: [1, 2], isr: [1] });
    const admin = {
      fetchTopicMetadata: async () => ({
        topics: [
          { name: "__consumer_offsets", partitions: [partition(0)] },
          { name: "iot", partitions: [partition(1), partition(0)] },
        ],
      }),
      fetchTopicOffsets: async () => [
        { partition: 0, low: "4", high: String(end) },
        { partition: 1, low: "0", high: "3" },
      ],
    };
    let now = 0;
    const query = kafkaTopics(
      withFake(admin),
      async () => new Map([["iot-1", 512]]),
      () => now,
    );
    const [iot, own] = await query(never);
    expect(iot).toEqual({
      topic: "iot",
      internal: false,
      messages: 6 + 3,
      messagesPerSecond: null,
      partitions: [
        { partition: 0, leader: 1, replicas: [1, 2], inSync: [1], earliest: "4", latest: "10", bytes: null },
        { partition: 1, leader: 1, replicas: [1, 2], inSync: [1], earliest: "0", latest: "3", bytes: 512 },
      ],
    });
    expect(own).toMatchObject({ topic: "__consumer_offsets", internal: true });
    now = 2_000;
    end = 30;
    expect((await query(never))[0]).toMatchObject({ messages: 29, messagesPerSecond: 10 });
  });
});

describe("consumer groups", () => {
  const admin = {
    listGroups: async () => ({ groups: [{ groupId: "reports" }] }),
    describeGroups: async () => ({
      groups: [
        { groupId: "reports", state: "Stable", members: [{ clientId: "r1", clientHost: "/127.0.0.1" }] },
      ],
    }),
    fetchOffsets: async () => [
      {
        topic: "iot",
        partitions: [
          { partition: 1, offset: "-1" },
          { partition: 0, offset: "7" },
        ],
      },
      { topic: "gone", partitions: [{ partition: 0, offset: "5" }] },
    ],
    listTopics: async () => ["iot"],
    fetchTopicOffsets: async () => [{ partition: 0, high: "10" }],
  };

  it("are behind by what they have not committed; what is gone or was never read counts for nothing", async () => {
    expect(await kafkaGroups(withFake(admin))(never)).toEqual([
      {
        group: "reports",
        state: "Stable",
        members: ["r1 at 127.0.0.1"],
        lags: [{ topic: "iot", partition: 0, offset: "7", latest: "10", lag: 3 }],
      },
    ]);
  });

  it("may be none", async () => {
    expect(
      await kafkaGroups(withFake({ ...admin, listGroups: async () => ({ groups: [] }) }))(never),
    ).toEqual([]);
  });
});

describe("checkpoints", () => {
  it("tell Kafka's offsets and pass over those of other sources", () => {
    const log = [
      "v1",
      '{"batchWatermarkMs":0,"batchTimestampMs":1,"conf":{"a":"b"}}',
      '{"iot":{"1":5,"0":12}}',
      '{"version":1,"snapshot_id":7,"position":0,"scan_all_files":false}',
      "-",
    ].join("\n");
    expect(positionsIn(log)).toEqual([
      { topic: "iot", partition: 0, offset: 12n },
      { topic: "iot", partition: 1, offset: 5n },
    ]);
  });
});

describe("lagsOf", () => {
  it("is never less than nothing, exact beyond 2^53, and in order", () => {
    const large = 9_007_199_254_740_993n;
    const ends = new Map([
      [
        "t",
        new Map([
          [0, large],
          [1, 4n],
        ]),
      ],
    ]);
    const positions = [
      { topic: "t", partition: 1, offset: 9n },
      { topic: "t", partition: 0, offset: large - 2n },
      { topic: "t", partition: 7, offset: 1n },
    ];
    expect(lagsOf(positions, ends)).toEqual([
      { topic: "t", partition: 0, offset: "9007199254740991", latest: "9007199254740993", lag: 2 },
      { topic: "t", partition: 1, offset: "9", latest: "4", lag: 0 },
    ]);
  });
});

describe("messages", () => {
  it("keep a header that comes several times, and say null for null", () => {
    const message = {
      offset: "3",
      timestamp: "1730419200000",
      key: null,
      value: null,
      headers: { trace: ["a", Buffer.from("b")], empty: undefined },
    };
    expect(describeMessage({ partition: 2, message })).toEqual({
      partition: 2,
      offset: "3",
      timestamp: "2024-11-01T00:00:00.000Z",
      key: null,
      value: null,
      headers: [
        ["trace", { form: "text", text: "a", bytes: 1, cut: false }],
        ["trace", { form: "text", text: "b", bytes: 1, cut: false }],
        ["empty", null],
      ],
    });
  });
});
