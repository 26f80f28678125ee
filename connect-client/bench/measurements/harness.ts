import { createInterface } from "node:readline";
import { SparkSession } from "../../src/index.ts";

/** A piece of work to time; `before` and `after` are not timed, and `after` throws if the result is wrong. */
export interface Work<Input, Result> {
  /** @param turn - counts the samples, so that each may have data no server has seen */
  readonly before?: (turn: number) => Input;
  readonly run: (input: Input) => Result | Promise<Result>;
  readonly after?: (result: Result) => void | Promise<void>;
}

/** The session of a measurement, on the server of the run. */
export function openSession(): Promise<SparkSession> {
  return SparkSession.builder.remote(process.env.SPARK_REMOTE ?? "").getOrCreate();
}

/**
 * Reads from standard input how many samples to take, line by line, and answers each line with their times.
 * Its Python twin is `harness.py`.
 */
export async function measure<Input, Result>(spark: SparkSession, work: Work<Input, Result>): Promise<void> {
  let turn = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const [ms, cpuMs]: [number[], number[]] = [[], []];
    for (let i = Number(line); i > 0; i--) {
      // Only a work that has no `before` takes no input.
      const input = work.before?.(turn++) as Input;
      const [start, cpu] = [performance.now(), process.cpuUsage()];
      const result = await work.run(input);
      ms.push(performance.now() - start);
      const { user, system } = process.cpuUsage(cpu);
      cpuMs.push((user + system) / 1000);
      await work.after?.(result);
    }
    // In kilobytes, whatever the platform.
    const peakMb = process.resourceUsage().maxRSS / 1024;
    console.log(JSON.stringify({ ms, cpuMs, peakMb }));
  }
  await spark.stop();
}
