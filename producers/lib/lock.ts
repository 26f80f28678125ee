import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Makes sure that a producer runs once per state folder; returns what releases the lock.
 *
 * @throws Error naming the process that holds it. The lock of a process that was killed is taken over.
 */
export function lockProducer(stateDir: string, producer: string): () => void {
  const path = join(stateDir, "producers", `${producer}.lock`);
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const holder = Number(readFileSync(path, "utf8"));
    if (isAlive(holder)) {
      throw new Error(
        `${producer} is running already, as process ${holder}: two would send every message twice. ` +
          `Stop that one first (kill ${holder}); if it is another program, remove ${path}.`,
      );
    }
    rmSync(path, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
