import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { acquireLock } from "../../../supervisor/stack-lock.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const folder = temporaryFolder();

it("lets one program run a group, names it to the second, and lets the next in after it", () => {
  const release = acquireLock(folder(), "stack");
  expect(() => acquireLock(folder(), "stack")).toThrow(
    `process ${process.pid} runs the stack of ${folder()} already; stop it with npm run down or Ctrl-C`,
  );
  acquireLock(folder(), "application")();
  release();
  acquireLock(folder(), "stack")();
});

it.each([
  ["of a dead process", JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "1" })],
  ["of an earlier process with this pid", JSON.stringify({ pid: process.pid, startedAt: "1" })],
  ["half written", '{"pid":'],
])("takes over a lock %s", (_, content) => {
  writeFileSync(join(folder(), "stack.lock"), content);
  acquireLock(folder(), "stack")();
});
