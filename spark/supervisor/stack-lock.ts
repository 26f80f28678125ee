import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StackError } from "../services/service.ts";
import { identityOf, isAlive, type ProcessIdentity } from "./process-identity.ts";
import type { Group } from "./stack-state.ts";

/**
 * Makes this program the only one that runs a group with a state folder. Returns what gives it up again; a
 * lock whose holder is dead is taken over.
 */
export function acquireLock(stateDir: string, group: Group): () => void {
  const self = identityOf(process.pid);
  if (self === null)
    throw new StackError("this program cannot read its own process entry; is /proc mounted?");
  mkdirSync(stateDir, { recursive: true });
  const path = join(stateDir, `${group}.lock`);
  const release = () => rmSync(path, { force: true });
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(self), { flag: "wx" });
      return release;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const holder = readHolder(path);
    if (holder !== null && isAlive(holder)) {
      throw new StackError(
        `process ${holder.pid} runs the ${group} of ${stateDir} already; stop it with npm run down or Ctrl-C`,
      );
    }
    release();
  }
  throw new StackError(`another program took ${path} meanwhile`);
}

function readHolder(path: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity;
  } catch {
    return null; // given up, or half written by a program that died
  }
}
