import { kafkaClient, type Say } from "../lib/kafka.ts";
import { eventTopics } from "./messages.ts";

/**
 * Makes sure that events of a time can still be sent: a topic that has newer ones has had its minutes counted, and what
 * is sent behind them would be in no minute.
 *
 * @param from - epoch milliseconds
 * @throws Error naming the topic that has newer events
 */
export async function refuseThePast(bootstrapServers: string, from: number, say: Say): Promise<void> {
  const admin = kafkaClient(bootstrapServers, "events-start", say).admin();
  await admin.connect();
  try {
    for (const topic of Object.values(eventTopics)) {
      const ends = new Map((await admin.fetchTopicOffsets(topic)).map((each) => [each.partition, each.high]));
      const newer = await admin.fetchTopicOffsetsByTimestamp(topic, from);
      if (newer.every(({ partition, offset }) => offset === ends.get(partition))) continue;
      throw new Error(
        `topic ${topic} has events from after ${new Date(from).toISOString()}: begin after those, or empty the stack (npm run reset)`,
      );
    }
  } finally {
    await admin.disconnect();
  }
}
