import type { Kafka } from "kafkajs";
import { sendIdHeader } from "./delivery.ts";
import type { LedgerEntry } from "./ledger.ts";
import { readTopic } from "./read-topic.ts";

/** A killed producer's clock and the broker's may differ a little; look this far before the first unknown. */
const marginMs = 60_000;

/**
 * Finds out what became of messages whose outcome a kill left unknown, by reading the topics they went to.
 *
 * Reads each topic from shortly before the first of them to its present end. A message that is there is `acked`
 * with its offset; one that is not is `failed`, and may be sent again.
 *
 * @returns an entry per unknown one, to be appended to the ledger of the present run
 */
export async function settleUnknown(
  kafka: Kafka,
  unknown: readonly LedgerEntry[],
  group: string,
): Promise<LedgerEntry[]> {
  const settled: LedgerEntry[] = [];
  for (const topic of new Set(unknown.map((entry) => entry.topic))) {
    const entries = unknown.filter((entry) => entry.topic === topic);
    const since = Math.min(...entries.map((entry) => Date.parse(entry.sent_at))) - marginMs;
    const found = new Map<string, Pick<LedgerEntry, "partition" | "offset">>();
    await readTopic(kafka, topic, { since, group }, ({ headers, partition, offset }) => {
      const sendId = headers?.[sendIdHeader]?.toString();
      if (sendId !== undefined) found.set(sendId, { partition, offset });
    });
    for (const entry of entries) {
      const place = found.get(entry.send_id);
      settled.push(place ? { ...entry, outcome: "acked", ...place } : { ...entry, outcome: "failed" });
    }
  }
  return settled;
}
