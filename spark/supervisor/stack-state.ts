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

/** One service as `npm run ps` and the dashboard read it. */
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

/** The whole of stack.json or application.json. */
export interface StackStatus {
  readonly supervisor: ProcessIdentity;
  readonly state: "starting" | "running" | "stopping" | "stopped" | "failed";
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly services: readonly ServiceStatus[];
}

/**
 * What is supervised together: the `stack` (storage, Kafka, Postgres, Spark), and the `application` that
 * `npm start` runs on it (jobs, producers, dashboard), and the reader of the orders' log (`npm run cdc:orders-log`).
 */
export type Group = "stack" | "application" | "orders-log";

/** Where the supervisor of a group writes what it knows: `stack.json`, `application.json`. */
function statusFile(stateDir: string, group: Group): string {
  return join(stateDir, `${group}.json`);
}

/** The last state written; null when the group was never started with this state folder. */
export function readStatus(stateDir: string, group: Group = "stack"): StackStatus | null {
  const path = statusFile(stateDir, group);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as StackStatus) : null;
}

/** The state of a group whose supervisor is alive; null when none runs. */
export function readRunning(stateDir: string, group: Group = "stack"): StackStatus | null {
  const status = readStatus(stateDir, group);
  return status !== null && isAlive(status.supervisor) ? status : null;
}

/** Replaces a group's file in one step, so that a reader never sees half of it. */
export function writeStatus(stateDir: string, group: Group, status: StackStatus): void {
  const path = statusFile(stateDir, group);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(status, null, 2)}\n`);
  renameSync(`${path}.${process.pid}`, path);
}
