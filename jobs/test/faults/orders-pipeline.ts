import { storageClient } from "@kindling/spark/clients";
import { SparkSession } from "spark-connect-js";
import { expect } from "vitest";
import { hasEnded, type Running, run, start } from "../../harness/programs.ts";
import { until } from "../../harness/until.ts";
import { MarkStore } from "../../orders/polling/mark-store.ts";
import { config } from "../e2e/support.ts";
import type { FaultPipeline } from "./inflict.ts";

/** The programs of the food orders; each by what it does. */
const programs = {
  business: ["producers/orders/producer-orders.ts", "--rate", "20"],
  log: ["spark/cli/orders-log.ts"],
  polling: ["jobs/run.ts", "orders-cdc"],
  stream: ["jobs/run.ts", "orders-stream"],
  table: ["jobs/run.ts", "orders-current"],
} as const;
export type OrdersProgram = keyof typeof programs;
const names = Object.keys(programs) as OrdersProgram[];

/** The food orders as they run day and night: a business, both ways to the topic, the log of the lake and its table. */
export class OrdersPipeline implements FaultPipeline {
  readonly #seed: number;
  readonly #running = new Map<OrdersProgram, Running>();
  readonly #marks = new MarkStore(storageClient(config.storage), config);
  #spark: SparkSession | undefined;

  constructor(seed: number) {
    this.#seed = seed;
  }

  async ensureRuns(): Promise<void> {
    for (const name of names) if (!this.runs(name)) this.start(name);
  }

  runs(name: OrdersProgram): boolean {
    const running = this.#running.get(name);
    return running !== undefined && !hasEnded(running);
  }

  start(name: OrdersProgram, ...more: readonly string[]): Running {
    const [program, ...args] = programs[name];
    const seed = name === "business" ? ["--seed", String(this.#seed)] : [];
    const running = start(program, ...args, ...seed, ...more);
    this.#running.set(name, running);
    return running;
  }

  /** Kills a program outright, and waits until the Kafka Connect that ends with it is gone, too. */
  async killOne(name: OrdersProgram): Promise<void> {
    this.#running.get(name)?.process.kill("SIGKILL");
    await this.#running.get(name)?.exit;
    if (name !== "log") return;
    const connect = `http://127.0.0.1:${config.orders.kafka.connectPort}`;
    const isGone = () =>
      fetch(connect).then(
        () => false,
        () => true,
      );
    await until("Kafka Connect is gone", isGone);
  }

  /** Orders that the table of the lake has, the oldest first. */
  async ordersOfLake(count: number): Promise<bigint[]> {
    const found = (await this.#session()).table("lake.gold.orders_current").orderBy("order_id").limit(count);
    return (await found.collect()).map(({ order_id }) => BigInt(String(order_id)));
  }

  /** How many changes the log has, and how many orders the table. */
  async lakeCounts(): Promise<{ readonly log: number; readonly table: number }> {
    const spark = await this.#session();
    const counts = await spark.sql(`SELECT (SELECT count(*) FROM lake.bronze.orders_log) AS log,
      (SELECT count(*) FROM lake.gold.orders_current) AS table`);
    const [row] = await counts.collect();
    return { log: Number(row?.log), table: Number(row?.table) };
  }

  /** Asks a program to stop, and expects that it does. */
  async stopOne(name: OrdersProgram): Promise<void> {
    const running = this.#running.get(name);
    if (running === undefined || !this.runs(name)) throw new Error(`${name} does not run:\n${this.said()}`);
    // Before it says anything it may not know yet what to do when asked.
    await until(`${name} has begun`, () => running.output() !== "");
    running.process.kill("SIGTERM");
    const { code, output } = await running.exit;
    expect([name, code], output.slice(-3_000)).toEqual([name, 0]);
  }

  /** Waits until a program has said something since it was started. */
  async untilSaid(name: OrdersProgram, words: string): Promise<void> {
    const hasSaid = () => this.#running.get(name)?.output().includes(words) === true;
    await until(`${name} says: ${words}`, hasSaid, { seconds: 400, known: () => this.said() });
  }

  /** Recovered is what has taken in a change of the business that was committed after the moment. */
  async recovered(since: number): Promise<number> {
    const isOn = async () => {
      const ended = [...this.#running.keys()].find((name) => !this.runs(name) && name !== "polling");
      if (ended !== undefined) throw new Error(`${ended} ended:\n${this.said()}`);
      return (await this.#takenIn().catch(() => 0)) > since;
    };
    await until("changes pass", isOn, { seconds: 500, known: () => this.said() });
    return Date.now() - since;
  }

  async verify(): Promise<string> {
    const polling = this.runs("polling") ? ["--polling"] : [];
    const { code, output } = await run("jobs/orders/verify/main.ts", "--wait", "150", ...polling);
    expect(code, `${output}\n${this.said()}`).toBe(0);
    expect(output).toContain("Nothing lost, nothing doubled, nothing altered.");
    return output;
  }

  async stop(): Promise<void> {
    for (const name of names) if (this.runs(name)) await this.stopOne(name);
    await this.#spark?.stop();
  }

  kill(): void {
    for (const { process: child } of this.#running.values()) child.kill("SIGKILL");
  }

  said(): string {
    return [...this.#running]
      .map(([name, { output }]) => `${name}:\n${output().slice(-1_500)}`)
      .join("\n---\n");
  }

  /** When the change was committed that all of it has taken in, epoch milliseconds. */
  async #takenIn(): Promise<number> {
    const polled = this.runs("polling") ? (await this.#marks.read()).mark.updated_at : undefined;
    try {
      const spark = await this.#session();
      const [row] = await (
        await spark.sql(`SELECT
          (SELECT unix_millis(max(committed_at)) FROM lake.bronze.orders_log WHERE source = 'log' AND op <> 'r') AS in_log,
          (SELECT unix_millis(max(committed_at)) FROM lake.gold.orders_current WHERE op <> 'r') AS in_table`)
      ).collect();
      const takenIn = [
        row?.in_log,
        row?.in_table,
        ...(polled === undefined ? [] : [Date.parse(polled ?? "1970-01-01")]),
      ];
      return Math.min(...takenIn.map((at) => Number(at ?? 0)));
    } catch (error) {
      // Its server may be another by now.
      this.#spark = undefined;
      throw error;
    }
  }

  async #session(): Promise<SparkSession> {
    this.#spark ??= await SparkSession.builder.remote(config.spark.remote).create();
    return this.#spark;
  }
}
