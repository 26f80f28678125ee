import { describeMessage, type PeekMessages } from "../../server/queries/peek-messages.ts";
import type { CheckpointRow, KafkaGroup, KafkaTopic } from "../../server/wire.ts";

const partition = (number: number, latest: number) => ({
  partition: number,
  leader: 1,
  replicas: [1],
  inSync: [1],
  earliest: "0",
  latest: String(latest),
  bytes: latest * 190,
});

/** A cluster with one topic of the shop, one of the sensors, and Kafka's own. */
export const sampleTopics: readonly KafkaTopic[] = [
  {
    topic: "clickstream",
    internal: false,
    messages: 4_300,
    messagesPerSecond: 200.4,
    partitions: [partition(0, 2_100), partition(1, 2_200)],
  },
  {
    topic: "iot",
    internal: false,
    messages: 1_000,
    messagesPerSecond: 150,
    partitions: [partition(0, 1_000)],
  },
  {
    topic: "__consumer_offsets",
    internal: true,
    messages: 12,
    messagesPerSecond: 0,
    partitions: [{ ...partition(0, 12), bytes: null }],
  },
];

export const sampleGroups: readonly KafkaGroup[] = [
  {
    group: "shop-reports",
    state: "Stable",
    members: ["reports at 127.0.0.1"],
    lags: [
      { topic: "clickstream", partition: 0, offset: "2090", latest: "2100", lag: 10 },
      { topic: "clickstream", partition: 1, offset: "2200", latest: "2200", lag: 0 },
    ],
  },
  { group: "left-behind", state: "Empty", members: [], lags: [] },
];

export const sampleCheckpoints: readonly CheckpointRow[] = [
  {
    job: "clickstream-etl",
    query: "clickstream",
    batchId: 41,
    committedAt: new Date(Date.now() - 4_000).toISOString(),
    lags: [
      { topic: "clickstream", partition: 0, offset: "2000", latest: "2100", lag: 100 },
      { topic: "clickstream", partition: 1, offset: "2150", latest: "2200", lag: 50 },
    ],
  },
];

/** Two messages whatever is asked for: one of JSON with a header, one of bytes without a key. */
export const samplePeek: PeekMessages = async ({ partition: asked }) => ({
  readAt: new Date().toISOString(),
  empty: 0,
  messages: [
    message(asked ?? 1, "2199", "u17", Buffer.from('{"event_id":"e1","large":9007199254740993,"ts":null}'), {
      source: "web",
    }),
    message(asked ?? 0, "2099", null, Buffer.from([0, 1, 0xfe, 0xff]), {}),
  ],
});

function message(
  at: number,
  offset: string,
  key: string | null,
  value: Buffer,
  headers: Readonly<Record<string, string>>,
) {
  const timestamp = String(Date.now() - 1_000);
  const found = { offset, timestamp, key: key === null ? null : Buffer.from(key), value, headers };
  return describeMessage({ partition: at, message: found });
}
