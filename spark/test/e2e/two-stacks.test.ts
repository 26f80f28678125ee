import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadConfig, repositoryRoot } from "../../config/index.ts";
import { freePortBlock } from "../../start/test-ports.ts";
import { identityOf, isAlive } from "../../supervisor/process-identity.ts";
import { readRunning, readStatus, type StackStatus } from "../../supervisor/stack-state.ts";
import { waitFor } from "../support/wait-for.ts";

let environment: Record<string, string | undefined>;
let stateDir: string;

beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), "kindling-second-"));
  const { SPARK_REMOTE: _, ...inherited } = process.env;
  environment = {
    ...inherited,
    ...(await freePortBlock()),
    KINDLING_STACK_STATE_DIR: stateDir,
    // Small, because another stack runs beside it.
    KINDLING_SPARK_DRIVER_HEAP_MB: "768",
    KINDLING_SPARK_EXECUTOR_HEAP_MB: "512",
  };
});

afterAll(() => {
  command("down");
  rmSync(stateDir, { recursive: true, force: true });
});

function command(name: string, ...args: string[]) {
  const run = spawnSync("npm", ["--prefix", repositoryRoot, "run", "--silent", name, "--", ...args], {
    encoding: "utf8",
    // From a folder that is not the checkout's.
    cwd: tmpdir(),
    env: environment,
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

function second(): StackStatus {
  const status = readRunning(stateDir);
  if (status === null) throw new Error("the second stack is not up");
  return status;
}

function processes({ services }: StackStatus) {
  return services.map(({ pid, processStartedAt }) => ({ pid: pid ?? 0, startedAt: processStartedAt ?? "" }));
}

it("a second stack comes up beside the first, as another cluster with other secrets", () => {
  const up = command("up");
  expect(up.output).toMatch(/connect +ready/);
  expect(up.status).toBe(0);
  const first = readRunning(loadConfig().stack.stateDir);
  if (first === null) throw new Error("the first stack is not up: npm test starts it, or npm run up");
  const identityOfKafka = (status: StackStatus | null) =>
    status?.services.find(({ name }) => name === "kafka")?.identity;
  expect(identityOfKafka(first)).toMatch(/^cluster /);
  expect(identityOfKafka(second())).not.toBe(identityOfKafka(first));
  expect(loadConfig(environment).storage.secretKey).not.toBe(loadConfig().storage.secretKey);
});

it("starting it again changes nothing", () => {
  const before = processes(second());
  const again = command("up");
  expect(again.output).toContain("The stack is up already");
  expect(again.status).toBe(0);
  expect(processes(second())).toEqual(before);
});

it("its state is shown, and its logs", () => {
  const shown = command("ps");
  expect(shown.status).toBe(0);
  for (const name of ["storage", "kafka", "postgres", "master", "worker", "connect"]) {
    expect(shown.output).toMatch(new RegExp(`^${name} +ready`, "m"));
  }
  expect(command("logs", "connect", "-n", "200").output).toContain("Spark Connect server started");
});

it("reset refuses while it is up", () => {
  const refused = command("reset", "--yes");
  expect(refused.output).toContain("a stack is up");
  expect(refused.status).toBe(1);
});

it("nothing of it survives its supervisor being killed outright", async () => {
  const before = second();
  const all = processes(before);
  expect(all.every(isAlive)).toBe(true);
  process.kill(before.supervisor.pid, "SIGKILL");
  await waitFor("the end of every process", () => all.every((one) => !isAlive(one)), 40);
  expect(command("ps").output).toContain("No stack is up");
});

it("comes up again on the same data after that, and goes down in order", () => {
  const before = readStatus(stateDir)?.services.find(({ name }) => name === "kafka")?.identity;
  expect(command("up").status).toBe(0);
  const status = second();
  expect(status.services.find(({ name }) => name === "kafka")?.identity).toBe(before);
  const all = processes(status);
  const down = command("down");
  expect(down.output).toContain("The stack is down.");
  const order = [...down.output.matchAll(/^(\w+) +stopped$/gm)].map(([, name]) => name);
  expect(order.indexOf("connect")).toBe(0);
  expect(order.indexOf("worker")).toBeLessThan(order.indexOf("master"));
  expect(all.every((one) => !isAlive(one))).toBe(true);
  expect(identityOf(status.supervisor.pid)?.startedAt).not.toBe(status.supervisor.startedAt);
});

it("names the owner of a port before it starts anything", async () => {
  const port = Number(environment.KINDLING_KAFKA_PORT);
  const blocker = createServer();
  await once(blocker.listen(port, "127.0.0.1"), "listening");
  // The owner is this very process, which must go on answering while the command runs: it needs no answer.
  const refused = command("up");
  blocker.close();
  expect(refused.status).toBe(1);
  expect(refused.output).toContain(`kafka (clients): port ${port} is taken by process ${process.pid}`);
  expect(readStatus(stateDir)?.state).not.toBe("running");
});

it("reset deletes its data and nothing else", () => {
  expect(command("reset", "--yes").output).toMatch(/^Deleted .*kafka.*postgres/);
  expect(command("reset", "--yes").output).toContain("There is nothing to delete");
});
