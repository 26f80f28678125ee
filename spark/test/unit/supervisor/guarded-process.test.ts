import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { GuardedProcess } from "../../../supervisor/guarded-process.ts";
import { identityOf, isAlive } from "../../../supervisor/process-identity.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { waitFor } from "../../support/wait-for.ts";

const folder = temporaryFolder();
const guard = fileURLToPath(import.meta.resolve("../../../supervisor/guard.sh"));

/** A program that starts a command under the guard, prints its pid, and waits. */
function launcher(source: string): string {
  const path = join(folder(), "launcher.mjs");
  const args = JSON.stringify([guard, "TERM", "1", process.execPath, "-e", source]);
  writeFileSync(
    path,
    `import { spawn } from "node:child_process";
     const child = spawn("/bin/sh", ${args}, { detached: true, stdio: ["pipe", "inherit", "inherit"] });
     console.log(child.pid);
     setInterval(() => {}, 1000);`,
  );
  return path;
}

async function pidsUnder(source: string, lines: number): Promise<{ launcherPid: number; pids: number[] }> {
  const program = spawn(process.execPath, [launcher(source)], { stdio: ["ignore", "pipe", "inherit"] });
  const pids: number[] = [];
  for await (const line of createInterface({ input: program.stdout })) {
    pids.push(Number(line));
    if (pids.length === lines) break;
  }
  if (program.pid === undefined) throw new Error("no launcher");
  return { launcherPid: program.pid, pids };
}

function processes(pids: readonly number[]) {
  return pids.map((pid) => {
    const identity = identityOf(pid);
    if (identity === null) throw new Error(`process ${pid} is gone too early`);
    return identity;
  });
}

it("ends the command when the launcher is killed outright", async () => {
  const { launcherPid, pids } = await pidsUnder("setInterval(() => {}, 1000)", 1);
  const started = processes(pids);
  process.kill(launcherPid, "SIGKILL");
  await waitFor("the end of the command", () => started.every((one) => !isAlive(one)));
});

it("ends a command that ignores the signal, and what it started itself", async () => {
  const source = `process.on("SIGTERM", () => {});
    const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    console.log(child.pid);
    setInterval(() => {}, 1000);`;
  const { launcherPid, pids } = await pidsUnder(source, 2);
  const started = processes(pids);
  process.kill(launcherPid, "SIGKILL");
  await waitFor("the end of both", () => started.every((one) => !isAlive(one)));
});

it("knows the command by its own pid and its exit code", async () => {
  const command = {
    program: process.execPath,
    args: ["-e", "process.exit(process.pid === process.ppid ? 1 : 7)"],
    cwd: folder(),
    stopSignal: "SIGTERM" as const,
  };
  const started = GuardedProcess.start(command, join(folder(), "x.log"), 1);
  expect(identityOf(started.pid)).not.toBeNull();
  expect(await started.exited).toBe("exit code 7");
});

it("takes what a command started with it when the command ends by itself", async () => {
  const source = `const child = require("node:child_process").spawn("sleep", ["1000"]);
    require("node:fs").writeFileSync("child.pid", String(child.pid));
    setTimeout(() => process.exit(0), 200);`;
  const command = {
    program: process.execPath,
    args: ["-e", source],
    cwd: folder(),
    stopSignal: "SIGTERM" as const,
  };
  const started = GuardedProcess.start(command, join(folder(), "x.log"), 1);
  const { readFileSync, existsSync } = await import("node:fs");
  const file = join(folder(), "child.pid");
  await waitFor("the pid", () => existsSync(file) && readFileSync(file, "utf8") !== "");
  const [child] = processes([Number(readFileSync(file, "utf8"))]);
  await started.exited;
  await waitFor("the end of the grandchild", () => child !== undefined && !isAlive(child));
});
