import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/index.ts";
import { type Service, type ServiceName, StackError } from "../services/service.ts";
import { requireFreePorts } from "./free-ports.ts";
import { groupMemory } from "./group-memory.ts";
import { identityOf } from "./process-identity.ts";
import { type Group, type ServiceStatus, type StackStatus, writeStatus } from "./stack-state.ts";
import { SupervisedService } from "./supervised-service.ts";

const memoryEveryMs = 10_000;

/** Told about every change: which service, and what happened in words. */
export type Reporter = (service: ServiceName, status: ServiceStatus, message: string) => void;

/** Runs a group of services inside this program; they end with it. */
export class Supervisor {
  readonly #group: Group;
  readonly #config: Config;
  readonly #services: ReadonlyMap<ServiceName, SupervisedService>;
  readonly #startedAt = new Date().toISOString();
  #state: StackStatus["state"] = "starting";
  #memoryTimer: NodeJS.Timeout | undefined;
  #stopped: Promise<void> | undefined;

  constructor(group: Group, config: Config, services: readonly Service[], report: Reporter) {
    this.#group = group;
    this.#config = config;
    const { stateDir, readyTimeoutSeconds, stopGraceSeconds } = config.stack;
    this.#services = new Map(
      services.map((service) => [
        service.name,
        new SupervisedService(service, {
          logFile: join(stateDir, "logs", `${service.name}.log`),
          readyTimeoutSeconds,
          stopGraceSeconds,
          onChange: (status, message) => {
            this.#writePid(status);
            this.#write();
            report(service.name, status, message);
          },
        }),
      ]),
    );
  }

  /** Starts everything, each service as soon as those it starts after answer. Resolves when all are ready. */
  async start(): Promise<void> {
    await this.prepare();
    for (const supervised of this.#services.values()) {
      supervised.start(
        Promise.all(supervised.service.startsAfter.map((name) => this.#services.get(name)?.ready)),
      );
    }
    try {
      await Promise.all([...this.#services.values()].map((supervised) => supervised.ready));
    } catch (error) {
      this.#state = "failed";
      throw error;
    }
    this.started();
  }

  /** Checks that every port is free. For callers that start the services one by one. */
  async prepare(): Promise<void> {
    await requireFreePorts([...this.#services.values()].map(({ service }) => service));
    this.#write();
  }

  /** Starts one service and resolves when it is ready. */
  async startOne(name: ServiceName): Promise<void> {
    const supervised = this.#services.get(name);
    if (supervised === undefined) throw new StackError(`there is no service ${name}`);
    supervised.start(Promise.resolve());
    await supervised.ready;
  }

  /** Says that everything runs: from here on the group counts as up. */
  started(): void {
    this.#state = "running";
    this.#measureMemory();
    this.#memoryTimer = setInterval(() => this.#measureMemory(), memoryEveryMs);
  }

  /** Stops everything, each in its turn. Resolves when all are gone. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    const failed = this.#state === "failed";
    this.#state = "stopping";
    this.#write();
    clearInterval(this.#memoryTimer);
    const stopping = new Map<ServiceName, Promise<void>>();
    const stopOne = (name: ServiceName): Promise<void> => {
      const known = stopping.get(name);
      if (known !== undefined) return known;
      const first = [...this.#services.values()].filter(({ service }) => service.stopsBefore.includes(name));
      const stopped = Promise.all(first.map(({ service }) => stopOne(service.name))).then(() =>
        this.#services.get(name)?.stop(),
      );
      stopping.set(name, stopped);
      return stopped;
    };
    await Promise.all([...this.#services.keys()].map(stopOne));
    this.#state = failed ? "failed" : "stopped";
    this.#write();
  }

  #measureMemory(): void {
    const byGroup = groupMemory();
    for (const supervised of this.#services.values()) {
      const { pid } = supervised.status;
      supervised.setMemory(pid === null ? null : (byGroup.get(pid) ?? null));
    }
    this.#write();
  }

  #writePid(status: ServiceStatus): void {
    const path = join(this.#config.stack.stateDir, "logs", `${status.name}.pid`);
    if (status.pid === null) rmSync(path, { force: true });
    else writeFileSync(path, `${status.pid}\n`);
  }

  #write(): void {
    const supervisor = identityOf(process.pid);
    if (supervisor === null) return;
    writeStatus(this.#config.stack.stateDir, this.#group, {
      supervisor,
      state: this.#state,
      startedAt: this.#startedAt,
      updatedAt: new Date().toISOString(),
      services: [...this.#services.values()].map(({ status }) => status),
    });
  }
}
