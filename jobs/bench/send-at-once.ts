import { setTimeout as delay } from "node:timers/promises";
import { loadConfig } from "@kindling/spark/config";
import { type Running, start } from "../harness/programs.ts";
import { untilCaughtUp } from "./backlog.ts";
import { messagesWritten } from "./event-topics.ts";

/** The program that sends events. */
export const generator = "producers/events/producer-events.ts";

/**
 * Sends the events of so many seconds at the rates of config.yml as fast as it goes, and waits until they are read.
 *
 * @returns how many were read in a second, from the first that was sent to the last that was read
 */
export async function sendAtOnce(streams: Running, seconds: number): Promise<number> {
  const { clickstreamPerSecond, iotPerSecond } = loadConfig().dataGenerator;
  const [before, started] = [await messagesWritten(), performance.now()];
  const wanted = before + seconds * (clickstreamPerSecond + iotPerSecond);
  const times = 100;
  const rates = ["--clickstream", clickstreamPerSecond * times, "--iot", iotPerSecond * times].map(String);
  const running = start(generator, ...rates, "--batch-size", "1000");
  while ((await messagesWritten()) < wanted) await delay(500);
  running.process.kill("SIGTERM");
  await running.exit;
  await untilCaughtUp(streams, 0);
  return ((await messagesWritten()) - before) / ((performance.now() - started) / 1_000);
}
