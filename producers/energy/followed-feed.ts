import type { Config } from "@kindling/spark/config";
import { hourMs, hourOf, parseInstant } from "../lib/hours.ts";
import type { Say } from "../lib/kafka.ts";
import { pause } from "../lib/replay-clock.ts";
import { type ReplayState, readReplayState } from "../lib/replay-state.ts";

/** How often the feed is looked at while something waits for it. */
export const lookMs = 200;

/** The weather feed's replay as it has kept it, or null if it has never run with this state folder. */
export function followedFeed(config: Config): ReplayState | null {
  return readReplayState(config.stack.stateDir, "energy-weather");
}

/** Waits until the weather feed has begun its replay; null if `signal` ended the wait. */
export async function waitForFeed(
  config: Config,
  signal: AbortSignal,
  say: Say,
): Promise<ReplayState | null> {
  for (let isTold = false; !signal.aborted; isTold = true) {
    const feed = followedFeed(config);
    if (feed !== null) return feed;
    if (!isTold) say("waiting for producer:energy-weather, whose time this follows");
    await pause(lookMs, signal);
  }
  return null;
}

/**
 * The hour up to which the feed has come; before it has sent anything, the hour before its first.
 *
 * With live weather it is the present hour.
 */
export function presentTime(feed: ReplayState | null, { energy }: Config): number {
  if (energy.liveWeather.enabled) return hourOf(Date.now());
  if (feed !== null && feed.position !== null) return feed.position;
  const from = feed?.settings.from;
  return parseInstant(typeof from === "string" ? from : energy.replayFrom) - hourMs;
}
