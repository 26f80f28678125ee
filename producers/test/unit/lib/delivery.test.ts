import type { Producer, RecordMetadata } from "kafkajs";
import { beforeEach, describe, expect, it } from "vitest";
import { createDelivery } from "../../../lib/delivery.ts";
import type { LedgerEntry } from "../../../lib/ledger.ts";
import type { PlannedMessage } from "../../../lib/message.ts";

type Sent = Parameters<Producer["send"]>[0];

const partition = (partitionId: number) => ({
  partitionErrorCode: 0,
  partitionId,
  leader: 1,
  replicas: [1],
  isr: [1],
});
const partitions = new Map([
  ["weather", [0, 1, 2, 3].map(partition)],
  ["prices", [partition(0)]],
]);

function message(sendId: string, topic = "weather", key = "DE-LU"): PlannedMessage {
  return { sendId, eventId: sendId, topic, key, value: Buffer.from(sendId), fate: "written", fault: null };
}

/** A broker that answers as told and remembers what the ledger held when it was called. */
class FakeBroker {
  readonly sent: Sent[] = [];
  readonly ledgerAtSend: string[][] = [];
  readonly entries: LedgerEntry[] = [];
  offset = 100;
  failWith: Error | null = null;

  readonly ledger = {
    path: "",
    append: (entries: readonly LedgerEntry[]) => {
      this.entries.push(...entries);
    },
    close: () => {},
  };

  readonly producer = {
    send: async (record: Sent): Promise<RecordMetadata[]> => {
      this.sent.push(record);
      this.ledgerAtSend.push(this.entries.map(({ send_id, outcome }) => `${send_id} ${outcome}`));
      if (this.failWith !== null) throw this.failWith;
      const baseOffset = String(this.offset);
      this.offset += record.messages.length;
      return [{ topicName: record.topic, partition: 0, errorCode: 0, baseOffset }];
    },
  } as unknown as Producer;
}

let broker: FakeBroker;
let totals: { sent: number; acked: number; failed: number; unknown: number };
beforeEach(() => {
  broker = new FakeBroker();
  totals = { sent: 0, acked: 0, failed: 0, unknown: 0 };
});
const send = (messages: readonly PlannedMessage[]) =>
  createDelivery(broker.producer, partitions, broker.ledger, "r1", totals).send(messages);

it("sends all of a partition in one request, in order, with all replicas asked and LZ4", async () => {
  await send([message("a"), message("p", "prices"), message("b")]);
  expect(
    broker.sent.map(({ topic, acks, compression, messages }) => ({
      topic,
      acks,
      compression,
      n: messages.length,
    })),
  ).toEqual([
    { topic: "weather", acks: -1, compression: 3, n: 2 },
    { topic: "prices", acks: -1, compression: 3, n: 1 },
  ]);
  const [first] = broker.sent;
  expect(first?.messages.map(({ key, value, headers }) => [key, String(value), headers])).toEqual([
    ["DE-LU", "a", { send_id: "a" }],
    ["DE-LU", "b", { send_id: "b" }],
  ]);
});

it("puts a key on the partition all Kafka clients put it on", async () => {
  // As org.apache.kafka.common.utils.Utils.murmur2 has it, for four partitions.
  for (const key of ["DE-LU", "FR", "NL", "AT", "PL"]) await send([message(key, "weather", key)]);
  expect(broker.sent.map(({ messages }) => messages[0]?.partition)).toEqual([0, 2, 2, 1, 0]);
});

it("says unknown before the message leaves, and where it lies after the acknowledgement", async () => {
  await send([message("a"), message("b")]);
  expect(broker.ledgerAtSend).toEqual([["a unknown", "b unknown"]]);
  expect(broker.entries.slice(2).map(({ send_id, outcome, offset }) => [send_id, outcome, offset])).toEqual([
    ["a", "acked", 100],
    ["b", "acked", 101],
  ]);
  expect(totals).toEqual({ sent: 2, acked: 2, failed: 0, unknown: 0 });
});

describe("when the broker answers with an error", () => {
  it("a certain refusal is a failure, and the next message goes on", async () => {
    broker.failWith = Object.assign(new Error("The request included a message larger than allowed"), {
      type: "MESSAGE_TOO_LARGE",
    });
    await send([message("a")]);
    broker.failWith = null;
    await send([message("b")]);
    expect(broker.entries.map(({ send_id, outcome }) => `${send_id} ${outcome}`)).toEqual([
      "a unknown",
      "a failed",
      "b unknown",
      "b acked",
    ]);
    expect(totals).toEqual({ sent: 2, acked: 1, failed: 1, unknown: 0 });
  });

  it("anything else leaves the message unknown and ends the sending", async () => {
    broker.failWith = Object.assign(new Error("out of order"), { type: "OUT_OF_ORDER_SEQUENCE_NUMBER" });
    await expect(send([message("a"), message("p", "prices")])).rejects.toThrow("out of order");
    expect(broker.entries.map(({ send_id, outcome }) => `${send_id} ${outcome}`)).toEqual(["a unknown"]);
    expect(totals).toEqual({ sent: 1, acked: 0, failed: 0, unknown: 1 });
  });

  it("an acknowledgement without an offset is no acknowledgement", async () => {
    broker.offset = -1;
    await expect(send([message("a")])).rejects.toThrow("without saying at which offset");
    expect(totals.unknown).toBe(1);
  });
});

it("a topic that was not declared is an error of the producer", async () => {
  await expect(send([message("a", "elsewhere")])).rejects.toThrow("A message for elsewhere");
  expect(totals.sent).toBe(0);
});
