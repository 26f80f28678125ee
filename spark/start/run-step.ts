import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../config/index.ts";
import { StackError } from "../services/service.ts";
import { GuardedProcess } from "../supervisor/guarded-process.ts";
import { LogFollower } from "../supervisor/log-follower.ts";
import { tail } from "../supervisor/log-tail.ts";
import { scriptCommand } from "./npm-script.ts";
import { logName } from "./step-service.ts";
import type { Step } from "./steps.ts";

const lookEveryMs = 250;

/** Shows a line of a step's output. */
export type Show = (step: Step, text: string) => void;

/**
 * Runs a `first` step to its end, showing its output, unless it has succeeded with this state folder before.
 * Rejects when it fails or when `signal` stops it.
 */
export async function runFirst(step: Step, config: Config, show: Show, signal: AbortSignal): Promise<void> {
  const { stateDir, stopGraceSeconds } = config.stack;
  const done = join(stateDir, "steps", `${logName(step)}.done`);
  if (existsSync(done)) {
    show(step, "done before");
    return;
  }
  const log = join(stateDir, "logs", `${logName(step)}.log`);
  const follower = new LogFollower(log);
  const relay = () => {
    for (const line of follower.read().split("\n")) if (line.trim() !== "") show(step, line);
  };
  const started = Date.now();
  const running = GuardedProcess.start(scriptCommand(step), log, stopGraceSeconds);
  const stop = () => void running.stop();
  signal.addEventListener("abort", stop);
  while (running.running) {
    await Promise.race([sleep(lookEveryMs), running.exited]);
    relay();
  }
  signal.removeEventListener("abort", stop);
  signal.throwIfAborted();
  const exit = await running.exited;
  if (exit !== "exit code 0") {
    throw new StackError(`${step.script} failed (${exit}); the end of ${log}:\n${tail(log, 20)}`);
  }
  mkdirSync(join(stateDir, "steps"), { recursive: true });
  writeFileSync(done, `${new Date().toISOString()}\n`);
  show(step, `done in ${Math.round((Date.now() - started) / 1000)} s`);
}
