import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "../services/service.ts";
import { signalGroup, signalPid } from "./process-identity.ts";

const guard = join(dirname(fileURLToPath(import.meta.url)), "guard.sh");

/** How a process ended: "exit code 1", "signal SIGKILL". */
export type ExitReason = string;

/**
 * A command that runs in its own process group, writes to a log file and cannot outlive this program: when
 * this program goes, however it goes, the guard ends the command.
 */
export class GuardedProcess {
  readonly pid: number;
  readonly exited: Promise<ExitReason>;
  readonly #command: Command;
  readonly #graceSeconds: number;
  #ended = false;

  private constructor(child: ChildProcess, pid: number, command: Command, graceSeconds: number) {
    this.pid = pid;
    this.#command = command;
    this.#graceSeconds = graceSeconds;
    this.exited = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        this.#ended = true;
        // What the command itself started (a worker's executors) and the guard end with it.
        signalGroup(pid, "SIGKILL");
        resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
      });
    });
  }

  /** Starts a command whose output is added to a log file. */
  static start(command: Command, logFile: string, graceSeconds: number): GuardedProcess {
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, "a");
    try {
      const wholeSeconds = Math.ceil(graceSeconds);
      const child = spawn(
        "/bin/sh",
        [guard, command.stopSignal.slice(3), String(wholeSeconds), command.program, ...command.args],
        {
          cwd: command.cwd,
          env: { ...process.env, ...command.env },
          detached: true,
          stdio: ["pipe", log, log],
        },
      );
      // The pipe only tells the guard that we live; it breaking is how a command that ends looks from here.
      child.stdin?.on("error", () => {});
      if (child.pid === undefined) throw new Error(`/bin/sh could not be started for ${command.program}`);
      return new GuardedProcess(child, child.pid, command, graceSeconds);
    } finally {
      closeSync(log);
    }
  }

  get running(): boolean {
    return !this.#ended;
  }

  /** Asks the command to stop, waits out the grace, then ends it. Resolves when it is gone. */
  async stop(): Promise<ExitReason> {
    if (!this.#ended) {
      signalPid(this.pid, this.#command.stopSignal);
      const patience = setTimeout(() => this.kill(), this.#graceSeconds * 1000);
      await this.exited;
      clearTimeout(patience);
    }
    return this.exited;
  }

  /** Ends the command and everything it started, at once. */
  kill(): void {
    if (!this.#ended) signalGroup(this.pid, "SIGKILL");
  }
}
