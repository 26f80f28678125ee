import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const lookEveryMs = 1000;

/**
 * Calls back when the npm that runs this program is gone. npm passes signals on, but when it is killed
 * outright nobody tells its children. Does nothing in a program that npm does not run.
 *
 * @param {() => void} gone
 */
export function whenNpmIsGone(gone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  // npm runs a script through a shell, which may or may not have replaced itself by this program.
  const npm = isShell(shell) ? parentOf(shell) : null;
  const look = setInterval(() => {
    if (process.ppid === shell && (npm === null || parentOf(shell) === npm)) return;
    clearInterval(look);
    gone();
  }, lookEveryMs);
  look.unref();
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isShell(pid) {
  return /^(-?|.*\/)(ba|da|z|k)?sh$/.test(ask(pid, "comm") ?? "");
}

/**
 * @param {number} pid
 * @returns {number | null}
 */
function parentOf(pid) {
  if (process.platform !== "linux") return Number(ask(pid, "ppid")) || null;
  try {
    // Behind the name in brackets: the state, then the parent.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return Number(parent);
  } catch {
    return null;
  }
}

/**
 * @param {number} pid
 * @param {"comm" | "ppid"} what
 * @returns {string | undefined}
 */
function ask(pid, what) {
  return spawnSync("ps", ["-o", `${what}=`, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim();
}
