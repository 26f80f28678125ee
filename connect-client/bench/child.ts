import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What a program of `measurements/` tells of one turn. */
export interface Samples {
  readonly ms: readonly number[];
  /** Of the program alone, not of the server. */
  readonly cpuMs: readonly number[];
  readonly peakMb: number;
}

/** A running program of `measurements/` that takes samples when it is told to. */
export class Child {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #errors: string[] = [];

  constructor(command: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
    const [program = "", ...args] = command;
    this.#process = spawn(program, args, options);
    this.#process.stderr.on("data", (chunk: Buffer) => this.#errors.push(chunk.toString()));
    // A program that failed closes its input; what it printed tells the reason.
    this.#process.stdin.on("error", () => undefined);
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** @throws Error with what the program printed if it ends instead of answering */
  async sample(count: number): Promise<Samples> {
    this.#process.stdin.write(`${count}\n`);
    return JSON.parse(await this.line());
  }

  async line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`A measurement ended early: ${this.#errors.join("")}`);
    return value;
  }

  end(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#process.exitCode !== null) resolve();
      else this.#process.once("close", () => resolve());
      this.#process.stdin.end();
    });
  }
}
