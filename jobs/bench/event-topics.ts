import { run } from "../harness/programs.ts";
import { withAdmin } from "./kafka.ts";

/** The topics of the events, as config.yml declares them. */
export const eventTopics = ["clickstream", "iot"] as const;

/** How many messages have ever been written to them. */
export function messagesWritten(): Promise<number> {
  return withAdmin(async (admin) => {
    let sum = 0;
    for (const topic of eventTopics)
      for (const { high } of await admin.fetchTopicOffsets(topic)) sum += Number(high);
    return sum;
  });
}

/** Begins anew: topics without messages, no tables, no checkpoints. No job may run. */
export async function forgetEvents(): Promise<void> {
  const { code, output } = await run("jobs/lake/clean.ts", "data", "--system", "events", "--yes");
  if (code !== 0) throw new Error(`the events could not be cleaned:\n${output}`);
  await withAdmin(async (admin) => {
    for (const topic of eventTopics) {
      const ends = await admin.fetchTopicOffsets(topic);
      const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
      await admin.deleteTopicRecords({ topic, partitions });
    }
  });
}
