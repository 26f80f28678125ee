import { afterAll, describe, expect, it } from "vitest";
import { type Running, run, start } from "../../harness/programs.ts";
import { until } from "../../harness/until.ts";
import { exitCodes } from "../../lib/job/exit-codes.ts";

const started: Running[] = [];
afterAll(() => {
  for (const { process: child } of started) child.kill("SIGKILL");
});

function background(program: string, ...args: readonly string[]): Running {
  const running = start(program, ...args);
  started.push(running);
  return running;
}

/** Steps with changes that a runner of orders-current has told of. */
function stepsOf({ output }: Running): number {
  const [, steps = "0"] = [...output().matchAll(/rows in ([\d,]+) steps/g)].at(-1) ?? [];
  return Number(steps.replaceAll(",", ""));
}

describe("food orders", () => {
  it("are in the lake as they are in the database", async () => {
    const log = background("spark/cli/orders-log.ts");
    const stream = background("jobs/run.ts", "orders-stream");
    const current = background("jobs/run.ts", "orders-current");
    const producer = background("producers/orders/producer-orders.ts", "--rate", "20", "--seed", "1");
    const known = () =>
      [producer, log, stream, current].map(({ output }) => output().slice(-1_500)).join("\n---\n");
    await until("orders-current has changes", () => stepsOf(current) > 0, { seconds: 300, known });
    producer.process.kill("SIGTERM");
    const produced = await producer.exit;
    expect(produced.code, produced.output).toBe(0);

    const verified = await run("jobs/orders/verify/main.ts", "--wait", "120");
    expect(verified.code, verified.output).toBe(0);
    expect(verified.output).toContain("Nothing lost, nothing doubled, nothing altered.");

    for (const { process: child, exit } of [current, stream, log]) {
      child.kill("SIGTERM");
      const { code, output } = await exit;
      expect(code, output.slice(-2_000)).toBe(exitCodes.ok);
    }
  });
});
