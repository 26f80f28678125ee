import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { loadConfig, repositoryRoot } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";

/** The stack under test, and whoever runs on it. */
export const config = loadConfig();

/** A program of this repository that was started by a test. */
export interface Running {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly output: () => string;
  /** How it ended. */
  readonly exit: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** Starts a TypeScript program by its path from the root. */
export function start(program: string, ...args: readonly string[]): Running {
  return startWith({}, program, ...args);
}

/** Starts a program with variables of its own besides those of this process. */
export function startWith(
  environment: Readonly<Record<string, string>>,
  program: string,
  ...args: readonly string[]
): Running {
  const child = spawn(process.execPath, ["--conditions=source", "--import", "tsx", program, ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      said += text;
    });
  }
  const exit = once(child, "close").then(([code]) => ({ code: code as number | null, output: said }));
  return { process: child, output: () => said, exit };
}

/** Runs a program to its end. */
export function run(program: string, ...args: readonly string[]) {
  return start(program, ...args).exit;
}

/** Runs a job to its end. */
export function runJob(...args: readonly string[]) {
  return run("jobs/run.ts", ...args);
}

/** Waits until something holds; says what, and what is known, when it does not in time. */
export async function until(
  what: string,
  holds: () => boolean,
  { seconds = 180, known = () => "" }: { readonly seconds?: number; readonly known?: () => string } = {},
): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}\n${known().slice(-4_000)}`);
    await delay(250);
  }
}

interface StackState {
  readonly services: readonly {
    readonly name: string;
    readonly state: string;
    readonly pid: number | null;
  }[];
}

/** What the supervisor of the stack last wrote about a service. */
export function service(name: string) {
  const state = JSON.parse(readFileSync(join(config.stack.stateDir, "stack.json"), "utf8")) as StackState;
  const found = state.services.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the stack has no service ${name}`);
  return found;
}

/** Ends a service as a crash would, and waits until its supervisor has it running again. */
export async function crash(name: string): Promise<void> {
  const { pid } = service(name);
  if (pid === null) throw new Error(`${name} does not run`);
  process.kill(pid, "SIGKILL");
  const isBack = () => service(name).state === "ready" && service(name).pid !== pid;
  await until(`${name} is back`, isBack, { seconds: 400 });
}

interface QueryState {
  readonly updatedAt: string;
  readonly queries: readonly {
    readonly name: string;
    readonly state: string;
    readonly progress: { readonly timestamp: string; readonly batchId: number } | null;
  }[];
}

/** When a query of a stream job last ran a batch, epoch milliseconds; 0 before the first. */
export function lastBatch(query: string, job = "energy-stream-inference"): number {
  const path = join(config.stack.stateDir, "queries", `${job}.json`);
  if (!existsSync(path)) return 0;
  const state = JSON.parse(readFileSync(path, "utf8")) as QueryState;
  return Date.parse(state.queries.find(({ name }) => name === query)?.progress?.timestamp ?? "1970-01-01");
}

/** What makes a model in the shortest time: one fit for all weeks of a short evaluation. */
export const quickTraining = ["evaluateFrom=2024-10-27T23:00:00Z", "refitWeeks=26"].flatMap((each) => [
  "--set",
  each,
]);

/** Fills silver and trains, unless there is a model to apply already. */
export async function ensureModel(): Promise<void> {
  await using spark = await SparkSession.builder.remote(config.spark.remote).create();
  const hasModel = (await spark.catalog.tableExists("lake.gold.energy_models"))
    ? await spark.table("lake.gold.energy_models").filter("champion").count()
    : 0;
  if (hasModel > 0) return;
  for (const args of [["energy-process-silver"], ["energy-train-model", ...quickTraining]]) {
    const { code, output } = await runJob(...args);
    if (code !== 0) throw new Error(`${args[0]} ended with ${code}:\n${output}`);
  }
}
