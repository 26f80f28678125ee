import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";

/** Reads what is added to a log, from now on. */
export class LogFollower {
  readonly #path: string;
  #position: number;

  constructor(path: string) {
    this.#path = path;
    this.#position = sizeOf(path);
  }

  /** The text added since the last call; empty when there is none. */
  read(): string {
    const size = sizeOf(this.#path);
    // A log that became shorter was started afresh.
    const from = Math.min(this.#position, size);
    this.#position = size;
    return size > from ? readPart(this.#path, from, size) : "";
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function readPart(path: string, from: number, to: number): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(to - from);
    readSync(file, bytes, 0, bytes.length, from);
    return bytes.toString("utf8");
  } finally {
    closeSync(file);
  }
}
