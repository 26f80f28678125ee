import { type Batch, newestBatches } from "../harness/batches.ts";
import { type Running, start } from "../harness/programs.ts";
import { until } from "../harness/until.ts";

const job = "events-all";

/** Starts all streams of the events; resolves when each of the named queries runs. */
export async function startStreams(queries: readonly string[]): Promise<Running> {
  const running = start("jobs/run.ts", job);
  const run = () => queries.every((name) => running.output().includes(`query ${name} runs`));
  await until("all queries run", run, { known: running.output });
  return running;
}

/** Asks the streams to stop and waits until they have. */
export async function stopStreams(running: Running): Promise<void> {
  running.process.kill("SIGTERM");
  const { code, output } = await running.exit;
  if (code !== 0) throw new Error(`${job} ended with ${code}:\n${output.slice(-4_000)}`);
}

/** The newest batch of each stream of the events, by its name. */
export function newestOfStreams(): ReadonlyMap<string, Batch> {
  return newestBatches(job);
}

/** How many messages of a topic a query has finished with. */
export function messagesRead(topic: string, query: string): number {
  const end = newestOfStreams().get(query)?.sources[0]?.endOffset ?? "{}";
  const offsets: Record<string, Record<string, number>> = JSON.parse(end);
  return Object.values(offsets[topic] ?? {}).reduce((sum, offset) => sum + offset, 0);
}
