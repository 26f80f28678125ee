import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";

const longestTailBytes = 64 * 1024;

/** The last lines of a log; empty when there is no such file. */
export function tail(path: string, lines: number): string {
  if (!existsSync(path)) return "";
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const length = Math.min(size, longestTailBytes);
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, size - length);
    return bytes.toString("utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } finally {
    closeSync(file);
  }
}
