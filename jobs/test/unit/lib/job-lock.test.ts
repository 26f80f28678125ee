import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockJob } from "../../../lib/job/job-lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kindling-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lockFile = () => join(folder, "jobs", "a.lock");

describe("lockJob", () => {
  it("refuses a second holder and names the first", () => {
    const lock = lockJob(folder, "a");
    expect(() => lockJob(folder, "a")).toThrow(`a is already running in process ${process.pid}`);
    lock.release();
    lockJob(folder, "a").release();
  });

  it("lets different jobs run at once", () => {
    const locks = [lockJob(folder, "a"), lockJob(folder, "b")];
    for (const lock of locks) lock.release();
  });

  it("takes over the lock of a process that was killed", async () => {
    lockJob(folder, "a").release();
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const exited = once(child, "exit");
    writeFileSync(lockFile(), JSON.stringify({ pid: child.pid, startedAt: null }));
    child.kill("SIGKILL");
    await exited;
    const lock = lockJob(folder, "a");
    expect(JSON.parse(readFileSync(lockFile(), "utf8"))).toMatchObject({ pid: process.pid });
    lock.release();
  });

  it("takes over a lock whose number belongs to a later process by now", () => {
    lockJob(folder, "a").release();
    writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, startedAt: "1" }));
    lockJob(folder, "a").release();
  });

  it("takes over a lock that was cut short", () => {
    lockJob(folder, "a").release();
    writeFileSync(lockFile(), '{"pid":');
    lockJob(folder, "a").release();
  });
});
