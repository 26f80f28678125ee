// npm run doctor: what this machine has, what it lacks, and who sits on the stack's ports.
import { hasJars } from "../bootstrap/jars.mjs";
import { hasPackages } from "../bootstrap/packages.mjs";
import {
  checkDisk,
  checkJava,
  checkMaven,
  checkMemory,
  checkNetwork,
  checkNode,
  type Finding,
  missing,
  ok,
  warning,
} from "../bootstrap/preflight.mjs";
import { type Config, ConfigError, loadConfig } from "../config/index.ts";
import { ordersHealth } from "../services/orders/health.ts";
import { stackServices } from "../services/stack.ts";
import { takenPorts } from "../supervisor/free-ports.ts";
import { describeTakenPort, isPortFree, portOwner } from "../supervisor/port-owner.ts";
import { readRunning } from "../supervisor/stack-state.ts";
import { runCommand, table } from "./output.ts";

await runCommand(async () => {
  const findings = [
    checkNode(),
    checkJava(),
    checkMaven(),
    checkMemory(),
    checkDisk(),
    checkPackages(),
    checkJars(),
  ];
  if (!hasPackages() || !hasJars()) findings.push(checkNetwork());
  findings.push(...(await checkStack()));
  console.log(
    table(
      ["", "what", ""],
      findings.map(({ level, what, sentence }) => [level, what, sentence]),
    ),
  );
  if (findings.some(({ level }) => level === "missing")) process.exitCode = 1;
});

function checkPackages(): Finding {
  if (hasPackages()) return ok("packages", "The npm packages are those of the lockfile.");
  return warning("packages", "The npm packages are not those of the lockfile: npm start installs them.");
}

function checkJars(): Finding {
  if (hasJars()) return ok("jars", "The jars are there.");
  return warning("jars", "The jars are not there yet: npm run up fetches them, 0.5 GB.");
}

async function checkStack(): Promise<Finding[]> {
  try {
    const config = loadConfig();
    const configured = ok(
      "config",
      `The configuration is valid, profile ${config.profile}; the state folder is ${config.stack.stateDir}.`,
    );
    const running = readRunning(config.stack.stateDir);
    if (running !== null) {
      const unwell = running.services.filter(({ state }) => state !== "ready");
      const sentence = `A stack is up, supervised by process ${running.supervisor.pid}`;
      if (unwell.length === 0)
        return [configured, ok("stack", `${sentence}; every service is ready.`), await checkOrders(config)];
      const names = unwell.map(({ name, state }) => `${name} is ${state}`).join(", ");
      return [configured, warning("stack", `${sentence}; ${names}: see npm run logs -- ${unwell[0]?.name}.`)];
    }
    const ports = (await takenPorts(stackServices(config))).map((sentence) =>
      missing("ports", `${sentence}.`),
    );
    const taken = ports.length > 0 ? ports : [ok("ports", "All ports of the stack are free.")];
    return [configured, ...taken, await checkDashboardPort(config.ui.port)];
  } catch (error) {
    if (error instanceof ConfigError) return [missing("config", error.message)];
    throw error;
  }
}

async function checkOrders(config: Config): Promise<Finding> {
  const { database } = config.orders.postgres;
  try {
    const { orders, slot } = await ordersHealth(config);
    const sentence = `${database} answers, with ${orders.toLocaleString("en-US")} orders`;
    if (slot === null) return ok("orders", `${sentence}; its log is not read.`);
    const kept = `${sentence}; the log keeps ${Math.round(slot.keptBytes / 2 ** 20)} MiB for its reader`;
    if (slot.status === "reserved" || slot.status === "extended") return ok("orders", `${kept}.`);
    return warning("orders", `${kept}, whose place is ${slot.status}: see spark/README.md, Orders.`);
  } catch (error) {
    return warning(
      "orders",
      `${database} does not answer: ${error instanceof Error ? error.message : error}.`,
    );
  }
}

async function checkDashboardPort(port: number): Promise<Finding> {
  if (await isPortFree(port)) return ok("ports", `The dashboard's port ${port} is free.`);
  return missing(
    "ports",
    `dashboard: ${describeTakenPort(port, portOwner(port))}: end it or set ui.port in config.yml.`,
  );
}
