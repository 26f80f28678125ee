import { spawn } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./root.mjs";
import { SetupError } from "./setup-error.mjs";
import { fingerprint, isStamped, stamp } from "./stamp.mjs";

const poms = join(root, "spark", "jars");
const target = join(root, ".kindling", "jars");

/** The folder of each set of jars that spark/jars names. */
export const jarSets = ["spark", "kafka", "kafka-connect", "s3proxy", "protocol"];

/** @returns {string} the fingerprint of every version that spark/jars names */
export function jarVersions() {
  return fingerprint([join(poms, "pom.xml"), ...jarSets.map((set) => join(poms, set, "pom.xml"))]);
}

/** Whether the jars are there, in the versions named now. */
export function hasJars() {
  return isStamped("jars", jarVersions()) && jarSets.every((set) => existsSync(join(target, set)));
}

/**
 * Fetches all sets of jars with Maven into .kindling/jars, unless they are there already.
 *
 * @param {(message: string) => void} progress
 * @param {AbortSignal} [signal] ends Maven
 */
export async function ensureJars(progress, signal) {
  if (hasJars()) return;
  const versions = jarVersions();
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  await runMaven(fresh, progress, signal);
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
  stamp("jars", versions);
  progress(`${countJars()} jars`);
}

/**
 * @param {string} folder
 * @param {(message: string) => void} progress
 * @param {AbortSignal | undefined} signal
 */
function runMaven(folder, progress, signal) {
  const goal = "dependency:copy-dependencies";
  const maven = spawn("mvn", ["-B", "-f", join(poms, "pom.xml"), goal, `-Djars.folder=${folder}`], {
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal && { signal }),
  });
  /** @type {string[]} */
  const output = [];
  let downloaded = 0;
  let lastShown = 0;
  createInterface({ input: maven.stdout }).on("line", (line) => {
    output.push(line);
    if (/Downloaded from .*\.jar/.test(line)) downloaded += 1;
    if (downloaded >= lastShown + 25) {
      lastShown = downloaded;
      progress(`${downloaded} jars fetched`);
    }
  });
  maven.stderr.on("data", (data) => output.push(String(data)));
  return new Promise((resolve, reject) => {
    // Also what an aborted signal looks like; whoever aborts has a reason of its own to report.
    maven.once("error", () => reject(new SetupError("Maven is not installed: there is no mvn on the PATH.")));
    maven.once("close", (code) => (code === 0 ? resolve(undefined) : reject(mavenError(output.join("\n")))));
  });
}

/** @param {string} output */
function mavenError(output) {
  const missing = /Could not (?:find|transfer) artifact (\S+)/.exec(output)?.[1];
  if (/Unknown host|Connection refused|Network is unreachable|timed out|No route to host/i.test(output)) {
    return new SetupError(
      `Maven could not reach its repository${missing ? ` for ${missing}` : ""}: check the network, or the mirror and proxy in ~/.m2/settings.xml.`,
    );
  }
  if (missing !== undefined) return new SetupError(`Maven could not find ${missing} in its repository.`);
  if (/No space left/i.test(output)) return new SetupError("The disk is full: the jars take 600 MB.");
  const errors = output.split("\n").filter((line) => line.startsWith("[ERROR]"));
  return new SetupError(`Maven failed: ${errors[0] ?? output.slice(-500)}`);
}

function countJars() {
  return jarSets.flatMap((set) => readdirSync(join(target, set))).filter((name) => name.endsWith(".jar"))
    .length;
}

/** @returns {string} the jar whose .proto files the client is generated from */
export function protocolJar() {
  const folder = join(target, "protocol");
  const [jar] = readdirSync(folder).filter(
    (name) => name.endsWith(".jar") && statSync(join(folder, name)).isFile(),
  );
  if (jar === undefined)
    throw new SetupError(`${folder} holds no jar: delete .kindling/stamps and start again.`);
  return join(folder, jar);
}
