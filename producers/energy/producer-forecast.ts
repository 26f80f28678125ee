import { type Config, loadConfig } from "@kindling/spark/config";
import { runCommand } from "../lib/command.ts";
import { toIso } from "../lib/hours.ts";
import type { Say } from "../lib/kafka.ts";
import { pause, untilAborted } from "../lib/replay-clock.ts";
import { type ReplayState, resumeReplay, writeReplayState } from "../lib/replay-state.ts";
import { type Outlet, runProducer } from "../lib/run-producer.ts";
import { stopSignal } from "../lib/stop-signal.ts";
import { burstHours, burstOf, lastIssue, nextIssue } from "./burst.ts";
import { energyTopics } from "./encode.ts";
import type { Drivers } from "./energy-hour.ts";
import { followedFeed, lookMs, presentTime, waitForFeed } from "./followed-feed.ts";
import { type ForecastOptions, readForecastOptions } from "./forecast-options.ts";
import { liveDrivers } from "./live-feed.ts";
import { openHistory } from "./open-history.ts";
import { planBurst } from "./plan.ts";

const name = "energy-forecast";

await runCommand(name, async (say) => {
  const config = loadConfig();
  await sendBursts(config, readForecastOptions(process.argv.slice(2), config), say);
});

async function sendBursts(config: Config, options: ForecastOptions, say: Say): Promise<void> {
  const { stateDir } = config.stack;
  const { seed, faults, everyHours } = options;
  const signal = stopSignal(say);
  const feed = everyHours === null ? followedFeed(config) : await waitForFeed(config, signal, say);
  const driversAt = driverSource(config, options, feed, signal);
  let state = resumeReplay(
    stateDir,
    name,
    { feed: feed?.replay ?? null, seed, badShare: faults.share, badKinds: faults.kinds.join(",") },
    false,
  );
  const plan = { replay: state.replay, seed, faults, priceResolution: 60 as const };

  async function burst(issuedAt: number, { send }: Outlet): Promise<void> {
    const delivered = await send(planBurst(burstOf(await driversAt(), issuedAt), issuedAt, plan));
    say(
      delivered === 0
        ? `the burst issued at ${toIso(issuedAt)} had been delivered before: nothing sent`
        : `burst issued at ${toIso(issuedAt)}: ${delivered} messages for ${burstHours} hours`,
    );
    state = { ...state, position: issuedAt };
    writeReplayState(stateDir, name, state);
  }

  async function repeat(every: number, outlet: Outlet): Promise<void> {
    for (let sent = 0; !signal.aborted && sent !== options.limit; ) {
      const present = followedFeed(config);
      if (present?.replay !== feed?.replay) {
        throw new Error("producer:energy-weather has begun another replay: start this again to follow it");
      }
      const issue = nextIssue(state.position, presentTime(present, config), every);
      if (issue !== null && issue > lastIssue(await driversAt())) {
        say(`the source has no ${burstHours} hours after ${toIso(issue)}: no more bursts; up until stopped`);
        await untilAborted(signal);
      } else if (issue === null) {
        await pause(lookMs, signal);
      } else {
        await burst(issue, outlet);
        sent += 1;
      }
    }
  }

  const identity = { name, stateDir, bootstrapServers: config.kafka.bootstrapServers, replay: state.replay };
  await runProducer(
    { ...identity, topics: [energyTopics.forecast], signal, say },
    (outlet) =>
      everyHours === null
        ? burst(options.issuedAt ?? presentTime(feed, config), outlet)
        : repeat(everyHours, outlet),
    () => (state.position === null ? "no burst yet" : `last burst issued at ${toIso(state.position)}`),
  );
}

/** Where the drivers of a burst come from: the live service, or the history that the feed replays. */
function driverSource(
  { energy }: Config,
  options: ForecastOptions,
  feed: ReplayState | null,
  signal: AbortSignal,
): () => Promise<readonly Drivers[]> {
  const { zone, liveWeather } = energy;
  if (liveWeather.enabled) return () => liveDrivers({ zone, ...liveWeather }, signal);
  const followed = feed?.settings.source === "live" ? undefined : feed?.settings;
  const { hours } = openHistory({
    zone,
    source: options.source ?? String(followed?.source ?? "german"),
    folder: options.folder ?? (typeof followed?.folder === "string" ? followed.folder : null),
    seed: Number(followed?.seed ?? options.seed),
  });
  return async () => hours;
}
