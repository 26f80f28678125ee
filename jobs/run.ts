import { ConfigError, loadConfig } from "@kindling/spark/config";
import { TransportError } from "spark-connect-js";
import { type CommandLine, parseCommandLine, usage } from "./lib/job/command-line.ts";
import type { Job } from "./lib/job/define-job.ts";
import { type ExitCode, exitCodes, JobFailure } from "./lib/job/exit-codes.ts";
import { lockJob } from "./lib/job/job-lock.ts";
import { settingValues } from "./lib/job/settings.ts";
import { formatSummary, type Tally } from "./lib/job/summary.ts";
import type { RunContext } from "./lib/run/context.ts";
import { compiledPlan } from "./lib/run/print-plan.ts";
import { runBatch } from "./lib/run/run-batch.ts";
import { runLoop } from "./lib/run/run-loop.ts";
import { recordRun } from "./lib/run/run-record.ts";
import { runStream } from "./lib/run/run-stream.ts";
import { jobs } from "./registry.ts";

/** The one runner: `npm run job:<name>`. */

const nothingDone: Tally = { rowsIn: 0, rowsOut: 0, quarantined: 0, snapshots: {} };

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof JobFailure || error instanceof ConfigError ? error.message : error);
  return exitCodeOf(error);
});

async function main(args: readonly string[]): Promise<ExitCode> {
  const commandLine = parseCommandLine(args);
  const job = findJob(commandLine.job);
  settingValues(job.settings, commandLine.settings);
  const config = loadConfig();
  if (commandLine.mode === "plan") {
    process.stdout.write(`${await compiledPlan(job, config, commandLine.settings)}\n`);
    return exitCodes.ok;
  }
  const lock = lockJob(config.stack.stateDir, job.name);
  try {
    return await run(job, commandLine, config);
  } finally {
    lock.release();
  }
}

async function run(
  job: Job,
  { mode, settings }: CommandLine,
  config: ReturnType<typeof loadConfig>,
): Promise<ExitCode> {
  const startedAt = new Date();
  const stop = stopSignal();
  const context = { config, mode, settings, say, stop };
  say(`${job.name}: ${job.description}`);
  const finish = (exitCode: ExitCode, tally: Tally, error: string | null): ExitCode => {
    const seconds = (Date.now() - startedAt.getTime()) / 1_000;
    const summary = { job: job.name, exitCode, seconds, tally };
    console.log(formatSummary(summary));
    recordRun(config.stack.stateDir, startedAt, summary, error);
    return exitCode;
  };
  try {
    const tally = await runByKind(job, context);
    return finish(exitCodes.ok, tally, null);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(error instanceof JobFailure ? message : error);
    return finish(exitCodeOf(error), nothingDone, message);
  }
}

function runByKind(job: Job, context: RunContext): Promise<Tally> {
  switch (job.kind) {
    case "stream":
      return runStream(job, context);
    case "loop":
      return runLoop(job, context);
    case "batch":
    case "task":
      return runBatch(job, context);
  }
}

function findJob(name: string): Job {
  const job = jobs.find((each) => each.name === name);
  if (job !== undefined) return job;
  const known = jobs.map((each) => each.name).join(", ");
  throw new JobFailure(exitCodes.usage, `there is no job ${name}; there are: ${known}\n\n${usage}`);
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof JobFailure) return error.exitCode;
  if (error instanceof ConfigError) return exitCodes.usage;
  return error instanceof TransportError ? exitCodes.unreachable : exitCodes.failed;
}

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process as if there were no handler. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      say(`${signal}: stopping`);
      controller.abort();
    });
  }
  return controller.signal;
}

function say(line: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${line}`);
}
