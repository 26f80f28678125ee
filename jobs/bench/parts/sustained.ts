/**
 * The highest rate at which all streams of the events keep up on this machine, the generator and the store beside them:
 * rates go up step by step until the backlog grows.
 */
import { setTimeout as delay } from "node:timers/promises";
import { loadConfig } from "@kindling/spark/config";
import { type Running, start } from "../../harness/programs.ts";
import { service } from "../../harness/services.ts";
import { until } from "../../harness/until.ts";
import { largestBacklog, untilCaughtUp } from "../backlog.ts";
import { largestShares } from "../batch-times.ts";
import { eventTopics, forgetEvents, messagesWritten } from "../event-topics.ts";
import { newestOfStreams, startStreams, stopStreams } from "../job-queries.ts";
import { groupSeconds } from "../processor-time.ts";
import { figure, isGrowing, markdown, quantile } from "../statistics.ts";

const rates = [5_000, 7_500, 10_000, 15_000, 20_000];
const secondsPerRate = 75;
/** How fast is fast enough to compile what is hot; and how far behind is caught up, in messages. */
const [warmUpRate, caughtUp] = [1_000, 10_000];
/** Four page views to three sensor reports, as by default. */
const clickstreamShare = 4 / 7;
const services = ["worker", "connect", "kafka", "storage", "postgres"];
const heading = ["events/s", "sent", "behind, middle", "behind, end", "batch p50", "of it", "cores", ""];

// All queries as often: a rate that is held for a short time must have all of the work in it.
process.env.KINDLING_EVENTS_BACKGROUND_SECONDS = String(loadConfig().events.triggerSeconds);
await forgetEvents();
const streams = await startStreams(["clickstream", "iot", "minutes"]);
const rows: string[][] = [];
try {
  await warmUp();
  for (const rate of rates) {
    const { row, grows } = await hold(rate);
    rows.push(row);
    if (grows) break;
  }
} finally {
  console.log(markdown(heading, rows));
  await stopStreams(streams);
}

/** Lets the first batches, which take long, be done with. */
async function warmUp(): Promise<void> {
  const generator = generate(warmUpRate);
  const done = () => eventTopics.every((topic) => (newestOfStreams().get(topic)?.batchId ?? 0) >= 3);
  await until("three batches", done, { seconds: 300, known: streams.output });
  await end(generator);
  await untilCaughtUp(streams, caughtUp);
}

function generate(rate: number): Running {
  const clickstream = Math.round(rate * clickstreamShare);
  const args = `--clickstream ${clickstream} --iot ${rate - clickstream} --batch-size 500`;
  return start("producers/events/producer-events.ts", ...args.split(" "));
}

async function end(generator: Running): Promise<void> {
  generator.process.kill("SIGTERM");
  const { code, output } = await generator.exit;
  if (code !== 0) throw new Error(`the generator failed:\n${output}`);
}

/** Keeps a rate up for a while and watches how far the streams are behind. */
async function hold(rate: number): Promise<{ readonly row: string[]; readonly grows: boolean }> {
  const generator = generate(rate);
  await until("the generator sends", () => generator.output().includes("run "), { known: generator.output });
  const behind: number[] = [];
  const batches = new Map<string, Readonly<Record<string, number>>>();
  const [busyBefore, sentBefore, started] = [groupSeconds(), await messagesWritten(), performance.now()];
  for (let second = 0; second < secondsPerRate; second++) {
    await delay(1_000);
    behind.push((await largestBacklog()) / rate);
    for (const [name, { batchId, durationMs }] of newestOfStreams())
      batches.set(`${name} ${batchId}`, durationMs);
  }
  const seconds = (performance.now() - started) / 1_000;
  const sent = ((await messagesWritten()) - sentBefore) / seconds;
  const busy = groupSeconds();
  await end(generator);
  const third = behind.length / 3;
  const cores = services.map((name) => {
    const pid = service(name).pid ?? -1;
    return `${name} ${figure(((busy.get(pid) ?? 0) - (busyBefore.get(pid) ?? 0)) / seconds)}`;
  });
  const ofTopics = [...batches].filter(([key]) => eventTopics.some((topic) => key.startsWith(`${topic} `)));
  const durations = ofTopics.map(([, ms]) => ms.triggerExecution ?? 0);
  const grows = isGrowing(behind);
  const row = [
    figure(rate),
    figure(sent),
    `${figure(Math.max(...behind.slice(third, 2 * third)))} s`,
    `${figure(Math.max(...behind.slice(2 * third)))} s`,
    `${figure(quantile(durations, 0.5) / 1_000)} s`,
    largestShares(ofTopics.map(([, ms]) => ms)),
    cores.join(", "),
    grows ? "falls behind" : "keeps up",
  ];
  console.error(row.join("  "));
  return { row, grows };
}
