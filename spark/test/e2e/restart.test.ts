import { expect, it } from "vitest";
import { loadConfig } from "../../config/index.ts";
import { stackServices } from "../../services/stack.ts";
import { readStatus, type ServiceStatus } from "../../supervisor/stack-state.ts";
import { waitFor } from "../support/wait-for.ts";

const config = loadConfig();

function statusOf(name: string): ServiceStatus {
  const found = readStatus(config.stack.stateDir)?.services.find((service) => service.name === name);
  if (found === undefined) throw new Error(`stack.json has no ${name}; is the stack up?`);
  return found;
}

it.each(["storage", "postgres", "kafka", "master", "worker", "connect"])(
  "%s, killed outright, comes back as itself and the fact is shown",
  async (name) => {
    const before = statusOf(name);
    const service = stackServices(config).find((one) => one.name === name);
    if (before.pid === null || service === undefined) throw new Error(`${name} does not run`);
    process.kill(before.pid, "SIGKILL");
    const after = await waitFor(
      `${name} ready again`,
      () => {
        const now = statusOf(name);
        return now.state === "ready" && now.restarts === before.restarts + 1 ? now : null;
      },
      90,
    );
    expect(after.pid).not.toBe(before.pid);
    expect(after.lastExit).toBe("signal SIGKILL");
    // Its data, and with it its name, outlive the process; a worker and an application are new ones.
    if (["storage", "postgres", "kafka", "master"].includes(name))
      expect(after.identity).toBe(before.identity);
    else expect(after.identity).not.toBe(before.identity);
    expect(await service.identify()).toBe(after.identity);
  },
);

it("after all that, the worker is registered and the application has its executor", async () => {
  const page = await waitFor(
    "an executor",
    async () => {
      const answer = await fetch(`http://127.0.0.1:${config.spark.ports.masterUi}/json/`);
      const { workers, activeapps } = (await answer.json()) as {
        workers: { state: string; coresused: number }[];
        activeapps: { cores: number }[];
      };
      const alive = workers.filter(({ state }) => state === "ALIVE");
      return alive.length === 1 && alive[0]?.coresused === config.spark.cores ? { alive, activeapps } : null;
    },
    60,
  );
  expect(page.activeapps.filter(({ cores }) => cores === config.spark.cores)).toHaveLength(1);
});
