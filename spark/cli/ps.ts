// npm run ps [-- --json]: what runs, since when, how often it was restarted, and how much memory it takes.
import { parseArgs } from "node:util";
import { loadConfig } from "../config/index.ts";
import { isAlive } from "../supervisor/process-identity.ts";
import { readStatus, type ServiceStatus } from "../supervisor/stack-state.ts";
import { age, runCommand, table } from "./output.ts";

await runCommand(() => {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  const status = readStatus(loadConfig().stack.stateDir);
  const alive = status !== null && isAlive(status.supervisor);
  if (values.json) {
    console.log(JSON.stringify({ up: alive, ...status }, null, 2));
  } else if (!alive) {
    console.log("No stack is up. Start it with npm run up.");
  } else {
    const total = status.services.reduce((sum, { memoryMb }) => sum + (memoryMb ?? 0), 0);
    console.log(
      table(
        ["name", "state", "for", "pid", "ports", "restarts", "MiB", "identity"],
        status.services.map(row),
      ),
    );
    console.log(
      `\nsupervisor ${status.supervisor.pid}, up ${age(status.startedAt)}, services take ${total} MiB`,
    );
    for (const { name, lastExit } of status.services)
      if (lastExit) console.log(`${name} last ended with ${lastExit}`);
  }
  if (!alive) process.exitCode = 3;
});

function row(service: ServiceStatus): string[] {
  return [
    service.name,
    service.state,
    age(service.since),
    String(service.pid ?? "-"),
    service.ports.map(({ port }) => port).join(" "),
    String(service.restarts),
    String(service.memoryMb ?? "-"),
    service.identity ?? "",
  ];
}
