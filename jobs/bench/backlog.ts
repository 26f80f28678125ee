import { setTimeout as delay } from "node:timers/promises";
import type { Running } from "../harness/programs.ts";
import { eventTopics, messagesWritten } from "./event-topics.ts";
import { messagesRead } from "./job-queries.ts";

/** Messages of the events' topics that their queries have not finished with. */
export async function backlog(): Promise<number> {
  return (await messagesWritten()) - eventTopics.reduce((sum, topic) => sum + messagesRead(topic), 0);
}

/**
 * Waits until the streams have no more than `most` messages before them.
 *
 * @throws Error with what the streams said if that takes more than five minutes
 */
export async function untilCaughtUp(streams: Running, most: number): Promise<void> {
  for (let left = 300; (await backlog()) > most; left--) {
    if (left === 0) throw new Error(`the streams do not catch up:\n${streams.output().slice(-4_000)}`);
    await delay(1_000);
  }
}
