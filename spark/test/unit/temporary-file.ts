import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Writes a file into a new folder of its own and returns its path. */
export function temporaryFile(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "kindling-")), name);
  writeFileSync(path, content);
  return path;
}
