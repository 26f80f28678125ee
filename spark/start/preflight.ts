// Run by the bootstrap while it still fetches jars: is the configuration valid, and are the ports free?
import { runCommand } from "../cli/output.ts";
import { loadConfig } from "../config/index.ts";
import { stackServices } from "../services/stack.ts";
import { requireFreePorts } from "../supervisor/free-ports.ts";
import { readRunning } from "../supervisor/stack-state.ts";

await runCommand(async () => {
  const config = loadConfig();
  if (readRunning(config.stack.stateDir) !== null) return;
  await requireFreePorts(stackServices(config));
});
