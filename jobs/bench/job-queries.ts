import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "@kindling/spark/config";
import { type Running, start, until } from "../test/e2e/support.ts";

/** What Spark reports of one batch, as far as a benchmark asks; times in milliseconds. */
export interface Batch {
  readonly batchId: number;
  readonly numInputRows: number;
  readonly durationMs: Readonly<Record<string, number>>;
  /** Of each source, where the batch ended, in the source's own JSON. */
  readonly sources: readonly { readonly endOffset: string | null }[];
}

const job = "events-all";
const path = join(loadConfig().stack.stateDir, "queries", `${job}.json`);

/** Starts all streams of the events; resolves when each of their queries has run a batch. */
export async function startStreams(queries: readonly string[]): Promise<Running> {
  const running = start("jobs/run.ts", job);
  await until(
    "all queries run",
    () => queries.every((name) => running.output().includes(`query ${name} runs`)),
    {
      known: running.output,
    },
  );
  return running;
}

/** Asks the streams to stop and waits until they have. */
export async function stopStreams(running: Running): Promise<void> {
  running.process.kill("SIGTERM");
  const { code, output } = await running.exit;
  if (code !== 0) throw new Error(`${job} ended with ${code}:\n${output.slice(-4_000)}`);
}

/** The newest batch of each query, by its name. */
export function newestBatches(): ReadonlyMap<string, Batch> {
  if (!existsSync(path)) return new Map();
  const { queries } = JSON.parse(readFileSync(path, "utf8")) as {
    readonly queries: readonly { readonly name: string; readonly progress: Batch | null }[];
  };
  return new Map(queries.flatMap(({ name, progress }) => (progress === null ? [] : [[name, progress]])));
}

/** How many messages of a topic a query has finished with. */
export function messagesRead(topic: string): number {
  const end = newestBatches().get(topic)?.sources[0]?.endOffset ?? "{}";
  const offsets: Record<string, Record<string, number>> = JSON.parse(end);
  return Object.values(offsets[topic] ?? {}).reduce((sum, offset) => sum + offset, 0);
}
