/** Where lines go, and whether a person watches them. */
export interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/**
 * Lines that tell how far something is. Where a person watches, lines that only count (`stage 12 of 24`) take
 * each other's place; a file or a pipe gets every line.
 */
export class ProgressLines {
  readonly #terminal: Terminal;
  #replaceable = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  line(text: string): void {
    const isProgress = this.#terminal.isTTY === true && /\d+ of \d+/.test(text);
    const shown = isProgress ? text.slice(0, (this.#terminal.columns ?? 80) - 1) : text;
    const start = this.#replaceable ? "\r\u001b[K" : "";
    this.#terminal.write(`${start}${shown}${isProgress ? "" : "\n"}`);
    this.#replaceable = isProgress;
  }

  /** Lets the last line stand. */
  keep(): void {
    if (this.#replaceable) this.#terminal.write("\n");
    this.#replaceable = false;
  }
}
