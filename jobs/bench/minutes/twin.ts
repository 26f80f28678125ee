import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { repositoryRoot } from "@kindling/spark/config";

/** A running program that starts and stops the query of minutes, in one of two languages. */
export class Twin {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #errors: string[] = [];

  constructor([program = "", ...args]: readonly string[], remote: string) {
    // As in PySpark's own documentation: the client alone must not look for a local Spark.
    const env = { ...process.env, BENCH_REMOTE: remote, SPARK_CONNECT_MODE_ENABLED: "1" };
    this.#process = spawn(program, args, { cwd: repositoryRoot, env });
    this.#process.stderr.on("data", (chunk: Buffer) => this.#errors.push(chunk.toString()));
    this.#process.stdin.on("error", () => undefined);
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** @throws Error with what the program printed if it ends instead of answering */
  async ask<Answer>(order: unknown): Promise<Answer> {
    this.#process.stdin.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`a twin ended early: ${this.#errors.join("")}`);
    return JSON.parse(value);
  }

  end(): void {
    this.#process.stdin.end();
  }
}
