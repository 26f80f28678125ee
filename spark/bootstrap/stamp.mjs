import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./root.mjs";

/**
 * A short name for what some files hold together.
 *
 * @param {readonly string[]} paths
 * @returns {string}
 */
export function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(`${path}\0`.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}

/**
 * Whether a step was last done from just these inputs.
 *
 * @param {string} step
 * @param {string} inputs fingerprint of what the step reads
 */
export function isStamped(step, inputs) {
  const path = stampFile(step);
  return existsSync(path) && readFileSync(path, "utf8") === inputs;
}

/**
 * Remembers that a step was done.
 *
 * @param {string} step
 * @param {string} inputs
 */
export function stamp(step, inputs) {
  const path = stampFile(step);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, inputs);
}

/** @param {string} step */
function stampFile(step) {
  return join(root, ".kindling", "stamps", step);
}
