// npm start, second half: brings the stack up, runs the steps on it, prints the addresses, stays until stopped.

import { runCommand, table } from "../cli/output.ts";
import { stopSignal } from "../cli/stop-signal.ts";
import { type Config, loadConfig } from "../config/index.ts";
import { StackError } from "../services/service.ts";
import { type RunningStack, runStack } from "../supervisor/run-stack.ts";
import { acquireLock } from "../supervisor/stack-lock.ts";
import { readRunning, readStatus } from "../supervisor/stack-state.ts";
import { type Reporter, Supervisor } from "../supervisor/supervisor.ts";
import { scriptCommand } from "./npm-script.ts";
import { ProgressLines } from "./progress-lines.ts";
import { runFirst } from "./run-step.ts";
import { logName, stepService } from "./step-service.ts";
import { steps } from "./steps.ts";

const began = Date.now();
const nameWidth = Math.max(...steps.map((step) => logName(step).length));

const progress = new ProgressLines(process.stdout);

const report: Reporter = (service, { state }, text) =>
  say(service, state === text ? text : `${state}: ${text}`);

await runCommand(async () => {
  const stop = stopSignal();
  // The program that checked the machine holds the other end: when it goes, so does everything.
  process.once("disconnect", () => stop.request());
  // A script that is missing must not be found out after the stack has started.
  for (const step of steps) scriptCommand(step);
  const { stateDir } = loadConfig().stack;
  const release = acquireLock(stateDir, "application");
  let stack: RunningStack | undefined;
  try {
    stack = await startStack(stateDir, stop.signal);
    await runSteps(loadConfig(), stop.signal, () => stop.requested);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    await stack?.stop();
    release();
    if (process.connected) process.disconnect();
  }
});

/** The stack inside this program, or one that `npm run up` started, which then outlives it. */
async function startStack(stateDir: string, signal: AbortSignal): Promise<RunningStack> {
  const running = readRunning(stateDir);
  if (running === null) return runStack(loadConfig, report, signal);
  if (running.state !== "running") {
    throw new StackError(
      `the stack of process ${running.supervisor.pid} is ${running.state}: try again in a moment`,
    );
  }
  say("stack", `up already, supervised by process ${running.supervisor.pid}`);
  return { stop: async () => {} };
}

async function runSteps(
  config: Config,
  signal: AbortSignal,
  stopRequested: () => Promise<void>,
): Promise<void> {
  const running = steps.filter(({ runs }) => runs === "always");
  const application = new Supervisor(
    "application",
    config,
    running.map((step) => stepService(step, config)),
    report,
  );
  try {
    await application.prepare();
    for (const step of steps) {
      signal.throwIfAborted();
      if (step.runs === "always") await application.startOne(logName(step));
      else await runFirst(step, config, (shown, text) => say(logName(shown), text), signal);
    }
    application.started();
    printAddresses(config);
    await stopRequested();
  } finally {
    await application.stop();
  }
}

function say(name: string, text: string): void {
  const seconds = String(Math.round((Date.now() - began) / 1000)).padStart(4);
  progress.line(`${seconds} s  ${name.padEnd(nameWidth)}  ${text}`);
}

function printAddresses(config: Config): void {
  progress.keep();
  const { ports } = config.spark;
  const rows = [
    ["Dashboard", `http://${config.ui.host}:${config.ui.port}`],
    ...(readStatus(config.stack.stateDir)?.services ?? []).map(({ title, address }) => [title, address]),
    ["Spark application", `http://127.0.0.1:${ports.applicationUi}`],
  ];
  console.log(
    `\n${table(["what", "where"], rows)}\n\nCtrl-C stops everything. npm run ps shows what runs.\n`,
  );
}
