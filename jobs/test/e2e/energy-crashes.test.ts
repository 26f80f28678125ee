import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, run, start } from "../../harness/programs.ts";
import { crash } from "../../harness/services.ts";
import { until } from "../../harness/until.ts";
import { exitCodes } from "../../lib/job/exit-codes.ts";
import { ensureModel, lastBatch, runJob } from "./support.ts";

const job = "energy-stream-inference";
const started: Running[] = [];
beforeAll(async () => {
  expect((await run("producers/energy/load-bronze.ts")).code).toBe(0);
  await ensureModel();
});
afterAll(() => {
  for (const { process: child } of started) child.kill("SIGKILL");
});

function background(program: string, ...args: readonly string[]): Running {
  const running = start(program, ...args);
  started.push(running);
  return running;
}

const startRunner = () => background("jobs/run.ts", job);

async function runs(runner: Running, times = 1): Promise<void> {
  const count = () => runner.output().match(/query predictions (runs|was left running)/g)?.length ?? 0;
  await until("the runner has its queries running", () => count() >= times, { known: runner.output });
}

/** A batch that began after a moment shows that the stream goes on. */
async function goesOn(since: number, runner: Running): Promise<void> {
  const isOn = () => ["weather", "prices"].every((query) => lastBatch(query) > since);
  await until("the stream goes on", isOn, { seconds: 300, known: runner.output });
}

describe("a stream whose parts crash", () => {
  it("loses nothing and doubles nothing, and goes on by itself", async () => {
    let runner = startRunner();
    await runs(runner);
    const weather = background("producers/energy/producer-weather.ts", "--restart", "--bad-share", "0.1");
    await until("the replay has begun", () => lastBatch("weather") > 0, { known: runner.output });
    const forecast = background(
      "producers/energy/producer-forecast.ts",
      ...["--every", "24", "--bad-share", "0.05"],
    );

    const second = await runJob(job);
    expect(second.code, second.output).toBe(exitCodes.alreadyRunning);
    expect(second.output).toContain(`${job} is already running in process ${runner.process.pid}`);

    for (const victim of ["connect", "worker", "kafka"]) {
      const crashedAt = Date.now();
      await crash(victim);
      await goesOn(crashedAt, runner);
    }

    runner.process.kill("SIGKILL");
    await runner.exit;
    const killedAt = Date.now();
    runner = startRunner();
    await runs(runner);
    expect(runner.output()).toContain("was left running by a runner that was killed; taken over");
    await goesOn(killedAt, runner);

    for (const { process: child, exit } of [weather, forecast]) {
      child.kill("SIGTERM");
      const { code, output } = await exit;
      expect(code, output).toBe(0);
    }
    const verified = await run("jobs/energy/verify/main.ts");
    expect(verified.code, `${verified.output}\n${runner.output().slice(-2_000)}`).toBe(0);

    runner.process.kill("SIGTERM");
    const { code, output } = await runner.exit;
    expect(code, output).toBe(exitCodes.ok);
    expect(output).toContain(`${job}: done in`);
  });
});
