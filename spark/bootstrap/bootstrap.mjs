// npm start and npm test begin here, on a machine where nothing is installed yet: it looks for what is
// missing, fetches and generates what the TypeScript code needs, and hands over to it.
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureJars, hasJars } from "./jars.mjs";
import { whenNpmIsGone } from "./npm-watch.mjs";
import { ensurePackages, hasPackages } from "./packages.mjs";
import { checkDisk, checkJava, checkMaven, checkMemory, checkNetwork, checkNode } from "./preflight.mjs";
import { ensureClient, ensureProtocol } from "./protocol.mjs";
import { root } from "./root.mjs";
import { SetupError } from "./setup-error.mjs";

const nodeOptions = ["--conditions=source", "--import", "tsx"];
const programs = { start: "spark/start/start.ts", test: "spark/start/test.ts" };

const [task, ...args] = process.argv.slice(2);
if (task !== "start" && task !== "test") {
  console.error("usage: node spark/bootstrap/bootstrap.mjs start|test [argument...]");
  process.exit(2);
}

try {
  checkMachine();
  await prepare();
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exit(1);
}
handOver(programs[task]);

/** Ends with one sentence for each thing that is missing, before anything is fetched. */
function checkMachine() {
  const toFetch = !hasPackages() || !hasJars();
  const findings = [checkNode(), checkJava(), checkMemory()];
  if (toFetch) findings.push(checkDisk());
  if (!hasJars()) findings.push(checkMaven());
  if (!findings.some(({ level }) => level === "missing") && !hasPackages()) findings.push(checkNetwork());
  for (const { level, sentence } of findings) if (level === "warning") report("note", sentence);
  const missing = findings.filter(({ level }) => level === "missing");
  if (missing.length > 0) throw new SetupError(missing.map(({ sentence }) => sentence).join("\n"));
}

async function prepare() {
  const started = Date.now();
  const failed = new AbortController();
  // The tests choose free ports themselves.
  const checkPorts = task === "start" && (!hasPackages() || !hasJars());
  // Packages and jars come from different places: fetched side by side they cost the time of one.
  await Promise.all([
    ensurePackages((message) => report("packages", message)).then(() =>
      checkPorts ? checkConfiguration() : undefined,
    ),
    ensureJars((message) => report("jars", message), failed.signal),
  ]).catch((error) => {
    failed.abort();
    throw error;
  });
  await ensureProtocol((message) => report("protocol", message));
  await ensureClient((message) => report("client", message));
  const seconds = Math.round((Date.now() - started) / 1000);
  if (seconds > 1) report("ready", `set up in ${seconds} s`);
}

/** The configuration and the ports need the packages to be looked at, but must not wait for the jars. */
function checkConfiguration() {
  const check = spawnSync(process.execPath, [...nodeOptions, join(root, "spark", "start", "preflight.ts")], {
    stdio: "inherit",
  });
  if (check.status !== 0) throw new SetupError("Nothing was started.");
}

/** @param {string} program */
function handOver(program) {
  // The channel is there to be closed: when this program goes, the other notices and stops everything.
  const child = spawn(process.execPath, [...nodeOptions, join(root, program), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // Ctrl-C reaches the child by itself too, as the terminal signals the whole group; asked twice, it stops once.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  whenNpmIsGone(() => child.kill("SIGTERM"));
  child.once("exit", (code) => process.exit(code ?? 1));
}

/**
 * @param {string} what
 * @param {string} message
 */
function report(what, message) {
  console.log(`${what.padEnd(10)} ${message}`);
}
