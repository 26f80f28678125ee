import type { GroupDescription } from "kafkajs";
import type { KafkaGroup } from "../wire.ts";
import type { WithAdmin } from "./kafka-cluster.ts";
import { type Ends, endsOf, lagsOf, type Position } from "./partition-lag.ts";
import type { Query } from "./queries.ts";

/** Every consumer group: its state, its members, and how far behind it is in each partition. */
export function kafkaGroups(withAdmin: WithAdmin): Query<readonly KafkaGroup[]> {
  return async () => {
    const groups = await withAdmin(async (admin) => {
      const ids = (await admin.listGroups()).groups.map(({ groupId }) => groupId).sort();
      const described = ids.length === 0 ? [] : (await admin.describeGroups(ids)).groups;
      return await Promise.all(
        described.map(async (group) => ({
          group,
          positions: positionsOf(await admin.fetchOffsets({ groupId: group.groupId })),
        })),
      );
    });
    const topics = groups.flatMap(({ positions }) => positions.map(({ topic }) => topic));
    const ends = await endsOf(withAdmin, topics);
    return groups.map(({ group, positions }) => describeGroup(group, positions, ends));
  };
}

/** The positions a group has committed; -1 means that it has none in that partition. */
export function positionsOf(
  topics: readonly {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
  }[],
): readonly Position[] {
  return topics.flatMap(({ topic, partitions }) =>
    partitions
      .filter(({ offset }) => offset !== "-1")
      .map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) })),
  );
}

function describeGroup(
  { groupId, state, members }: GroupDescription,
  positions: readonly Position[],
  ends: Ends,
): KafkaGroup {
  return {
    group: groupId,
    state,
    members: members.map(({ clientId, clientHost }) => `${clientId} at ${clientHost.replace(/^\//, "")}`),
    lags: lagsOf(positions, ends),
  };
}
