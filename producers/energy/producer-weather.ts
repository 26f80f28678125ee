import { type Config, loadConfig } from "@kindling/spark/config";
import { runCommand } from "../lib/command.ts";
import { hourMs, toIso } from "../lib/hours.ts";
import type { Say } from "../lib/kafka.ts";
import { startReplayClock, untilAborted } from "../lib/replay-clock.ts";
import { resumeReplay, writeReplayState } from "../lib/replay-state.ts";
import { type Outlet, runProducer } from "../lib/run-producer.ts";
import { stopSignal } from "../lib/stop-signal.ts";
import { energyTopics } from "./encode.ts";
import { liveFeed } from "./live-feed.ts";
import { openHistory } from "./open-history.ts";
import { describePosition, hoursToSend, replayHours } from "./replay-feed.ts";
import { readWeatherOptions, type WeatherOptions } from "./weather-options.ts";

/** The name of the feed, of its ledger and of its position; producer:energy-forecast follows the latter. */
const name = "energy-weather";

await runCommand(name, async (say) => {
  const config = loadConfig();
  const options = readWeatherOptions(process.argv.slice(2), config);
  await (config.energy.liveWeather.enabled
    ? sendLive(config, options, say)
    : sendReplay(config, options, say));
});

async function sendReplay(config: Config, options: WeatherOptions, say: Say): Promise<void> {
  const { from, until, speed, limit, seed, priceResolution, faults, restart, source, folder } = options;
  const { zone } = config.energy;
  const { stateDir } = config.stack;
  const history = openHistory({ source, folder, zone, seed });
  const settings = {
    ...{ source, folder, zone, from: toIso(from), until: toIso(until), seed, priceResolution },
    ...{ badShare: faults.share, badKinds: faults.kinds.join(",") },
  };
  let state = resumeReplay(stateDir, name, settings, restart);
  const { hours, following } = hoursToSend(history.hours, { from, until, after: state.position, limit });
  say(
    `${history.origin}; ${describePosition(state.position)}, ${hours.length} hours to send, speed ${speed}`,
  );
  const gaps = history.incomplete.filter((hour) => hour >= from && hour < until).length;
  if (gaps > 0) say(`${gaps} hours of the source lack a driver and are left out`);

  const signal = stopSignal(say);
  const work = async (outlet: Outlet) => {
    const clock = startReplayClock(hours[0]?.validAt ?? until, speed);
    const plan = { replay: state.replay, seed, priceResolution, faults };
    const reached = (position: number) => {
      state = { ...state, position };
      writeReplayState(stateDir, name, state);
    };
    await replayHours({ hours, following, plan, clock, reached }, outlet);
    if (limit !== null || signal.aborted) return;
    say(
      `all hours up to ${toIso(until - hourMs)} are sent; the feed stays up until stopped (--restart begins anew)`,
    );
    await untilAborted(signal);
  };
  await runProducer(
    {
      ...common(config),
      replay: state.replay,
      topics: [energyTopics.weather, energyTopics.prices],
      signal,
      say,
    },
    work,
    () => describePosition(state.position),
  );
}

async function sendLive(config: Config, options: WeatherOptions, say: Say): Promise<void> {
  const { stateDir } = config.stack;
  const { zone, liveWeather } = config.energy;
  let state = resumeReplay(stateDir, name, { source: "live", zone, url: liveWeather.url }, options.restart);
  say(`live weather of ${liveWeather.url}; power is estimated from it, and it has no prices: none are sent`);
  const signal = stopSignal(say);
  const plan = { ...options, replay: state.replay };
  const reached = (position: number) => {
    state = { ...state, position };
    writeReplayState(stateDir, name, state);
  };
  await runProducer(
    { ...common(config), replay: state.replay, topics: [energyTopics.weather], signal, say },
    (outlet) => liveFeed({ zone, ...liveWeather }, { plan, limit: options.limit, reached }, outlet),
    () => describePosition(state.position),
  );
}

function common(config: Config) {
  return { name, stateDir: config.stack.stateDir, bootstrapServers: config.kafka.bootstrapServers };
}
