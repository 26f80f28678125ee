import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { freemem } from "node:os";
import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * What was found out about this machine: one sentence, with the remedy in it where there is something to do.
 *
 * @typedef {{ level: "ok" | "warning" | "missing", what: string, sentence: string }} Finding
 */

const oldestNode = [20, 19];
const knownJava = [17, 21];
/** The default stack, its jobs and the dashboard, in mebibytes. */
const wantedMemoryMb = 6144;
const leastMemoryMb = 3584;
/** Jars, packages and a few days of data, in mebibytes. */
const leastDiskMb = 3072;

/**
 * @param {string} version as `process.versions.node`
 * @returns {Finding}
 */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode;
  const isNewEnough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  if (isNewEnough) return ok("Node", `Node ${version}.`);
  return missing("Node", `Node ${oldestNode.join(".")} or newer is needed; this is ${version}.`);
}

/**
 * @param {{ status: number | null, stderr: string }} answer of `java -version`
 * @returns {Finding}
 */
export function checkJava(answer = run(javaProgram(), ["-version"])) {
  const home = process.env.JAVA_HOME;
  const where = home ? `in JAVA_HOME (${home})` : "on the PATH";
  if (answer.status !== 0)
    return missing("Java", `Java 17 is needed, and there is none ${where}: install a JDK or JRE 17.`);
  // Java 8 and older call themselves 1.8.
  const major = Number(/version "(?:1\.)?(\d+)[^"]*"/.exec(answer.stderr)?.[1]);
  if (knownJava.includes(major)) return ok("Java", `Java ${major} ${where}.`);
  return missing(
    "Java",
    `Java 17 (or 21) is needed; ${where} is ${major || "an unknown version"}: set JAVA_HOME to a JDK 17.`,
  );
}

/**
 * @param {{ status: number | null, stdout: string }} answer of `mvn -v`
 * @returns {Finding}
 */
export function checkMaven(answer = run("mvn", ["-B", "-v"])) {
  const version = /Apache Maven (\S+)/.exec(answer.stdout)?.[1];
  if (answer.status === 0 && version !== undefined) return ok("Maven", `Maven ${version}.`);
  return missing(
    "Maven",
    "Maven is needed to fetch the jars, and there is no working mvn on the PATH: install Maven 3.8 or newer.",
  );
}

/**
 * @param {number} availableMb
 * @returns {Finding}
 */
export function checkMemory(availableMb = availableMemoryMb()) {
  const has = `${gibibytes(availableMb)} GiB of memory are free`;
  if (availableMb < leastMemoryMb) {
    return missing(
      "memory",
      `${has}; the stack needs at least ${gibibytes(leastMemoryMb)}: close something, or lower spark.driver_heap_mb and spark.executor_heap_mb.`,
    );
  }
  if (availableMb < wantedMemoryMb)
    return warning("memory", `${has}; with less than ${gibibytes(wantedMemoryMb)} it may be slow.`);
  return ok("memory", `${has}.`);
}

/**
 * @param {number} freeMb
 * @returns {Finding}
 */
export function checkDisk(freeMb = freeDiskMb()) {
  const has = `${gibibytes(freeMb)} GiB of disk are free at ${root}`;
  if (freeMb < leastDiskMb)
    return missing("disk", `${has}; packages, jars and data need ${gibibytes(leastDiskMb)}: make room.`);
  return ok("disk", `${has}.`);
}

/**
 * Whether the package registry answers; asked only when something has to be fetched.
 *
 * @returns {Finding}
 */
export function checkNetwork() {
  const ping = run("npm", ["ping", "--fetch-retries=0", "--fetch-timeout=10000"]);
  if (ping.status === 0) return ok("network", "The npm registry answers.");
  return missing(
    "network",
    "The npm registry does not answer: check the network, or the registry and proxy in .npmrc.",
  );
}

/**
 * @param {string} what
 * @param {string} sentence
 * @returns {Finding}
 */
export function ok(what, sentence) {
  return { level: "ok", what, sentence };
}

/**
 * @param {string} what
 * @param {string} sentence
 * @returns {Finding}
 */
export function warning(what, sentence) {
  return { level: "warning", what, sentence };
}

/**
 * @param {string} what
 * @param {string} sentence
 * @returns {Finding}
 */
export function missing(what, sentence) {
  return { level: "missing", what, sentence };
}

function javaProgram() {
  const home = process.env.JAVA_HOME;
  return home ? join(home, "bin", "java") : "java";
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 30_000 });
  return { status, stdout: stdout ?? "", stderr: stderr ?? "" };
}

/** What programs may still take: less than is free in a container with a limit, more where caches can go. */
function availableMemoryMb() {
  const limits = [systemMemoryMb(), controlGroupMemoryMb()];
  return Math.min(...limits);
}

function systemMemoryMb() {
  if (!existsSync("/proc/meminfo")) return Math.round(freemem() / 2 ** 20);
  const kibibytes = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync("/proc/meminfo", "utf8"))?.[1];
  return Math.round(Number(kibibytes ?? 0) / 1024);
}

function controlGroupMemoryMb() {
  try {
    const limit = Number(readFileSync("/sys/fs/cgroup/memory.max", "utf8"));
    const used = Number(readFileSync("/sys/fs/cgroup/memory.current", "utf8"));
    return Number.isFinite(limit) ? Math.round((limit - used) / 2 ** 20) : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY; // no such limit on this system
  }
}

function freeDiskMb() {
  const { bavail, bsize } = statfsSync(root);
  return Math.round((bavail * bsize) / 2 ** 20);
}

/** @param {number} mebibytes */
function gibibytes(mebibytes) {
  return (mebibytes / 1024).toFixed(1);
}
