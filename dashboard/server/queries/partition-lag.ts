import type { PartitionLag } from "../wire.ts";
import type { WithAdmin } from "./kafka-cluster.ts";

/** A position in a partition: the first offset not read yet. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** End offsets by topic and partition. */
export type Ends = ReadonlyMap<string, ReadonlyMap<number, bigint>>;

/** Where the partitions of the given topics end now; topics that are gone are left out. */
export async function endsOf(withAdmin: WithAdmin, topics: Iterable<string>): Promise<Ends> {
  return await withAdmin(async (admin) => {
    const existing = new Set(await admin.listTopics());
    const asked = [...new Set(topics)].filter((topic) => existing.has(topic));
    const offsets = await Promise.all(asked.map((topic) => admin.fetchTopicOffsets(topic)));
    return new Map(
      asked.map((topic, index) => [
        topic,
        new Map((offsets[index] ?? []).map(({ partition, high }) => [partition, BigInt(high)])),
      ]),
    );
  });
}

/** What lies between positions and ends, in order of topic and partition. Positions in topics that are gone fall out. */
export function lagsOf(positions: readonly Position[], ends: Ends): readonly PartitionLag[] {
  return positions
    .flatMap(({ topic, partition, offset }) => {
      const latest = ends.get(topic)?.get(partition);
      if (latest === undefined) return [];
      // The ends were read a moment later or earlier than the positions; less than nothing is nothing.
      const lag = latest > offset ? Number(latest - offset) : 0;
      return [{ topic, partition, offset: String(offset), latest: String(latest), lag }];
    })
    .sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition);
}
