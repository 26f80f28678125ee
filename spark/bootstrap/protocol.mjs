import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { protocolJar } from "./jars.mjs";
import { root } from "./root.mjs";
import { SetupError } from "./setup-error.mjs";
import { fingerprint, isStamped, stamp } from "./stamp.mjs";

const client = join(root, "connect-client");
const generator = join(client, "scripts", "generate-protocol.mjs");
const additions = join(client, "scripts", "protocol-additions.mjs");

/**
 * Generates the protocol code from the jar, unless it was generated from just this jar by just these scripts.
 *
 * @param {(message: string) => void} progress
 */
export async function ensureProtocol(progress) {
  const inputs = fingerprint([generator, additions, protocolJar()]);
  if (existsSync(join(client, "src", "gen")) && isStamped("protocol", inputs)) return;
  progress("generating the protocol code from the Spark Connect jar");
  await run([generator, protocolJar()], "the protocol code could not be generated");
  stamp("protocol", inputs);
}

/**
 * Compiles the client, so that plain scripts can import it, unless its sources are as they were.
 *
 * @param {(message: string) => void} progress
 */
export async function ensureClient(progress) {
  const inputs = fingerprint([
    join(client, "package.json"),
    join(client, "tsconfig.build.json"),
    join(client, "scripts", "build.mjs"),
    join(root, "tsconfig.json"),
    ...filesIn(join(client, "src")),
  ]);
  if (existsSync(join(client, "dist", "index.js")) && isStamped("client", inputs)) return;
  progress("compiling spark-connect-js");
  await run([join(client, "scripts", "build.mjs")], "spark-connect-js does not compile");
  stamp("client", inputs);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * @param {readonly string[]} args of Node
 * @param {string} failure
 * @returns {Promise<void>}
 */
function run(args, failure) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new SetupError(`${failure}: the messages stand above.`)),
    );
  });
}
