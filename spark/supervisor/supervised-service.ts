import { setTimeout as sleep } from "node:timers/promises";
import { ForeignServiceError, type Service, StackError } from "../services/service.ts";
import { BackOff } from "./back-off.ts";
import { GuardedProcess } from "./guarded-process.ts";
import { tail } from "./log-tail.ts";
import { describeTakenPort, listensOn, portOwner } from "./port-owner.ts";
import { identityOf } from "./process-identity.ts";
import type { ServiceState, ServiceStatus } from "./stack-state.ts";

/** Deaths before the first readiness after which a start is given up. */
const startAttempts = 3;
const askEveryMs = 100;

export interface SupervisionOptions {
  readonly logFile: string;
  readonly readyTimeoutSeconds: number;
  readonly stopGraceSeconds: number;
  /** Called after every change worth showing. */
  readonly onChange: (status: ServiceStatus, message: string) => void;
}

/** Keeps one service alive: starts it, waits until it says who it is, and starts it again when it dies. */
export class SupervisedService {
  readonly service: Service;
  readonly ready: Promise<void>;
  readonly #options: SupervisionOptions;
  readonly #backOff = new BackOff();
  readonly #stopRequest = new AbortController();
  #becameReady: () => void = () => {};
  #gaveUp: (error: Error) => void = () => {};
  #process: GuardedProcess | null = null;
  #wasReady = false;
  #loop: Promise<void> = Promise.resolve();
  #status: ServiceStatus;

  constructor(service: Service, options: SupervisionOptions) {
    this.service = service;
    this.#options = options;
    this.ready = new Promise((resolve, reject) => {
      this.#becameReady = resolve;
      this.#gaveUp = reject;
    });
    // Whoever starts the stack awaits `ready`; a second, silent rejection must not end this program.
    this.ready.catch(() => {});
    this.#status = {
      name: service.name,
      title: service.title,
      state: "waiting",
      pid: null,
      processStartedAt: null,
      ports: service.ports,
      address: service.address,
      identity: null,
      restarts: 0,
      lastExit: null,
      since: new Date().toISOString(),
      memoryMb: null,
      log: options.logFile,
    };
  }

  get status(): ServiceStatus {
    return this.#status;
  }

  /** Records what the process and its children occupy. */
  setMemory(memoryMb: number | null): void {
    this.#status = { ...this.#status, memoryMb };
  }

  /** Starts the service once `others` are ready, and keeps it running until `stop`. */
  start(others: Promise<unknown>): void {
    this.#loop = this.#keepRunning(others).catch((error: unknown) => {
      const failure = error instanceof Error ? error : new Error(String(error));
      this.#change("failed", failure.message, { pid: null, processStartedAt: null });
      this.#gaveUp(failure);
    });
  }

  /** Stops the service and does not start it again. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.#stopRequest.abort();
    this.#gaveUp(new StackError(`${this.service.name} was stopped before it was ready`));
    if (this.#process?.running) {
      this.#change("stopping", "stopping");
      await this.#process.stop();
    }
    await this.#loop;
    const wasStarted = this.#status.state !== "waiting" && this.#status.state !== "failed";
    if (wasStarted) {
      this.#change("stopped", "stopped", { pid: null, processStartedAt: null, memoryMb: null });
    }
  }

  async #keepRunning(others: Promise<unknown>): Promise<void> {
    const held = await others.then(
      () => true,
      () => false, // the service that failed reports it
    );
    if (!held || this.#stopping) return;
    await this.service.prepare();
    for (let attempt = 1; !this.#stopping; attempt++) {
      const lastedMs = await this.#runOnce();
      if (this.#stopping) return;
      if (!this.#wasReady && attempt >= startAttempts) {
        throw new StackError(
          `${this.service.name} ended ${attempt} times before it was ready (${this.#status.lastExit}); ` +
            `the end of ${this.#options.logFile}:\n${tail(this.#options.logFile, 15)}`,
        );
      }
      await this.#waitBeforeRestart(lastedMs);
    }
  }

  /** Runs the process until it ends; returns how long it had been ready, in milliseconds. */
  async #runOnce(): Promise<number> {
    const command = this.service.command();
    if (command === null) return this.#askOnly();
    const started = GuardedProcess.start(command, this.#options.logFile, this.#options.stopGraceSeconds);
    this.#process = started;
    this.#change("starting", "starting", {
      pid: started.pid,
      processStartedAt: identityOf(started.pid)?.startedAt ?? null,
      identity: null,
    });
    const identity = await this.#untilReady(started);
    let readySince: number | null = null;
    if (identity !== null) {
      readySince = Date.now();
      this.#wasReady = true;
      this.#change("ready", identity, { identity });
      this.#becameReady();
    }
    const lastExit = await started.exited;
    this.#status = { ...this.#status, lastExit, pid: null, processStartedAt: null, memoryMb: null };
    return readySince === null ? 0 : Math.max(1, Date.now() - readySince);
  }

  /** For a service that runs elsewhere: asks it until it answers, then waits for the end of the stack. */
  async #askOnly(): Promise<number> {
    this.#change("starting", "asking");
    const identity = await this.#untilReady(null);
    if (identity === null) return 0;
    this.#change("ready", identity, { identity });
    this.#becameReady();
    await new Promise((resolve) => this.#stopRequest.signal.addEventListener("abort", resolve));
    return 0;
  }

  /** Asks until the service answers, and provisions it; null when it ends first. */
  async #untilReady(started: GuardedProcess | null): Promise<string | null> {
    const deadline = Date.now() + this.#options.readyTimeoutSeconds * 1000;
    let last = "no answer yet";
    while (started?.running !== false && !this.#stopping) {
      try {
        const identity = await this.service.identify();
        if (started !== null) this.#requireOwnPorts(started);
        await this.service.provision?.();
        return identity;
      } catch (error) {
        if (error instanceof ForeignServiceError) {
          started?.kill();
          throw new StackError(error.message);
        }
        last = error instanceof Error ? error.message : String(error);
      }
      if (Date.now() > deadline) {
        started?.kill();
        const late = `not ready after ${this.#options.readyTimeoutSeconds} s: ${last}`;
        if (!this.#wasReady)
          throw new StackError(`${this.service.name} is ${late}; its log: ${this.#options.logFile}`);
        this.#options.onChange(this.#status, late);
      }
      await Promise.race(started === null ? [sleep(askEveryMs)] : [sleep(askEveryMs), started.exited]);
    }
    return null;
  }

  /** An answer counts only if our process gives it: another program may have taken the port meanwhile. */
  #requireOwnPorts(started: GuardedProcess): void {
    for (const { port } of this.service.ports) {
      if (listensOn(started.pid, port)) continue;
      const owner = portOwner(port);
      if (owner === null) throw new Error(`does not listen on port ${port} yet`);
      throw new ForeignServiceError(`${this.service.name}: ${describeTakenPort(port, owner)}`);
    }
  }

  async #waitBeforeRestart(lastedMs: number): Promise<void> {
    const delay = this.#backOff.next(lastedMs);
    const restarts = this.#status.restarts + 1;
    this.#change("restarting", `ended (${this.#status.lastExit}); starting again in ${delay / 1000} s`, {
      restarts,
      identity: null,
    });
    await sleep(delay, undefined, { signal: this.#stopRequest.signal }).catch(() => {});
  }

  get #stopping(): boolean {
    return this.#stopRequest.signal.aborted;
  }

  #change(state: ServiceState, message: string, changes: Partial<ServiceStatus> = {}): void {
    this.#status = { ...this.#status, ...changes, state, since: new Date().toISOString() };
    this.#options.onChange(this.#status, message);
  }
}
