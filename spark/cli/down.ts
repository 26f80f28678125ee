// npm run down: stops the stack of this state folder, and only that.
import { setTimeout as sleep } from "node:timers/promises";
import { loadConfig } from "../config/index.ts";
import { identityOf, isAlive, signalGroup, signalPid } from "../supervisor/process-identity.ts";
import { readStatus, type ServiceStatus, type StackStatus } from "../supervisor/stack-state.ts";
import { runCommand } from "./output.ts";

await runCommand(async () => {
  const { stateDir, stopGraceSeconds } = loadConfig().stack;
  const status = readStatus(stateDir);
  if (status === null || !isAlive(status.supervisor)) {
    const orphans = status === null ? [] : endOrphans(status.services);
    console.log(
      orphans.length === 0 ? "No stack is up." : `Ended what an earlier stack left: ${orphans.join(", ")}.`,
    );
    return;
  }
  await stopSupervisor(status, stateDir, stopGraceSeconds);
});

async function stopSupervisor(status: StackStatus, stateDir: string, graceSeconds: number): Promise<void> {
  signalPid(status.supervisor.pid, "SIGTERM");
  // Services stop in three rounds, each with its own grace.
  const deadline = Date.now() + 3 * graceSeconds * 1000 + 5000;
  const reported = new Set<string>();
  const reportStopped = () => {
    const services = [...(readStatus(stateDir)?.services ?? [])].sort((a, b) =>
      a.since.localeCompare(b.since),
    );
    for (const { name, state } of services) {
      if (state !== "stopped" || reported.has(name)) continue;
      reported.add(name);
      console.log(`${name.padEnd(10)} stopped`);
    }
  };
  while (isAlive(status.supervisor) && Date.now() < deadline) {
    reportStopped();
    await sleep(100);
  }
  reportStopped();
  if (!isAlive(status.supervisor)) {
    console.log("The stack is down.");
    return;
  }
  console.log(`process ${status.supervisor.pid} does not stop; ending it and its services`);
  const { services } = readStatus(stateDir) ?? status;
  signalPid(status.supervisor.pid, "SIGKILL");
  endOrphans(services);
}

/** Ends services whose supervisor is gone: exactly the processes it recorded, never others with their pids. */
function endOrphans(services: readonly ServiceStatus[]): string[] {
  return services.flatMap(({ name, pid, processStartedAt }) => {
    if (pid === null || processStartedAt === null) return [];
    if (identityOf(pid)?.startedAt !== processStartedAt) return [];
    signalGroup(pid, "SIGKILL");
    return [`${name} (process ${pid})`];
  });
}
