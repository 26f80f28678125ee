import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ServiceName, ServicePort } from "../services/service.ts";
import { isAlive, type ProcessIdentity } from "./process-identity.ts";

/** What a supervised process is doing. */
export type ServiceState =
  | "waiting"
  | "starting"
  | "ready"
  | "restarting"
  | "stopping"
  | "stopped"
  | "failed";

/** One service as `npm run ps` and the dashboard read it from stack.json. */
export interface ServiceStatus {
  readonly name: ServiceName;
  readonly title: string;
  readonly state: ServiceState;
  readonly pid: number | null;
  readonly processStartedAt: string | null;
  readonly ports: readonly ServicePort[];
  readonly address: string;
  /** Who the service said it is: a cluster id, a version. */
  readonly identity: string | null;
  readonly restarts: number;
  /** Why it last ended, when it did. */
  readonly lastExit: string | null;
  /** When the present state began: ISO-8601, UTC. */
  readonly since: string;
  /** Resident memory of the process and its children, in mebibytes. */
  readonly memoryMb: number | null;
  readonly log: string;
}

/** The whole of stack.json. */
export interface StackStatus {
  readonly supervisor: ProcessIdentity;
  readonly state: "starting" | "running" | "stopping" | "stopped" | "failed";
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly services: readonly ServiceStatus[];
}

/** Where the supervisor writes what it knows. */
export function stackFile(stateDir: string): string {
  return join(stateDir, "stack.json");
}

/** The last state written; null when no stack was ever started with this state folder. */
export function readStackStatus(stateDir: string): StackStatus | null {
  const path = stackFile(stateDir);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as StackStatus) : null;
}

/** The state of a stack whose supervisor is alive; null when none runs. */
export function runningStack(stateDir: string): StackStatus | null {
  const status = readStackStatus(stateDir);
  return status !== null && isAlive(status.supervisor) ? status : null;
}

/** Replaces stack.json in one step, so that a reader never sees half of it. */
export function writeStackStatus(stateDir: string, status: StackStatus): void {
  const path = stackFile(stateDir);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(status, null, 2)}\n`);
  renameSync(`${path}.${process.pid}`, path);
}
