import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { exitCodes, JobFailure } from "./exit-codes.ts";

/** Held while a job runs, so that a second copy of it is refused. */
export interface JobLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  /** When that process started, in the kernel's own count: tells it from a later one with its number. */
  readonly startedAt: string | null;
}

/**
 * Takes the lock of a job: one file in `<stateDir>/jobs`. A lock whose process is gone is taken over.
 *
 * @throws {@link JobFailure} (already running) naming the process that holds it.
 */
export function lockJob(stateDir: string, job: string): JobLock {
  const folder = join(stateDir, "jobs");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${job}.lock`);
  if (!create(path)) {
    const holder = readHolder(path);
    if (holder !== undefined && isAlive(holder)) {
      throw new JobFailure(
        exitCodes.alreadyRunning,
        `${job} is already running in process ${holder.pid}; stop that one first (kill -TERM ${holder.pid})`,
      );
    }
    rmSync(path, { force: true });
    if (!create(path)) {
      throw new JobFailure(exitCodes.alreadyRunning, `${job} is being started by another process right now`);
    }
  }
  return { release: () => rmSync(path, { force: true }) };
}

/** Makes the file with this process as holder; false if it is there already. */
function create(path: string): boolean {
  const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid) };
  try {
    const file = openSync(path, "wx");
    writeSync(file, JSON.stringify(holder));
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** The holder a lock file names; undefined when it was cut short by a kill. */
function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return holder.startedAt === startOf(holder.pid);
}

/** Field 22 of /proc/<pid>/stat; null where the system has no such file, and then the number alone decides. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
