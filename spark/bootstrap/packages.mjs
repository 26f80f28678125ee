import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { SetupError } from "./setup-error.mjs";

/** npm writes this file at the end of every install; without it an install was interrupted. */
const installed = join(root, "node_modules", ".package-lock.json");

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean }} Package
 */

/** Whether node_modules holds the versions of the lockfile. */
export function hasPackages() {
  if (!existsSync(installed)) return false;
  const have = readPackages(installed);
  return Object.entries(readPackages(join(root, "package-lock.json"))).every(
    ([path, { version, optional }]) =>
      !path.startsWith("node_modules/") || optional === true || have[path]?.version === version,
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, Package>}
 */
function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages;
}

/**
 * Installs exactly the packages of the lockfile, unless they are there already.
 *
 * @param {(message: string) => void} progress
 * @returns {Promise<void>}
 */
export function ensurePackages(progress) {
  if (hasPackages()) return Promise.resolve();
  progress("installing the npm packages of the lockfile");
  return new Promise((resolve, reject) => {
    const install = spawn("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    });
    install.once("error", reject);
    install.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new SetupError("npm ci failed; its messages stand above."));
    });
  });
}
