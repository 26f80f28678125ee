// npm run up [-- --foreground] [--profile name]: starts the local stack and returns when every service is ready.
import { spawn } from "node:child_process";
import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureJars } from "../bootstrap/jars.mjs";
import { whenNpmIsGone } from "../bootstrap/npm-watch.mjs";
import { type Config, loadConfig } from "../config/index.ts";
import { rememberedProfile } from "../config/profiles.ts";
import { StackError } from "../services/service.ts";
import { runStack } from "../supervisor/run-stack.ts";
import { readRunning, readStatus } from "../supervisor/stack-state.ts";
import { runCommand, table } from "./output.ts";
import type { StackMessage } from "./stack-message.ts";
import { stopSignal } from "./stop-signal.ts";

await runCommand(async () => {
  const { values } = parseArgs({
    options: { foreground: { type: "boolean", default: false }, profile: { type: "string" } },
  });
  // A variable, so that the program that supervises a detached stack reads the same configuration.
  if (values.profile !== undefined) process.env.KINDLING_PROFILE = values.profile;
  const config = loadConfig();
  const running = readRunning(config.stack.stateDir);
  if (running?.state === "running") {
    const profile = rememberedProfile(config.stack.stateDir);
    if (profile !== config.profile)
      throw new StackError(
        `The stack is up with the profile ${profile}, not ${config.profile}: npm run down first.`,
      );
    console.log(`The stack is up already (supervised by process ${running.supervisor.pid}).\n`);
    printAddresses(config);
    return;
  }
  await ensureJars((message) => console.log(`jars       ${message}`));
  await (values.foreground ? runHere(config) : runDetached(config));
});

async function runHere(config: Config): Promise<void> {
  const stop = stopSignal();
  whenNpmIsGone(stop.request);
  const stack = await runStack(
    loadConfig,
    (service, status, text) => report(service, status.state, text),
    stop.signal,
  );
  printAddresses(config);
  console.log("\nCtrl-C stops it.");
  await stop.requested;
  await stack.stop();
}

async function runDetached(config: Config): Promise<void> {
  const folder = join(config.stack.stateDir, "logs");
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, "supervisor.log"), "a");
  const program = fileURLToPath(import.meta.resolve("./stack-process.ts"));
  const supervisor = spawn(process.execPath, [...process.execArgv, program], {
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  process.on("SIGINT", () => supervisor.kill("SIGTERM"));
  await new Promise<void>((resolve, reject) => {
    supervisor.on("message", (message: StackMessage) => {
      if (message.kind === "progress") report(message.service, message.state, message.text);
      else if (message.kind === "ready") resolve();
      else reject(new StackError(message.text));
    });
    supervisor.once("exit", (code) =>
      reject(new StackError(`the supervisor ended with ${code}; see ${folder}/supervisor.log`)),
    );
  });
  supervisor.disconnect();
  supervisor.unref();
  printAddresses(config);
}

function report(service: string, state: string, text: string): void {
  console.log(`${service.padEnd(10)} ${state === text ? text : `${state.padEnd(10)} ${text}`}`);
}

function printAddresses(config: Config): void {
  const services = readStatus(config.stack.stateDir)?.services ?? [];
  const rows = services.map(({ title, address }) => [title, address]);
  rows.push(["Spark application", `http://127.0.0.1:${config.spark.ports.applicationUi}`]);
  console.log(`\n${table(["what", "where"], rows)}`);
}
