// npm test, second half: everything, on a stack of its own beside the user's. `npm test -- unit live` runs only
// those stages.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand, table } from "../cli/output.ts";
import { type StopSignal, stopSignal } from "../cli/stop-signal.ts";
import { loadConfig, repositoryRoot } from "../config/index.ts";
import { StackError } from "../services/service.ts";
import { type RunningStack, runStack } from "../supervisor/run-stack.ts";
import { readRunning } from "../supervisor/stack-state.ts";
import { runStage, type StageResult } from "./run-stage.ts";
import { freePortBlock } from "./test-ports.ts";
import { type Stage, stages } from "./test-stages.ts";

await runCommand(async () => {
  const chosen = chooseStages(process.argv.slice(2));
  const stop = stopSignal();
  process.once("disconnect", () => stop.request());
  const environment = await testEnvironment();
  const results: StageResult[] = [];
  let stack: RunningStack | undefined;
  try {
    for (const stage of chosen) {
      if (stage.needsStack && stack === undefined) stack = await startTestStack(environment, stop);
      console.log(`\n──── ${stage.name}`);
      results.push(await runStage(stage, environment, stop.signal));
      stop.signal.throwIfAborted();
    }
  } finally {
    await stack?.stop();
    if (process.connected) process.disconnect();
  }
  summarise(results);
});

function chooseStages(wanted: readonly string[]): Stage[] {
  const nameOf = ({ name, run }: Stage) => ("project" in run ? run.project : name);
  const unknown = wanted.find((name) => !stages.some((stage) => nameOf(stage) === name));
  if (unknown !== undefined) {
    throw new StackError(`there is no stage "${unknown}"; there are: ${stages.map(nameOf).join(", ")}`);
  }
  return stages.filter((stage) => wanted.length === 0 || wanted.includes(nameOf(stage)));
}

/** The environment of the tests: their own state folder and ports, and no server of somebody else. */
async function testEnvironment(): Promise<Readonly<Record<string, string | undefined>>> {
  const ports = await freePortBlock();
  return {
    ...process.env,
    ...ports,
    // The client's own tests know no configuration but this variable, and the port of Kafka.
    SPARK_REMOTE: `sc://127.0.0.1:${ports.KINDLING_SPARK_PORTS_CONNECT}`,
    KINDLING_STACK_STATE_DIR: join(repositoryRoot, ".kindling", "test"),
  };
}

/** A stack that has never held anything, so that no test passes by what an earlier run left. */
async function startTestStack(
  environment: Readonly<Record<string, string | undefined>>,
  stop: StopSignal,
): Promise<RunningStack> {
  const { stateDir } = loadConfig(environment).stack;
  const running = readRunning(stateDir);
  if (running !== null) throw new StackError(`process ${running.supervisor.pid} runs the tests already`);
  rmSync(stateDir, { recursive: true, force: true });
  console.log("\n──── the stack of the tests");
  return runStack(
    () => loadConfig(environment),
    (service, { state }, text) =>
      console.log(`${service.padEnd(10)} ${state === text ? text : `${state}: ${text}`}`),
    stop.signal,
  );
}

function summarise(results: readonly StageResult[]): void {
  const rows = results.map(({ name, passed, seconds, detail }) => [
    name,
    passed ? "passed" : "FAILED",
    `${seconds.toFixed(1)} s`,
    detail,
  ]);
  console.log(`\n${table(["stage", "", "took", "tests"], rows)}`);
  const failed = results.filter(({ passed }) => !passed);
  if (failed.length === 0) return;
  console.log(`\nFailed: ${failed.map(({ name }) => name).join(", ")}.`);
  process.exitCode = 1;
}
