import { afterAll, describe, expect, it } from "vitest";
import { type Running, run, start } from "../../harness/programs.ts";
import { until } from "../../harness/until.ts";
import { exitCodes } from "../../lib/job/exit-codes.ts";
import { crash } from "./support.ts";

/** `ORDERS_SEED=7 npm run vitest -- --project e2e orders` lets parts crash, in an order that follows from the seed. */
const { ORDERS_SEED } = process.env;
const seed = Number(ORDERS_SEED ?? 1);
const started: Running[] = [];
afterAll(() => {
  for (const { process: child } of started) child.kill("SIGKILL");
});

function background(program: string, ...args: readonly string[]): Running {
  const running = start(program, ...args);
  started.push(running);
  return running;
}

const startCurrent = () => background("jobs/run.ts", "orders-current");

/** Steps with changes that a runner of orders-current has told of. */
function stepsOf({ output }: Running): number {
  const [, steps = "0"] = [...output().matchAll(/rows in ([\d,]+) steps/g)].at(-1) ?? [];
  return Number(steps.replaceAll(",", ""));
}

/** What crashes, in order; nothing unless asked for, because each takes a minute. */
function victims(): string[] {
  if (ORDERS_SEED === undefined) return [];
  const all = ["runner", "connect", "storage"];
  return [...all.slice(seed % all.length), ...all.slice(0, seed % all.length)];
}

describe("food orders", () => {
  it(`are in the lake as they are in the database, seed ${seed}`, async () => {
    console.log(`ORDERS_SEED=${seed}`);
    const log = background("spark/cli/orders-log.ts");
    const stream = background("jobs/run.ts", "orders-stream");
    let current = startCurrent();
    const producer = background("producers/orders/producer-orders.ts", "--rate", "20", "--seed", `${seed}`);
    const goesOn = async (since: number) => {
      const known = () =>
        [producer, log, stream, current].map(({ output }) => output().slice(-1_500)).join("\n---\n");
      await until("orders-current goes on", () => stepsOf(current) > since, { seconds: 300, known });
    };
    await goesOn(0);
    for (const victim of victims()) {
      if (victim === "runner") {
        current.process.kill("SIGKILL");
        await current.exit;
        current = startCurrent();
        await goesOn(0);
      } else {
        const before = stepsOf(current);
        await crash(victim);
        await goesOn(before);
      }
    }
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
