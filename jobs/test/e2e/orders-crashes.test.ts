import { withOrdersClient } from "@kindling/spark/clients";
import { afterAll, describe, expect, it } from "vitest";
import { exitCodes } from "../../lib/job/exit-codes.ts";
import { config, crash, type Running, run, start, until } from "./support.ts";

const seed = Number(process.env.ORDERS_SEED ?? Date.now() % 1_000_000);
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

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Inserts, updates and deletes orders one after the other until `stop`; returns how many it wrote. */
function keepWriting(random: () => number, stop: AbortSignal): Promise<number> {
  return withOrdersClient(config, "app", async (app) => {
    const living: string[] = [];
    let written = 0;
    while (!stop.aborted) {
      const id = living[Math.floor(random() * living.length)];
      const what = random();
      if (id === undefined || what < 0.4) {
        const made = await app.query<{ order_id: string }>(
          `INSERT INTO orders (customer_id, restaurant_id, order_total, note, tags)
           VALUES ($1, 7, $2, $3, '{e2e,ü}') RETURNING order_id`,
          [Math.floor(random() * 1e9), (random() * 1e4).toFixed(2), `note ${random()}`],
        );
        living.push(made.rows[0]?.order_id ?? "");
      } else if (what < 0.85) {
        await app.query("UPDATE orders SET tip = $1, delivered_at = clock_timestamp() WHERE order_id = $2", [
          (random() * 10).toFixed(2),
          id,
        ]);
      } else {
        await app.query("DELETE FROM orders WHERE order_id = $1", [id]);
        living.splice(living.indexOf(id), 1);
      }
      written += 1;
      await app.query("SELECT pg_sleep(0.05)");
    }
    return written;
  });
}

describe("food orders whose parts crash", () => {
  it(`are in the lake as they are in the database, seed ${seed}`, async () => {
    console.log(`ORDERS_SEED=${seed}`);
    const random = randomNumbers(seed);
    const log = background("spark/cli/orders-log.ts");
    const stream = background("jobs/run.ts", "orders-stream");
    let current = startCurrent();
    const stop = new AbortController();
    const writing = keepWriting(random, stop.signal);
    const goesOn = async (since: number) => {
      const known = () => [log, stream, current].map(({ output }) => output().slice(-1_500)).join("\n---\n");
      await until("orders-current goes on", () => stepsOf(current) > since, { seconds: 300, known });
    };
    try {
      await goesOn(0);
      for (const victim of ["runner", "connect", "storage"].sort(() => random() - 0.5)) {
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
    } finally {
      stop.abort();
    }
    expect(await writing).toBeGreaterThan(0);
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
