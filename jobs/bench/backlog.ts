import { setTimeout as delay } from "node:timers/promises";
import type { Running } from "../harness/programs.ts";
import { eventTopics, messagesWritten } from "./event-topics.ts";
import { messagesRead } from "./job-queries.ts";

/** Messages of the events' topics that the queries which write their tables have not finished with. */
export async function backlog(): Promise<number> {
  return behind(await messagesWritten(), (topic) => topic);
}

/** The same of those that look for dead letters, or of these, whichever is more. */
export async function largestBacklog(): Promise<number> {
  const written = await messagesWritten();
  return Math.max(
    behind(written, (topic) => topic),
    behind(written, (topic) => `${topic}-dead-letters`),
  );
}

function behind(written: number, queryOf: (topic: string) => string): number {
  return written - eventTopics.reduce((sum, topic) => sum + messagesRead(topic, queryOf(topic)), 0);
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
