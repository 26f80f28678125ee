import { spawnSync } from "node:child_process";
import { accessSync, chownSync, constants, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { StackError } from "./service.ts";

/** `nobody` on every Unix of interest. */
const unprivileged = 65534;

/** How to run Postgres, which refuses to run as root. */
export interface PostgresAccount {
  /** Words to put in front of a Postgres command. */
  readonly prefix: readonly string[];
  /** Makes a folder that only the account may enter. */
  makeFolder(path: string): void;
  /** Makes a file that only the account may read, and returns its path. */
  makeFile(path: string, content: string): string;
}

/**
 * An ordinary user runs Postgres as itself. Root runs it as `nobody`, where that account can reach the
 * binaries and the data, and otherwise (a checkout under /root) inside a user namespace that maps root to it.
 */
export function postgresAccount(binFolder: string, dataParent: string): PostgresAccount {
  if (process.getuid?.() !== 0) return account([]);
  const dropped = ["setpriv", `--reuid=${unprivileged}`, `--regid=${unprivileged}`, "--clear-groups"];
  if (isReachableByAll(binFolder) && isReachableByAll(dataParent) && works(dropped)) {
    return account(dropped, (path) => chownSync(path, unprivileged, unprivileged));
  }
  const namespace = ["unshare", "--user", `--map-user=${unprivileged}`, `--map-group=${unprivileged}`];
  if (works(namespace)) return account(namespace);
  throw new StackError(
    `postgres: it refuses to run as root, and ${binFolder} is not readable by other accounts here; ` +
      "start as an ordinary user, or check out in a folder that every account may enter",
  );
}

function account(prefix: readonly string[], own: (path: string) => void = () => {}): PostgresAccount {
  return {
    prefix,
    makeFolder(path) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      own(path);
    },
    makeFile(path, content) {
      writeFileSync(path, content, { mode: 0o600 });
      own(path);
      return path;
    },
  };
}

function works(prefix: readonly string[]): boolean {
  const [program = "", ...args] = prefix;
  return spawnSync(program, [...args, "true"]).status === 0;
}

/** Whether every folder above may be entered by accounts other than the owner. */
function isReachableByAll(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    return false;
  }
  const othersMayEnter = (statSync(path).mode & 0o001) !== 0;
  const parent = dirname(path);
  return othersMayEnter && (parent === path || isReachableByAll(parent));
}
